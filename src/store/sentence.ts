import { formatCount, formatFlops, formatPercent, formatRatio, formatSeconds, formatShare } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import type { RunResult } from "../train/protocol";
import type { Run } from "./run";
import type { ConventionId } from "./series";

/** How the two conventions are called in running text. */
export const conventionLabels: Readonly<Record<ConventionId, string>> = {
  rigl: "RigL’s convention",
  exact: "exact convention",
};

/** Says in plain words what a finished run found; undefined before its end. */
export function resultSentence(run: Run, convention: ConventionId): string | undefined {
  const { result, spec, backend } = run;
  if (!result) return undefined;
  const auc = result.testAuc === undefined ? "" : ` (ROC-AUC ${result.testAuc.toFixed(3)})`;
  const device = backend ? `on ${backend.id}, ${backend.device}` : "here";
  return [
    `${algorithms[spec.method].label} reached ${formatPercent(result.testAccuracy)} test accuracy${auc} ${weights(run, result)}; validation chose the model of epoch ${result.bestEpoch}.`,
    flops(result, convention),
    `Measured: ${formatSeconds(result.trainMs / 1000)} of training ${device}. Seed ${spec.seed}.`,
  ].join(" ");
}

function weights({ spec }: Run, result: RunResult): string {
  const sparsity = 1 - result.density;
  const counts = `${formatCount(result.keptWeights)} of ${formatCount(result.maskableWeights)} weights`;
  if (sparsity <= 0) return `with all ${formatCount(result.maskableWeights)} weights`;
  const near = Math.abs(sparsity - spec.sparsity) < 0.0005;
  return `at ${near ? formatShare(spec.sparsity) : formatPercent(sparsity, 2)} sparsity (${counts})`;
}

function flops({ trainingFlops, denseTrainingFlops }: RunResult, convention: ConventionId): string {
  const [own, dense] = [trainingFlops[convention], denseTrainingFlops[convention]];
  const ratio = formatRatio(own, dense);
  const against = ratio === "the same" ? "as many as" : `${ratio} of`;
  return `Counted: ${formatFlops(own)} of training (${conventionLabels[convention]}), ${against} the dense net trained for the same steps.`;
}
