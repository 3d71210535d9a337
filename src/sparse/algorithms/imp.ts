import { InputError } from "../../lib/inputError";
import { mapTree, type Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { globalMasks, totalKept } from "../globalMasks";
import { applyMask, fullMasks } from "../masks";
import { nonEmptyPhases } from "../schedule";
import type { Method, Phase, SparseState, Sparsifier, SparsifierOptions } from "../types";

const uses = ["sparsity", "epochs", "roundEpochs", "pruneShare", "rewindStep"] as const;

/** The state of iterative pruning: the weights that every round goes back to. */
export interface ImpState extends SparseState {
  readonly early: Tree<Float32Array>; // every parameter, biases included
}

/** Returns the rounds that removing a share p of what remains takes to a sparsity: the least r with (1 - p)^r ≤ density. */
export function impRounds({ sparsity, pruneShare }: Pick<SparsifierOptions, "sparsity" | "pruneShare">): number {
  // A density that is a power of 1 - p in decimals, as 0.64 of 0.8, must not take a round more for its binary rounding.
  return Math.max(0, Math.ceil(Math.log(1 - sparsity) / Math.log(1 - pruneShare) - 1e-9));
}

/** Returns one phase a round and, under the final mask, a training as long as that of the one-phase methods. */
function impPhases(options: SparsifierOptions): readonly Phase[] {
  const round: Phase = { name: "pruning", epochs: options.roundEpochs };
  const rounds = new Array<Phase>(impRounds(options)).fill(round);
  return nonEmptyPhases([...rounds, { name: "sparse training", epochs: options.epochs }]);
}

/** Returns copies of parameters, 0 outside the masks. */
function maskedCopy(parameters: Tree<Float32Array>, masks: SparseState["masks"]): Tree<Float32Array> {
  return mapTree(parameters, (values, name) => (name in masks ? applyMask(values, masks[name]) : values.slice()));
}

/**
 * Creates iterative magnitude pruning with rewinding, the lottery ticket: each round trains, removes the share p of what remains
 * of smallest |w| in the whole net, and sets what is left back to its values of an early step. arXiv:1803.03635, 1903.01611
 *
 * The last round removes less where that meets the target, so it is met exactly. A round ends with its last step; what has been
 * removed never returns. Biases are set back, too.
 *
 * @throws InputError where the step to go back to is not within the first round
 */
export function createImp(options: SparsifierOptions): Sparsifier<ImpState> {
  checkOptions(options, uses);
  const { layers, pruneShare, rewindStep } = options;
  const roundSteps = options.roundEpochs * options.stepsPerEpoch;
  if (rewindStep >= roundSteps)
    throw new InputError(
      `The rewind step is ${rewindStep}, but a round ends at step ${roundSteps}: give an earlier step, or more epochs per round.`,
    );
  const rounds = impRounds(options);
  const target = totalKept(options);
  const size = Object.values(layers).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  const keptAfter = (round: number): number =>
    round === rounds ? target : Math.max(target, Math.round(size * (1 - pruneShare) ** round));
  const isRoundEnd = (step: number): boolean => step % roundSteps === 0 && step > 0 && step <= rounds * roundSteps;
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: (step) => isRoundEnd(step) || (step === rewindStep && step > 0 && rounds > 0),
    init: (weights) => ({ masks: fullMasks(layers), early: mapTree(weights, (values) => values.slice()) }),
    update: ({ masks, early }, { step, weights }) => {
      if (!isRoundEnd(step)) return { masks, early: mapTree(weights, (values) => values.slice()) };
      const tighter = globalMasks(masks, weights, keptAfter(step / roundSteps));
      return { masks: tighter, early, weights: maskedCopy(early, tighter) };
    },
  };
}

/** Iterative magnitude pruning with rewinding. */
export const imp: Method = {
  label: "IMP, lottery ticket (train and prune)",
  family: "train-and-prune",
  description:
    "Trains, removes a fifth of the weights, rewinds the rest, and so on; then trains the ticket that is left.",
  paper: "Frankle & Carbin 2019, The Lottery Ticket Hypothesis, arXiv:1803.03635",
  uses,
  phases: impPhases,
  create: createImp,
};
