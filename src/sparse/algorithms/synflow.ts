import { mapTree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { globalMasks, totalKept } from "../globalMasks";
import { countOnes, fullMasks } from "../masks";
import { synapticFlow } from "../synapticFlow";
import type { Method, Sparsifier, SparsifierOptions } from "../types";
import { sparsePhases } from "./static";

const uses = ["sparsity", "epochs", "scoringRounds"] as const;

/**
 * Creates SynFlow: before the first step, and without any data, n rounds score every weight by its share of the flow from an
 * input of ones to the output and keep the best share ρ^(i/n) of the whole net, ρ being the target density. arXiv:2006.05467
 *
 * Many small rounds keep layers from emptying: as a layer loses weights, more flows through each that is left. Each round costs
 * one sample forward and back through the masks that it starts from.
 */
export function createSynflow(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  const { layers, scoringRounds } = options;
  const target = totalKept(options);
  const size = Object.values(layers).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: () => false,
    init: (weights) => {
      let masks = fullMasks(layers);
      let scoring = mapTree(layers, () => 0);
      for (let round = 1; round <= scoringRounds; round++) {
        scoring = mapTree(scoring, (spent, name) => spent + countOnes(masks[name]));
        const total = Math.max(target, Math.round(size * (target / size) ** (round / scoringRounds)));
        masks = globalMasks(masks, synapticFlow(layers, masks, weights), total);
      }
      return { masks, scoring };
    },
    update: (state) => state,
  };
}

/** Pruning before training by synaptic flow. */
export const synflow: Method = {
  label: "SynFlow (sparse training)",
  family: "sparse training",
  description:
    "Removes, before training and without data, the weights through which least would flow from input to output, in many small rounds.",
  paper:
    "Tanaka et al. 2020, Pruning neural networks without any data by iteratively conserving synaptic flow, arXiv:2006.05467",
  uses,
  phases: sparsePhases,
  create: createSynflow,
};
