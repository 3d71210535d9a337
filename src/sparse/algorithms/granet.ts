import type { Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { randomMasks, tightenMasks } from "../masks";
import { dropSmallest, growLargest, replaceConnections } from "../replaceConnections";
import { cosineDropFraction, cubicSparsity, pruningSpan, totalSteps } from "../schedule";
import type { Masks, Method, SparseState, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = [
  "sparsity",
  "distribution",
  "seed",
  "epochs",
  "initialDensity",
  "dropFraction",
  "updateInterval",
  "updateEnd",
  "pruneStart",
  "pruneEnd",
] as const;

/**
 * Creates GraNet, gradual pruning with regeneration: every ΔT steps a mask update takes the place of the optimizer step, prunes
 * the smallest |w| down to the sparsity of a cubic that rises from the initial masks to the target, then drops the share α_t of
 * what is left and grows as many of largest |dense gradient|. arXiv:2106.10404
 *
 * The first masks are random at the initial density, or at the target where that is denser. α_t falls along RigL's cosine until
 * the last mask update, and the pruning ends, with an update of its own, on the target exactly. Each layer follows its own
 * share; the released code prunes over the whole net.
 */
export function createGranet(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed, updateInterval, dropFraction } = options;
  const span = pruningSpan(options);
  const initial = Math.min(sparsity, 1 - options.initialDensity);
  const countsAt = (step: number) => keptCounts(layers, cubicSparsity(step, span, sparsity, initial), distribution);
  const target = keptCounts(layers, sparsity, distribution);
  const lastMove = options.updateEnd * totalSteps(options);
  const lastStep = Math.max(lastMove, span.last);
  const shareAt = (step: number): number => cosineDropFraction(step, lastMove, dropFraction);
  const prunedAt = (step: number, { masks }: SparseState, weights: Tree<Float32Array>): Masks =>
    tightenMasks(masks, weights, countsAt(step), target);
  return {
    rho: 0,
    needsGrads: true,
    needsLoss: false,
    replacesStep: true,
    isUpdateStep: (step) => step === span.last || (step % updateInterval === 0 && step <= lastStep),
    init: () => ({ masks: randomMasks(layers, countsAt(0), seed) }),
    update: (state, { step, weights, grads }) => {
      if (grads === undefined) throw new Error("GraNet needs the dense gradient at every update step.");
      const pruned = prunedAt(step, state, weights);
      return { masks: replaceConnections(pruned, weights, shareAt(step), growLargest(grads)) };
    },
    explain: (state, { step, weights, grads }) => ({
      left: dropSmallest(prunedAt(step, state, weights), weights, shareAt(step)),
      growScores: grads,
    }),
  };
}

/** Gradual pruning that regrows what the gradient asks for. */
export const granet: Method = {
  label: "GraNet (sparse training)",
  family: "sparse training",
  moves: true,
  description:
    "Starts half dense and prunes to the target bit by bit while, as in RigL, weak connections move to where the gradient is largest.",
  paper: "Liu et al. 2021, Sparse Training via Boosting Pruning Plasticity with Neuroregeneration, arXiv:2106.10404",
  uses,
  phases: sparsePhases,
  create: createGranet,
};
