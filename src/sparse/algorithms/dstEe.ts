import { mapTree, type Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { randomMasks } from "../masks";
import { dropSmallest, growLargest, replaceConnections } from "../replaceConnections";
import { cosineDropFraction, totalSteps } from "../schedule";
import type { Method, SparseState, Sparsifier, SparsifierOptions, UpdateInput } from "../types";
import { sparsePhases } from "./static";

const uses = [
  "sparsity",
  "distribution",
  "seed",
  "epochs",
  "dropFraction",
  "updateInterval",
  "updateEnd",
  "exploration",
] as const;

/** ε in c · ln t / (N + ε): the bonus of a weight that was never active is c · ln t. */
const epsilon = 1;

/** The state of DST-EE: its masks, and what they were. */
export interface DstEeState extends SparseState {
  readonly active: Tree<Uint32Array>; // N, the mask updates at which each weight was active
}

/**
 * Creates DST-EE: as RigL, every ΔT steps a mask update takes the place of the optimizer step and the share α_t of smallest |w|
 * is dropped; what grows has the largest |g| + c · ln t / (N + ε) among the inactive. arXiv:2211.16667
 *
 * The first term exploits what the gradient says now, the second explores weights that were active at few mask updates so far
 * (N, the update at hand included); t is the step, c the setting *exploration*, and ε is 1. With c = 0 it is RigL.
 */
export function createDstEe(options: SparsifierOptions): Sparsifier<DstEeState> {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed, updateInterval, dropFraction, exploration } = options;
  const counts = keptCounts(layers, sparsity, distribution);
  const lastStep = options.updateEnd * totalSteps(options);
  const shareAt = (step: number): number => cosineDropFraction(step, lastStep, dropFraction);
  const activeAfter = ({ masks, active }: DstEeState): Tree<Uint32Array> =>
    mapTree(active, (times, name) => times.map((n, i) => n + masks[name][i]));
  const scoresOf = (active: Tree<Uint32Array>, { step, grads }: UpdateInput): Tree<Float32Array> => {
    if (grads === undefined) throw new Error("DST-EE needs the dense gradient at every update step.");
    const bonus = exploration * Math.log(step);
    return mapTree(active, (times, name) =>
      grads[name].map((gradient, i) => Math.abs(gradient) + bonus / (times[i] + epsilon)),
    );
  };
  return {
    rho: 0,
    needsGrads: true,
    needsLoss: false,
    replacesStep: true,
    isUpdateStep: (step) => step % updateInterval === 0 && step <= lastStep,
    init: () => {
      const masks = randomMasks(layers, counts, seed);
      return { masks, active: mapTree(masks, (mask) => new Uint32Array(mask.length)) };
    },
    update: (state, input) => {
      const active = activeAfter(state);
      const grow = growLargest(scoresOf(active, input));
      return { masks: replaceConnections(state.masks, input.weights, shareAt(input.step), grow), active };
    },
    explain: (state, input) => ({
      left: dropSmallest(state.masks, input.weights, shareAt(input.step)),
      growScores: scoresOf(activeAfter(state), input),
    }),
  };
}

/** Sparse training that weighs the gradient against never having tried. */
export const dstEe: Method = {
  label: "DST-EE (sparse training)",
  family: "sparse training",
  moves: true,
  description:
    "Like RigL, but a connection that was seldom active gets a bonus, so that the net also explores where the gradient is small.",
  paper:
    "Huang et al. 2023, Dynamic Sparse Training via Balancing the Exploration-Exploitation Trade-off, arXiv:2211.16667",
  uses,
  phases: sparsePhases,
  create: createDstEe,
};
