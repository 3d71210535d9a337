import { formatCount, formatFlops, formatPercent, formatRatio, formatSeconds, formatShare } from "../lib/format";
import { models } from "../models/registry";
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
  const { result } = run;
  if (!result) return undefined;
  const { spec, backend } = run;
  const task = spec.task === "link" ? "link prediction" : "node classification";
  const auc = result.testAuc === undefined ? "" : ` (ROC-AUC ${result.testAuc.toFixed(3)})`;
  const device = backend ? ` measured on ${backend.id}, ${backend.device}` : " measured";
  return [
    `${algorithms[spec.method].label} reached ${formatPercent(result.testAccuracy)} test accuracy${auc} in ${task} with ${models[spec.model].label}, the model being the one that validation chose at epoch ${result.bestEpoch}.`,
    `${weightsSentence(run, result)} ${flopsSentence(result, convention)}`,
    `Seed ${spec.seed}; ${formatSeconds(result.trainMs / 1000)} of training${device}.`,
  ].join(" ");
}

function weightsSentence({ spec }: Run, result: RunResult): string {
  const sparsity = 1 - result.density;
  if (sparsity <= 0) return `All ${formatCount(result.maskableWeights)} weights were kept.`;
  const target = Math.abs(sparsity - spec.sparsity) < 0.0005 ? formatShare(spec.sparsity) : formatPercent(sparsity, 2);
  return `At ${target} sparsity it kept ${formatCount(result.keptWeights)} of ${formatCount(result.maskableWeights)} weights.`;
}

function flopsSentence({ trainingFlops, denseTrainingFlops }: RunResult, convention: ConventionId): string {
  const [own, dense] = [trainingFlops[convention], denseTrainingFlops[convention]];
  const ratio = formatRatio(own, dense);
  const against = ratio === "the same" ? "the same as" : `${ratio} of`;
  return `Training took ${formatFlops(own)}, counted (${conventionLabels[convention]}): ${against} the dense net trained for the same steps.`;
}
