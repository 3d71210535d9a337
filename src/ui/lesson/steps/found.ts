import type { Words } from "../../../words/words";
import { type StepWords, thePaper } from "../stepWords";

/** The end: the paper's claims beside what was just measured. */
export function foundWords(t: Words): StepWords {
  return {
    title: t`What the paper found, what you just measured`,
    short: t`The paper makes two claims. Beside each stands what this browser has just measured.`,
    body: [],
    formulas: [],
    press: t`Press Share to take the set-up home, or go to Sweep to put the claims to the test with more seeds.`,
    look: t`The figures above are from the runs of this lesson on this device; none is the paper’s.`,
    question: t`What would you want to see before you believe either claim on a graph of your own?`,
    answer: t`Several seeds and a paired test of their differences; several sparsity levels; the same optimizer for all methods; models chosen by validation; and real data in place of a twin. The Sweep view does all of that.`,
    papers: [thePaper],
  };
}
