import type { TaskId } from "../train/spec";

/** One of the paper's two claims as something that a sweep can test. arXiv:2209.04766 */
export interface Claim {
  readonly number: 1 | 2;
  readonly statement: string; // one sentence
  /** The claim asks for less than this share of train-and-prune's training FLOPs. */
  readonly flopsShare: number;
  /** The claim asks for a mean accuracy difference, sparse training minus train-and-prune, above this; fractions of 1. */
  readonly threshold: number;
  readonly asked: string; // the threshold in words, after "the claim asks for"
  readonly from: number; // the claim is about sparsity levels from here on
}

/** The claims by the task that they are about; the paper gives no numbers for "comparable", "much lower", "much better" and "extreme". */
export const claims = {
  link: {
    number: 1,
    statement:
      "In link prediction, sparse training reaches an accuracy comparable with train-and-prune for much lower training FLOPs.",
    flopsShare: 1 / 2,
    threshold: -0.01,
    asked: "no more than 1 point below",
    from: 0,
  },
  node: {
    number: 2,
    statement:
      "In node classification, sparse training needs less than 1/7 of the training FLOPs of train-and-prune and keeps much better accuracy under extreme sparsity.",
    flopsShare: 1 / 7,
    threshold: 0.05,
    asked: "more than 5 points above",
    from: 0.9375,
  },
} as const satisfies Record<TaskId, Claim>;
