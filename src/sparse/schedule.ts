import type { Phase, SparsifierOptions } from "./types";

/** Returns the number of optimizer steps of a single-phase run. */
export function totalSteps({ epochs, stepsPerEpoch }: SparsifierOptions): number {
  return epochs * stepsPerEpoch;
}

/** Returns the phases that have any epochs, in order. */
export function nonEmptyPhases(phases: readonly Phase[]): readonly Phase[] {
  return phases.filter(({ epochs }) => epochs > 0);
}

/** Steps that connections which have grown get to prove themselves before the next update. */
export const leastInterval = 10;

/** A short run makes about so many updates all the same. */
export const leastUpdates = 20;

/**
 * Returns the steps between two mask updates of SET: an epoch, or where epochs are short, as in full-batch training, as many
 * epochs as take `leastInterval` steps, as long as the run has room for `leastUpdates`.
 */
export function epochInterval({ epochs, stepsPerEpoch }: SparsifierOptions): number {
  const wanted = Math.min(Math.ceil(leastInterval / stepsPerEpoch), Math.floor(epochs / leastUpdates));
  return stepsPerEpoch * Math.max(1, wanted);
}

/** The first and last step of gradual pruning, counted so that 0 is before the first optimizer step. */
export interface PruningSpan {
  readonly first: number; // t₀
  readonly last: number; // t₀ + nΔt, where the target is reached
}

/** Returns the steps between which GMP and GraNet prune, from shares of the whole run. */
export function pruningSpan(options: SparsifierOptions): PruningSpan {
  const total = totalSteps(options);
  return { first: Math.round(options.pruneStart * total), last: Math.round(options.pruneEnd * total) };
}

/**
 * Returns the sparsity of gradual pruning at a step, s_t = s_f + (s_i - s_f)(1 - (t - t₀) / (nΔt))³, from the initial one (GMP:
 * 0) to the target. arXiv:1710.01878
 */
export function cubicSparsity(step: number, { first, last }: PruningSpan, target: number, initial = 0): number {
  if (step >= last) return target;
  if (step <= first) return initial;
  const left = 1 - (step - first) / (last - first);
  return target + (initial - target) * left ** 3;
}

/** Returns RigL's share of connections to replace, (α / 2)(1 + cos(πt / T_end)), falling from α to 0. arXiv:1911.11134 */
export function cosineDropFraction(step: number, lastStep: number, alpha: number): number {
  if (step >= lastStep) return 0;
  return (alpha / 2) * (1 + Math.cos((Math.PI * step) / lastStep));
}
