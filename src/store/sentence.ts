import { formatCount, formatFlops, formatPercent, formatRatio, formatSeconds, formatShare } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import type { RunResult } from "../train/protocol";
import type { RunSpec } from "../train/spec";
import type { Words } from "../words/words";
import type { Run } from "./run";
import type { ConventionId } from "./series";

/** How the two conventions are called in running text; put into the reader's language by whoever shows them. */
export const conventionLabels: Readonly<Record<ConventionId, string>> = {
  rigl: "RigL’s convention",
  exact: "exact convention",
};

/** Says in plain words what a finished run found; undefined before its end. */
export function resultSentence(run: Run, convention: ConventionId, t: Words): string | undefined {
  const { result, spec, backend } = run;
  if (!result) return undefined;
  const time = t.of(formatSeconds(result.trainMs / 1000));
  const device = backend && `${backend.id === "webgpu" ? "WebGPU, " : ""}${t.of(backend.device)}`;
  return t.join(
    reached(run, result, t),
    weights(spec, result, t),
    flops(result, convention, t),
    leftOut(result, convention, t),
    device === undefined
      ? t`Seed ${spec.seed}; ${time} of training measured.`
      : t`Seed ${spec.seed}; ${time} of training measured on ${device}.`,
  );
}

function reached({ spec, dataset }: Run, result: RunResult, t: Words): string {
  const accuracy = formatPercent(result.testAccuracy);
  const figure =
    result.testAuc === undefined
      ? t`${accuracy} test accuracy`
      : t`${accuracy} test accuracy (ROC-AUC ${result.testAuc.toFixed(3)})`;
  const task = spec.task === "link" ? t`link prediction` : t`node classification`;
  const method = t.of(algorithms[spec.method].label);
  const chosen = choice(result, t);
  return dataset
    ? t`${method} reached ${figure} in ${task} on ${t.of(dataset.name)}; ${chosen}.`
    : t`${method} reached ${figure} in ${task}; ${chosen}.`;
}

/** Says by what the reported model was chosen, and of which epoch it is. */
function choice({ chosenBy, bestEpoch }: RunResult, t: Words): string {
  if (chosenBy === "validation") return t`validation chose the model of epoch ${bestEpoch}`;
  return t`the test data itself chose the model of epoch ${bestEpoch}, as in the released code, so the figure flatters`;
}

/** Writes the sparsity that a run came to: as it was asked for where it is that; undefined where every weight was kept. */
export function reachedSparsity(spec: RunSpec, { density }: RunResult): string | undefined {
  const sparsity = 1 - density;
  if (sparsity <= 0) return undefined;
  return Math.abs(sparsity - spec.sparsity) < 0.0005 ? formatShare(spec.sparsity) : formatPercent(sparsity, 2);
}

function weights(spec: RunSpec, result: RunResult, t: Words): string {
  const sparsity = reachedSparsity(spec, result);
  const all = formatCount(result.maskableWeights);
  if (sparsity === undefined) return t`It kept all ${all} weights.`;
  return t`At ${sparsity} sparsity it kept ${formatCount(result.keptWeights)} of ${all} weights.`;
}

function flops({ trainingFlops, denseTrainingFlops }: RunResult, convention: ConventionId, t: Words): string {
  const own = formatFlops(trainingFlops[convention]);
  const ratio = formatRatio(trainingFlops[convention], denseTrainingFlops[convention]);
  const counted = t.of(conventionLabels[convention]);
  return ratio === "the same"
    ? t`Training took ${own}, counted (${counted}): as many as the dense net trained for the same steps.`
    : t`Training took ${own}, counted (${counted}): ${t.of(ratio)} of the dense net trained for the same steps.`;
}

function leftOut({ uncountedFlops }: RunResult, convention: ConventionId, t: Words): string | undefined {
  if (!uncountedFlops) return undefined;
  return t`Left out are ${formatFlops(uncountedFlops[convention])} that trained the dense net it started from.`;
}
