import type { Words } from "../../../words/words";
import { arxiv, type StepWords, thePaper } from "../stepWords";

/** Extreme sparsity: what survives when 1 weight in 64 is left. */
export function extremeWords(t: Words): StepWords {
  return {
    title: t`Extreme sparsity`,
    short: t`At 98.4 % sparsity 1 weight in 64 is left. Which way there keeps the net able to learn?`,
    body: [
      t`Now nodes are classified: the twin of brain has ten regions, so chance is 10 %. The net is larger (64-256-128-10), and each layer keeps the same share: the last one 20 of its 1,280 weights.`,
      t`SLR cuts a trained net down to that at epoch 30; RigL has never had more.`,
    ],
    formulas: [
      {
        text: "64·256 + 256·128 + 128·10 = 50,432 → 788",
        spoken: t`64 times 256 plus 256 times 128 plus 128 times 10 are 50,432 weights, of which 788 stay`,
      },
    ],
    press: t`Press Run.`,
    look: t`Accuracy after epoch 30, against chance. Then the masks of w3: how many classes still have a connection?`,
    question: t`Why can a single cut ruin a net when another net of the same sparsity learns?`,
    answer: t`The cut keeps what was large in a net that had all its weights. What is left need not form paths from input to output: units lose all they receive or all they send, and nothing flows through them, neither signal nor gradient. Retraining under a fixed mask cannot mend that; growth can. Try ERK under “Distribution over layers”, which keeps more in small layers, or ADMM in place of SLR: how much of the gap is the method’s?`,
    papers: [thePaper, arxiv("Evci et al. 2020 (ERK)", "1911.11134")],
  };
}
