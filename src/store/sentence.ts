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
  const { result, spec, backend, dataset } = run;
  if (!result) return undefined;
  const auc = result.testAuc === undefined ? "" : ` (ROC-AUC ${result.testAuc.toFixed(3)})`;
  const task = spec.task === "link" ? "link prediction" : "node classification";
  const where = dataset ? ` on ${dataset.name}` : "";
  const device = backend ? ` on ${backend.id === "webgpu" ? "WebGPU, " : ""}${backend.device}` : "";
  return [
    `${algorithms[spec.method].label} reached ${formatPercent(result.testAccuracy)} test accuracy${auc} in ${task}${where}; ${choice(result)}.`,
    weights(run, result),
    flops(result, convention),
    `Seed ${spec.seed}; ${formatSeconds(result.trainMs / 1000)} of training measured${device}.`,
  ].join(" ");
}

/** Says by what the reported model was chosen, and of which epoch it is. */
function choice({ chosenBy, bestEpoch }: RunResult): string {
  if (chosenBy === "validation") return `validation chose the model of epoch ${bestEpoch}`;
  return `the test data itself chose the model of epoch ${bestEpoch}, as in the released code, so the figure flatters`;
}

function weights({ spec }: Run, result: RunResult): string {
  const sparsity = 1 - result.density;
  if (sparsity <= 0) return `It kept all ${formatCount(result.maskableWeights)} weights.`;
  const near = Math.abs(sparsity - spec.sparsity) < 0.0005;
  const written = near ? formatShare(spec.sparsity) : formatPercent(sparsity, 2);
  return `At ${written} sparsity it kept ${formatCount(result.keptWeights)} of ${formatCount(result.maskableWeights)} weights.`;
}

function flops({ trainingFlops, denseTrainingFlops, uncountedFlops }: RunResult, convention: ConventionId): string {
  const [own, dense] = [trainingFlops[convention], denseTrainingFlops[convention]];
  const ratio = formatRatio(own, dense);
  const against = ratio === "the same" ? "as many as" : `${ratio} of`;
  const left = uncountedFlops
    ? ` Left out are ${formatFlops(uncountedFlops[convention])} that trained the dense net it started from.`
    : "";
  return `Training took ${formatFlops(own)}, counted (${conventionLabels[convention]}): ${against} the dense net trained for the same steps.${left}`;
}
