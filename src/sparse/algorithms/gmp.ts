import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { fullMasks, largestMasks, tightenMasks } from "../masks";
import { cubicSparsity, nonEmptyPhases, pruningSpan } from "../schedule";
import type { Method, Sparsifier, SparsifierOptions } from "../types";

const uses = ["sparsity", "distribution", "epochs", "updateInterval", "pruneStart", "pruneEnd"] as const;

/**
 * Creates gradual magnitude pruning: masks tighten to the largest |w| as the sparsity rises along a cubic.
 *
 * Updates come every updateInterval steps from the start of the pruning, and one at its end, where the target is met
 * exactly. A removed weight never returns. An end at step 0 prunes in `init`. arXiv:1710.01878
 */
export function createGmp(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, updateInterval } = options;
  const span = pruningSpan(options);
  const target = keptCounts(layers, sparsity, distribution);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: (step) =>
      step === span.last || (step >= span.first && step < span.last && (step - span.first) % updateInterval === 0),
    init: (weights) => ({ masks: span.last === 0 ? largestMasks(weights, target) : fullMasks(layers) }),
    update: ({ masks }, { step, weights }) => {
      const counts = keptCounts(layers, cubicSparsity(step, span, sparsity), distribution);
      return { masks: tightenMasks(masks, weights, counts, target) };
    },
  };
}

/** Gradual magnitude pruning. */
export const gmp: Method = {
  label: "GMP (gradual pruning)",
  family: "train-and-prune",
  description:
    "Starts dense and removes the smallest weights little by little while training, fast at first and then slower.",
  paper: "Zhu & Gupta 2017, To prune, or not to prune, arXiv:1710.01878",
  uses,
  phases: ({ epochs }) => nonEmptyPhases([{ name: "pruning", epochs }]),
  create: createGmp,
};
