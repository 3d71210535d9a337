import { algorithms } from "../../sparse/algorithms";
import type { PhaseName } from "../../sparse/types";
import type { RunSpec } from "../spec";

/** The learning rate of the released code where it retrains by SGD. arXiv:2209.04766 */
export const sgdRetrainingRate = 0.005;

/** Tells whether a phase of a run is trained by the plain SGD of the released code, whatever its optimizer. */
export function isSgdRetraining({ sgdRetraining, task }: RunSpec, phase: PhaseName | undefined): boolean {
  return sgdRetraining && task === "node" && phase === "retraining";
}

/** Tells whether a run is evaluated with dropout on, as train-and-prune on nodes in the released code. */
export function dropsInTests({ testDropout, task, method }: RunSpec): boolean {
  return testDropout && task === "node" && algorithms[method].family === "train-and-prune";
}

/** Tells whether a run starts from the weights of a dense net whose training is not counted. */
export function startsDense({ denseStart, method }: Pick<RunSpec, "denseStart" | "method">): boolean {
  return denseStart && algorithms[method].family === "sparse training";
}
