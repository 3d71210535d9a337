import { mapTree, type Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { createTrainAndPrune, type PenaltyState, trainAndPrunePhases } from "../trainAndPrune";
import type { Method, Sparsifier, SparsifierOptions } from "../types";
import { addScaled, project } from "../vectors";

const uses = ["sparsity", "distribution", "denseEpochs", "pruneEpochs", "retrainEpochs", "rho"] as const;

/** What ADMM carries through the pruning phase. */
export interface AdmmDuals {
  readonly z: Tree<Float32Array>; // the sparse copy of the weights
  readonly u: Tree<Float32Array>; // the scaled dual, Λ / ρ
}

/**
 * Creates ADMM pruning with the scaled dual U. arXiv:1804.03294
 *
 *     start          Z = Π_k(W), U = 0
 *     in an epoch    W is trained on f(W) + (ρ/2)‖W - Z + U‖², which pulls it to the anchor Z - U
 *     at its end     Z ← Π_k(W + U),  U ← U + W - Z
 */
export function createAdmm(options: SparsifierOptions): Sparsifier<PenaltyState<AdmmDuals>> {
  checkOptions(options, uses);
  const counts = keptCounts(options.layers, options.sparsity, options.distribution);
  return createTrainAndPrune<AdmmDuals>(options, false, {
    start: (weights) => ({
      z: project(weights, counts),
      u: mapTree(counts, (_, name) => new Float32Array(weights[name].length)),
    }),
    advance: ({ u }, { weights }) => {
      const sum = addScaled(weights, 1, u);
      const z = project(sum, counts);
      return { z, u: addScaled(sum, -1, z) };
    },
    anchors: ({ z, u }) => addScaled(z, -1, u),
  });
}

/** Pruning by the alternating direction method of multipliers. */
export const admm: Method = {
  label: "ADMM (train and prune)",
  family: "train-and-prune",
  description:
    "Trains dense, pulls the weights toward a sparse copy of themselves, then removes the smallest and retrains.",
  paper: "Zhang et al. 2018, A Systematic DNN Weight Pruning Framework using ADMM, arXiv:1804.03294",
  uses,
  phases: trainAndPrunePhases,
  create: createAdmm,
};
