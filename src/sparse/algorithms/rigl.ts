import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { randomMasks } from "../masks";
import { dropSmallest, growLargest, replaceConnections } from "../replaceConnections";
import { cosineDropFraction, totalSteps } from "../schedule";
import type { Method, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = ["sparsity", "distribution", "seed", "epochs", "dropFraction", "updateInterval", "updateEnd"] as const;

function lastUpdate(options: SparsifierOptions): number {
  return options.updateEnd * totalSteps(options);
}

function shareOf(options: SparsifierOptions, step: number): number {
  return cosineDropFraction(step, lastUpdate(options), options.dropFraction);
}

/**
 * Creates RigL: every ΔT steps a mask update takes the place of the optimizer step, drops the share
 * α_t = (α/2)(1 + cos(πt/T_end)) of smallest |w| and grows as many of largest |dense gradient|. arXiv:1911.11134
 *
 * Just-dropped connections may grow back and then keep value and moments; active ones cannot be grown.
 */
export function createRigl(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed, updateInterval } = options;
  const counts = keptCounts(layers, sparsity, distribution);
  const lastStep = lastUpdate(options);
  const shareAt = (step: number): number => shareOf(options, step);
  return {
    rho: 0,
    needsGrads: true,
    needsLoss: false,
    replacesStep: true,
    isUpdateStep: (step) => step % updateInterval === 0 && step <= lastStep,
    init: () => ({ masks: randomMasks(layers, counts, seed) }),
    update: ({ masks }, { step, weights, grads }) => {
      if (grads === undefined) throw new Error("RigL needs the dense gradient at every update step.");
      return { masks: replaceConnections(masks, weights, shareAt(step), growLargest(grads)) };
    },
    explain: ({ masks }, { step, weights, grads }) => ({
      left: dropSmallest(masks, weights, shareAt(step)),
      growScores: grads,
    }),
  };
}

/** Sparse training that grows where the gradient is largest. */
export const rigl: Method = {
  label: "RigL (sparse training)",
  family: "sparse training",
  moves: true,
  description:
    "Stays sparse from the start; now and then the weakest connections move to where the gradient asks for one.",
  paper: "Evci et al. 2020, Rigging the Lottery: Making All Tickets Winners, arXiv:1911.11134",
  uses,
  phases: sparsePhases,
  create: createRigl,
  lists: (options) => ({ growth: "largest gradient", dropFraction: (step) => shareOf(options, step) }),
};
