import type { LossId, SampleSet } from "./learner";
import type { Score } from "./protocol";
import { rocAuc } from "./rocAuc";

/** Returns log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Scores a link predictor: accuracy at probability 0.5, binary cross-entropy, ROC-AUC, and accuracy on seen pairs. */
function scoreBinary(logits: Float32Array, targets: Int32Array, seen?: Uint8Array): Score {
  let correct = 0;
  let loss = 0;
  let seenCount = 0;
  let seenCorrect = 0;
  for (let i = 0; i < logits.length; i++) {
    const hit = logits[i] >= 0 === (targets[i] === 1) ? 1 : 0;
    correct += hit;
    loss += softplus(targets[i] === 1 ? -logits[i] : logits[i]);
    if (seen?.[i]) {
      seenCount++;
      seenCorrect += hit;
    }
  }
  const count = logits.length;
  const score = { accuracy: correct / count, loss: loss / count, auc: rocAuc(logits, targets) };
  return seenCount > 0 ? { ...score, seenAccuracy: seenCorrect / seenCount } : score;
}

/** Scores a classifier: accuracy of the largest logit (the first under ties) and softmax cross-entropy. */
function scoreClasses(logits: Float32Array, targets: Int32Array): Score {
  const classes = logits.length / targets.length;
  let correct = 0;
  let loss = 0;
  for (let i = 0; i < targets.length; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    let best = 0;
    for (let c = 1; c < classes; c++) if (row[c] > row[best]) best = c;
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(row[c] - row[best]);
    loss += Math.log(sum) + row[best] - row[targets[i]];
    if (best === targets[i]) correct++;
  }
  return { accuracy: correct / targets.length, loss: loss / targets.length };
}

/** Scores the logits of a sample set, row-major [count, outputs]; `seen` marks the samples of `seenAccuracy`. */
export function score(loss: LossId, logits: Float32Array, set: SampleSet, seen?: Uint8Array): Score {
  return loss === "binary" ? scoreBinary(logits, set.targets, seen) : scoreClasses(logits, set.targets);
}
