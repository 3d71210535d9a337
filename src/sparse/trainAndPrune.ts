import type { Tree } from "../lib/tree";
import { keptCounts } from "./distribution";
import { fullMasks, largestMasks } from "./masks";
import { nonEmptyPhases } from "./schedule";
import type { Phase, SparseState, Sparsifier, SparsifierOptions, UpdateInput } from "./types";

/** A penalty that pulls dense weights toward a sparse copy, as D: the duals and whatever else it carries. */
export interface Penalty<D> {
  /** Starts at the end of the dense phase; the loss is missing where that is before the first step. */
  start(weights: Tree<Float32Array>, loss?: number): D;
  /** Updates the duals at the end of an epoch of the pruning phase. */
  advance(duals: D, input: UpdateInput): D;
  /** Returns what the weights are pulled toward during the next epoch. */
  anchors(duals: D): Tree<Float32Array>;
}

/** The state of a train-and-prune method: its duals stay readable after the hard prune. */
export interface PenaltyState<D> extends SparseState {
  readonly duals?: D;
}

/** Returns dense training, pruning and retraining, without those of 0 epochs. */
export function trainAndPrunePhases(options: SparsifierOptions): readonly Phase[] {
  return nonEmptyPhases([
    { name: "dense training", epochs: options.denseEpochs },
    { name: "pruning", epochs: options.pruneEpochs },
    { name: "retraining", epochs: options.retrainEpochs },
  ]);
}

/**
 * Lays a penalty over the three phases of train-and-prune.
 *
 * All masks are ones until the last step of the pruning phase; there, after that epoch's update, the largest |weight| of
 * each layer are kept and the anchors end. A phase of 0 epochs is passed over: with no epochs before it, the start or the
 * hard prune happens in `init`.
 */
export function createTrainAndPrune<D>(
  options: SparsifierOptions,
  needsLoss: boolean,
  penalty: Penalty<D>,
): Sparsifier<PenaltyState<D>> {
  const { layers, stepsPerEpoch, denseEpochs, pruneEpochs } = options;
  const counts = keptCounts(layers, options.sparsity, options.distribution);
  const start = denseEpochs * stepsPerEpoch;
  const end = start + pruneEpochs * stepsPerEpoch;
  const update = (state: PenaltyState<D>, input: UpdateInput): PenaltyState<D> => {
    const duals =
      state.duals === undefined ? penalty.start(input.weights, input.loss) : penalty.advance(state.duals, input);
    if (input.step === end) return { masks: largestMasks(input.weights, counts), duals };
    return { masks: state.masks, anchors: penalty.anchors(duals), duals };
  };
  return {
    rho: options.rho,
    needsGrads: false,
    needsLoss,
    replacesStep: false,
    isUpdateStep: (step) => step >= start && step <= end && step % stepsPerEpoch === 0,
    init: (weights) => {
      const state = { masks: fullMasks(layers) };
      return start === 0 ? update(state, { step: 0, weights }) : state;
    },
    update,
  };
}
