import { checkOptions } from "../checkOptions";
import { nonEmptyPhases } from "../schedule";
import type { Method, Phase, Sparsifier, SparsifierOptions } from "../types";

const uses = ["epochs"] as const;

/** Returns the one phase of a method without masks. */
export function densePhases({ epochs }: SparsifierOptions): readonly Phase[] {
  return nonEmptyPhases([{ name: "dense training", epochs }]);
}

/** Creates the sparsifier that has no masks and no update steps. */
export function createDense(options: SparsifierOptions): Sparsifier {
  checkOptions(options, uses);
  return {
    rho: 0,
    needsGrads: false,
    needsLoss: false,
    replacesStep: false,
    isUpdateStep: () => false,
    init: () => ({ masks: {} }),
    update: (state) => state,
  };
}

/** Ordinary training: the reference for accuracy and FLOPs. */
export const dense: Method = {
  label: "Dense",
  family: "dense",
  description: "Trains every weight and removes none: the reference that the other methods are held against.",
  paper: "",
  uses,
  phases: densePhases,
  create: createDense,
};
