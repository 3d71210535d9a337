import { useWords } from "../useWords";

/** A net of 1,018,130,432 possible weights, of which 0.1 % are active; the first set-up that no dense run could follow. */
const setup =
  "v=1&data=brain-twin&task=node&model=fnn&lanes=rigl,set&seed=1&hidden=45056&sparsity=0.999&distribution=erk&epochs=20";

/** Sets up a net that is far too large to be held densely. */
export function BillionLink() {
  const t = useWords();
  return (
    <p className="about">
      <a href={`#${setup}`}>{t`A billion weights`}</a>{" "}
      {t`sets up a net that only fits because connections are held as lists: RigL beside SET at 99.9 % sparsity on the brain twin.`}
    </p>
  );
}
