import type { OptimizerConfig } from "../ops/optimizer";
import type { Phase, SparsifierOptions } from "../sparse/types";
import type { Net } from "./net";
import type { RunSpec } from "./spec";

/** About how many mask updates a run makes where ΔT is left to the lab, fewer in short runs. */
const automaticUpdates = 60;

/** RigL's updates take the place of optimizer steps: a short run must not be made of updates alone. */
const leastRiglInterval = 4;

function automaticInterval(spec: RunSpec, steps: number): number {
  const [share, least] =
    spec.method === "gmp" ? [spec.pruneEnd - spec.pruneStart, 1] : [spec.updateEnd, leastRiglInterval];
  return Math.max(least, Math.round((share * steps) / automaticUpdates));
}

/** Returns what a sparsifier is built from, ΔT worked out where the spec leaves it to the lab. */
export function sparsifierOptions(spec: RunSpec, net: Net, stepsPerEpoch: number): SparsifierOptions {
  const updateInterval = spec.updateInterval || automaticInterval(spec, spec.epochs * stepsPerEpoch);
  return { ...spec, layers: net.layers, stepsPerEpoch, updateInterval };
}

/** Returns the optimizer of a spec; each phase starts it anew. */
export function optimizerConfig(spec: RunSpec): OptimizerConfig {
  return {
    id: spec.optimizer,
    momentum: spec.momentum,
    nesterov: spec.nesterov && spec.momentum > 0,
    weightDecay: spec.weightDecay,
  };
}

/** Returns the learning rate of an epoch (from 0) within its phase. */
export function learningRateOf(spec: RunSpec, phase: Phase, epoch: number): number {
  const penalty = phase.name === "pruning" && (spec.method === "admm" || spec.method === "slr");
  if (penalty) return spec.pruneLearningRate;
  const start = phase.name === "retraining" ? spec.retrainLearningRate : spec.learningRate;
  switch (spec.learningRateSchedule) {
    case "constant":
      return start;
    case "exponential":
      return start * spec.learningRateDecay ** epoch;
    case "cosine":
      return (start / 2) * (1 + Math.cos((Math.PI * epoch) / phase.epochs));
    default:
      return spec.learningRateSchedule satisfies never;
  }
}
