import type { Words } from "../../../words/words";
import { arxiv, type StepWords } from "../stepWords";

/** Train and prune in its plainest form: one cut by magnitude. */
export function cutWords(t: Words): StepWords {
  return {
    title: t`Train, cut, retrain`,
    short: t`Magnitude pruning trains the dense net, keeps the largest weights of each layer, once, and trains on with those.`,
    body: [
      t`After 20 epochs of dense training the mask keeps the k largest |w| of each layer; the rest is 0 from then on. Twenty epochs of retraining let what is left adapt.`,
      t`“Slow motion” (M) holds the run at the cut and lets you sweep the threshold through all weights, smallest first.`,
    ],
    formulas: [
      {
        text: t`m = 1 for the k largest |w|, else 0,  k = (1 − s) · n`,
        spoken: t`m is 1 for the k weights of largest magnitude and 0 for the others; k is 1 minus the sparsity, times the number of weights`,
      },
    ],
    press: t`Press Run.`,
    look: t`Accuracy at epoch 20: how deep is the fall at the cut, and how much of it does retraining win back?`,
    question: t`Why should the smallest weights be the right ones to cut, and when are they not?`,
    answer: t`Setting w to 0 changes the loss by about −g·w + h·w²/2, with g its gradient and h its curvature. After training g is near 0; were h the same for all, the smallest w² would cost least. It is not the same: a small weight may sit where the loss is steep. And the sum over many weights leaves out what they do together, which a cut of 90 % at once shows.`,
    papers: [
      arxiv("Han et al. 2015", "1506.02626"),
      { label: "LeCun, Denker and Solla, Optimal Brain Damage, NIPS 1989" },
    ],
  };
}
