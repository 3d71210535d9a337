import type { Words } from "../../../words/words";
import { arxiv, type StepWords } from "../stepWords";

/** Sparse training: connections that move. */
export function growWords(t: Words): StepWords {
  return {
    title: t`Sparse from the first step: drop and grow`,
    short: t`Sparse training never has the dense net. Now and then the weakest connections are dropped and as many grow elsewhere.`,
    body: [
      t`All three lanes start from the same random mask at 96.875 % sparsity: 1 weight in 32. Static leaves it as it is. SET drops the smallest |w| after each epoch and grows at random. RigL drops the smallest |w| every ΔT steps and grows where the gradient is largest, a smaller share each time.`,
      t`“Slow motion” (M) holds the run at the next update and shows it weight by weight.`,
    ],
    formulas: [
      {
        text: "n = ⌊α_t · ‖m‖_0⌋,  α_t = (α/2)(1 + cos(π t / T_{end}))",
        spoken: t`n is alpha t times the number of connections, rounded down; alpha t is alpha over 2, times 1 plus the cosine of pi t over T end`,
      },
    ],
    press: t`Press Run; then Slow motion (M) for one update.`,
    look: t`Masks: orange cells are dropped, blue ones grow, and their number stays the same. Accuracy: what is moving worth?`,
    question: t`RigL grows where the gradient is largest. How can a connection that is not there have a gradient?`,
    answer: t`By asking what the loss would do if its weight left 0: for input x and error δ at the output unit the gradient is x·δ, averaged over the batch, and both are known without the connection. A step of size η from 0 lowers the loss by about η·g², so the largest |g| promises most. That takes a dense gradient, but only at mask updates.`,
    papers: [arxiv("Mocanu et al. 2018 (SET)", "1707.04780"), arxiv("Evci et al. 2020 (RigL)", "1911.11134")],
  };
}
