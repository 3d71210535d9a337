import type { Words } from "../../../words/words";
import { arxiv, type StepWords, thePaper } from "../stepWords";

/** What a weight mask is: a dense net beside one under a random mask. */
export function maskWords(t: Words): StepWords {
  return {
    title: t`What is a weight mask?`,
    short: t`A mask holds a 1 or a 0 for every weight: 1 keeps the connection, 0 removes it.`,
    body: [
      t`The net computes with W ⊙ m, weight times mask. The share of zeros is its sparsity, the share of ones its density; together they are 1.`,
      t`The same net is trained twice: dense, and under a random mask at 90 % sparsity, drawn before the first step and never changed (static). Initial weights, split and batches are the same in both lanes; only the mask differs.`,
    ],
    formulas: [
      {
        text: "h = ReLU((W ⊙ m)^⊤ x + b),  m ∈ {0, 1}^{16×128}",
        spoken: t`h is the rectified linear unit of W times m, transposed, applied to x, plus b; m holds 16 by 128 zeros and ones`,
      },
    ],
    press: t`Press Run.`,
    look: t`Masks: the kept weights stay where they were drawn. Accuracy: how much is lost with nine weights in ten gone?`,
    question: t`One weight happens to be 0. Another has a 0 in its mask. Is that the same?`,
    answer: t`No. A weight that happens to be 0 gets its gradient and moves at the next step. A masked weight is set back to 0 after every step, its momentum too, so that nothing brings it back, neither momentum nor weight decay. Only a mask update can.`,
    papers: [thePaper, arxiv("Evci et al. 2020", "1911.11134")],
  };
}
