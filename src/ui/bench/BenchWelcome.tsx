import { useWords } from "../useWords";

/** What the Benchmark view says before there is anything to show. */
export function BenchWelcome() {
  const t = useWords();
  return (
    <div className="panel bench-welcome">
      <h2>{t`How fast is this device?`}</h2>
      <p>
        {t`The benchmark trains the lab's nets and multiplies its sparse matrices, in turns with the same work written in stock TensorFlow.js on the same backend. What else the device does hits both sides alike.`}
      </p>
      <ul>
        <li>{t`Compilation and warm-up are kept apart; times are medians over rounds.`}</li>
        <li>{t`Both sides train the same net from the same weights; tests of the lab hold their weights against each other.`}</li>
        <li>{t`A sparse product is also held against a plain copy of memory, which no product can outrun once the data outgrow the caches.`}</li>
      </ul>
      <p>{t`Press Start benchmark, then leave the device alone. Nothing leaves this browser unless you take the figures home.`}</p>
    </div>
  );
}
