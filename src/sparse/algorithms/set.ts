import { createRng } from "../../lib/rng";
import { mapTree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { growRandomly, randomMasks } from "../masks";
import { dropSmallest, replaceConnections } from "../replaceConnections";
import { epochInterval, totalSteps } from "../schedule";
import type { Method, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = ["sparsity", "distribution", "seed", "epochs", "dropFraction"] as const;

/**
 * Creates sparse evolutionary training: each epoch ends with the share ζ of smallest |w| dropped and as many connections
 * grown uniformly at random. arXiv:1707.04780
 *
 * As in the paper, all inactive positions may grow, those just dropped included, and a new connection starts at a random
 * value, uniform in ±1/√inputs; one that grows back keeps its value. From 0, a unit that has lost all its connections could
 * never come back: nothing flows through it, so nothing flows back. The last epoch ends without an update, because the connections it grew would stay untrained. Epochs of a few steps are taken
 * together (`epochInterval`), or in full-batch training what has grown would be judged after a single step.
 */
export function createSet(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, sparsity, distribution, seed, dropFraction } = options;
  const counts = keptCounts(layers, sparsity, distribution);
  const total = totalSteps(options);
  const interval = epochInterval(options);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: (step) => step % interval === 0 && step < total,
    init: () => ({ masks: randomMasks(layers, counts, seed) }),
    update: ({ masks: before }, { step, weights }) => {
      const masks = replaceConnections(before, weights, dropFraction, (mask, count, layer) =>
        growRandomly(mask, count, createRng(seed, "set grow", step, layer)),
      );
      const started = mapTree(masks, (mask, layer) => {
        const rng = createRng(seed, "set values", step, layer);
        const bound = 1 / Math.sqrt(layers[layer].inputs);
        return weights[layer].map((weight, i) => {
          if (mask[i] === 0) return 0;
          return before[layer][i] === 1 ? weight : (2 * rng.float() - 1) * bound;
        });
      });
      return { masks, weights: started };
    },
    explain: ({ masks }, { weights }) => ({ left: dropSmallest(masks, weights, dropFraction) }),
  };
}

/** Sparse evolutionary training. */
export const set: Method = {
  label: "SET (sparse training)",
  family: "sparse training",
  moves: true,
  description: "Stays sparse from the start; after each epoch the weakest connections are replaced by random new ones.",
  paper:
    "Mocanu et al. 2018, Scalable Training of Artificial Neural Networks with Adaptive Sparse Connectivity, arXiv:1707.04780",
  uses,
  phases: sparsePhases,
  create: createSet,
  lists: ({ dropFraction }) => ({ growth: "random", dropFraction: () => dropFraction }),
};
