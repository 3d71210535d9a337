import type { OptimizerConfig } from "../ops/optimizer";
import { algorithms, type MethodId } from "../sparse/algorithms";
import { leastInterval, leastUpdates } from "../sparse/schedule";
import type { Phase, PhaseName, SparsifierOptions } from "../sparse/types";
import { needsLists } from "./lists/possible";
import type { Net } from "./net";
import { isSgdRetraining, sgdRetrainingRate } from "./settings/inForce";
import type { RunSpec } from "./spec";

/** About how many mask updates a run makes where ΔT is left to the lab. */
const automaticUpdates = 60;

/** The same where the dense gradient that each takes is of more weights than fit into memory. */
const automaticListUpdates = 6;

/** Returns ΔT where the spec leaves it to the lab. */
function automaticInterval(spec: RunSpec, steps: number, onLists: boolean): number {
  const gradual = spec.method === "gmp";
  const span = (gradual ? spec.pruneEnd - spec.pruneStart : spec.updateEnd) * steps;
  const least = gradual ? 1 : Math.max(2, Math.min(leastInterval, Math.floor(span / leastUpdates)));
  return Math.max(least, Math.round(span / (onLists ? automaticListUpdates : automaticUpdates)));
}

/** Returns what a sparsifier is built from, ΔT worked out where the spec leaves it to the lab. */
export function sparsifierOptions(spec: RunSpec, net: Net, stepsPerEpoch: number): SparsifierOptions {
  const onLists = needsLists(net.maskableWeights);
  const updateInterval = spec.updateInterval || automaticInterval(spec, spec.epochs * stepsPerEpoch, onLists);
  return { ...spec, layers: net.layers, stepsPerEpoch, updateInterval };
}

/** The methods whose masks only change every ΔT steps until the last mask update. */
const periodic: readonly MethodId[] = ["rigl", "dst-ee"];

/** Returns a sentence where a run is too short for any mask update of RigL or DST-EE, which makes its mask a static one. */
export function scheduleNote(
  spec: RunSpec,
  { updateInterval, updateEnd, stepsPerEpoch }: SparsifierOptions,
): string | undefined {
  const open = Math.floor(updateEnd * spec.epochs * stepsPerEpoch);
  if (!periodic.includes(spec.method) || updateInterval <= open) return undefined;
  const name = algorithms[spec.method].label.split(" ")[0];
  return `${name}'s mask never changes in this run: mask updates are ${updateInterval} steps apart and end at step ${open}.`;
}

/** Returns the optimizer of a spec, or of one phase where that has its own; each phase starts it anew. */
export function optimizerConfig(spec: RunSpec, phase?: PhaseName): OptimizerConfig {
  if (isSgdRetraining(spec, phase)) return { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 };
  return {
    id: spec.optimizer,
    momentum: spec.momentum,
    nesterov: spec.nesterov && spec.momentum > 0,
    weightDecay: spec.weightDecay,
  };
}

/** Returns the learning rate of an epoch (from 0) within its phase. */
export function learningRateOf(spec: RunSpec, phase: Phase, epoch: number): number {
  if (isSgdRetraining(spec, phase.name)) return sgdRetrainingRate;
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
