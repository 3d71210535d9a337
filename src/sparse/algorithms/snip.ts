import { mapTree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { globalMasks, totalKept } from "../globalMasks";
import { fullMasks } from "../masks";
import type { Method, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = ["sparsity", "epochs"] as const;

/**
 * Creates SNIP: before the first step, one batch through the dense net scores every weight by |g · w|, how much the loss would
 * change without it; the best of the whole net stay and never move. arXiv:1810.02340
 *
 * The paper divides the scores by their sum, which changes no ranking.
 */
export function createSnip(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers } = options;
  const total = totalKept(options);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    needsInitialGrads: true,
    isUpdateStep: () => false,
    init: (weights, grads) => {
      if (grads === undefined) throw new Error("SNIP needs the dense gradient of the first batch.");
      const scores = mapTree(layers, (_, name) => weights[name].map((weight, i) => grads[name][i] * weight));
      return { masks: globalMasks(fullMasks(layers), scores, total) };
    },
    update: (state) => state,
  };
}

/** Pruning before training by connection sensitivity. */
export const snip: Method = {
  label: "SNIP (sparse training)",
  family: "sparse training",
  description:
    "Asks one batch, before training, which connections the loss depends on, keeps those of the whole net, and never moves them.",
  paper: "Lee et al. 2019, SNIP: Single-shot Network Pruning based on Connection Sensitivity, arXiv:1810.02340",
  uses,
  phases: sparsePhases,
  create: createSnip,
};
