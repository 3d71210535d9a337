import type { TaskId } from "../train/spec";

/** The paper's sparsity levels for every task. arXiv:2209.04766 */
const common = [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 0.90625, 0.9375, 0.96875] as const;

/** Returns the paper's sparsity levels, ascending; links have two more. arXiv:2209.04766 */
export function paperSparsities(task: TaskId): readonly number[] {
  return task === "link" ? [...common, 0.984375, 0.9921875] : common;
}
