import { mapTree, type Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { countOnes, randomMasks } from "../masks";
import { growLargest } from "../replaceConnections";
import { cosineDropFraction, epochInterval, totalSteps } from "../schedule";
import { shareOut } from "../shareOut";
import { topKMagnitude } from "../topK";
import type { Masks, Method, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = ["sparsity", "distribution", "seed", "epochs", "dropFraction", "gradientMemory"] as const;

/** Returns the mean |value| where the mask is 1. */
function meanMagnitude(values: Float32Array, mask: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) if (mask[i] === 1) total += Math.abs(values[i]);
  return total / countOnes(mask);
}

const totalOnes = (masks: Masks): number => Object.values(masks).reduce((sum, mask) => sum + countOnes(mask), 0);

/** Drops the share of smallest |w| of each layer, never its last connection. */
function dropWeakest(masks: Masks, weights: Tree<Float32Array>, dropFraction: number): Masks {
  return mapTree(masks, (mask, name) => {
    const ones = countOnes(mask);
    return topKMagnitude(weights[name], Math.max(1, ones - Math.floor(dropFraction * ones)), mask);
  });
}

/** Drops and grows as many in all where momentum is largest. */
function redistribute(
  masks: Masks,
  weights: Tree<Float32Array>,
  momentum: Tree<Float32Array>,
  dropFraction: number,
): Masks {
  const names = Object.keys(masks);
  const demands = names.map((name) => meanMagnitude(momentum[name], masks[name]));
  const left = dropWeakest(masks, weights, dropFraction);
  const rooms = names.map((name) => masks[name].length - countOnes(left[name]));
  const parts = shareOut(totalOnes(masks) - totalOnes(left), demands, rooms);
  const grow = growLargest(momentum);
  const grown = Object.fromEntries(names.map((name, i) => [name, grow(left[name], parts[i], name)]));
  if (totalOnes(grown) !== totalOnes(masks))
    throw new Error(`The mask update turned ${totalOnes(masks)} connections into ${totalOnes(grown)}.`);
  return grown;
}

/**
 * Creates sparse networks from scratch: each epoch ends with the share α_t of smallest |w| of each layer dropped and as many
 * connections in all grown where |momentum| is largest, each layer getting a part in proportion to the mean |momentum| of the
 * connections it had. arXiv:1907.04840
 *
 * Momentum is the running average of the dense gradient, so every step forms that gradient. α_t falls along a cosine to 0 at
 * the end of the run, as in the paper's code; there the last epoch ends without an update and short epochs are taken together
 * as in SET. No layer grows beyond its size or loses its last connection; parts are rounded so that the total stays exact.
 * Just-dropped connections may grow back and then keep value and moments; new ones start at 0.
 */
export function createSnfs(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed, dropFraction, gradientMemory } = options;
  const counts = keptCounts(layers, sparsity, distribution);
  const total = totalSteps(options);
  const interval = epochInterval(options);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    gradientMemory,
    isUpdateStep: (step) => step % interval === 0 && step < total,
    init: () => ({ masks: randomMasks(layers, counts, seed) }),
    update: ({ masks }, { step, weights, averageGrads }) => {
      if (averageGrads === undefined) throw new Error("SNFS needs the running average of the dense gradient.");
      return { masks: redistribute(masks, weights, averageGrads, cosineDropFraction(step, total, dropFraction)) };
    },
    explain: ({ masks }, { step, weights, averageGrads }) => ({
      left: dropWeakest(masks, weights, cosineDropFraction(step, total, dropFraction)),
      growScores: averageGrads,
    }),
  };
}

/** Sparse training that grows where the momentum is largest and moves connections between layers. */
export const snfs: Method = {
  label: "SNFS (sparse training)",
  family: "sparse training",
  moves: true,
  description:
    "Stays sparse from the start; after each epoch weak connections move to where the momentum is largest, also from layer to layer.",
  paper: "Dettmers & Zettlemoyer 2019, Sparse Networks from Scratch, arXiv:1907.04840",
  uses,
  phases: sparsePhases,
  create: createSnfs,
};
