import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { fullMasks, largestMasks } from "../masks";
import { nonEmptyPhases } from "../schedule";
import type { Method, Phase, Sparsifier, SparsifierOptions } from "../types";

const uses = ["sparsity", "distribution", "denseEpochs", "pruneEpochs", "retrainEpochs"] as const;

/** Returns dense training and a retraining that takes over the pruning epochs, so that all methods are equally long. */
function magnitudePhases({ denseEpochs, pruneEpochs, retrainEpochs }: SparsifierOptions): readonly Phase[] {
  return nonEmptyPhases([
    { name: "dense training", epochs: denseEpochs },
    { name: "retraining", epochs: pruneEpochs + retrainEpochs },
  ]);
}

/** Creates one-shot magnitude pruning: the last dense step keeps the largest |w| of each layer. arXiv:1506.02626 */
export function createMagnitude(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const counts = keptCounts(options.layers, options.sparsity, options.distribution);
  const pruneStep = options.denseEpochs * options.stepsPerEpoch;
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: (step) => step === pruneStep,
    init: (weights) => ({ masks: pruneStep === 0 ? largestMasks(weights, counts) : fullMasks(options.layers) }),
    update: (_, { weights }) => ({ masks: largestMasks(weights, counts) }),
  };
}

/** One-shot magnitude pruning. */
export const magnitude: Method = {
  label: "Magnitude, one shot (train and prune)",
  family: "train-and-prune",
  description: "Trains dense, removes the smallest weights all at once, and trains on with what is left.",
  paper: "Han et al. 2015, Learning both Weights and Connections for Efficient Neural Networks, arXiv:1506.02626",
  uses,
  phases: magnitudePhases,
  create: createMagnitude,
};
