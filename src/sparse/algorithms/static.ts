import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { randomMasks } from "../masks";
import { nonEmptyPhases } from "../schedule";
import type { Method, Phase, Sparsifier, SparsifierOptions } from "../types";

const uses = ["sparsity", "distribution", "seed", "epochs"] as const;

/** Returns the one phase of a method that is sparse from the first step. */
export function sparsePhases({ epochs }: SparsifierOptions): readonly Phase[] {
  return nonEmptyPhases([{ name: "sparse training", epochs }]);
}

/** Creates training under one random mask that never changes: what SET and RigL must beat. arXiv:2202.02643 */
export function createStatic(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed } = options;
  const counts = keptCounts(layers, sparsity, distribution);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: () => false,
    init: () => ({ masks: randomMasks(layers, counts, seed) }),
    update: (state) => state,
  };
}

/** Sparse training under a fixed random mask. */
export const staticMask: Method = {
  label: "Static random mask (sparse training)",
  family: "sparse training",
  description: "Draws the connections at random before training and never moves them: what SET and RigL have to beat.",
  paper: "Liu et al. 2022, The Unreasonable Effectiveness of Random Pruning, arXiv:2202.02643",
  uses,
  phases: sparsePhases,
  create: createStatic,
  lists: () => ({ growth: "none", dropFraction: () => 0 }),
};
