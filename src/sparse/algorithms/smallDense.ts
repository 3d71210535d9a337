import type { Method } from "../types";
import { createDense, densePhases } from "./dense";

const weightsOf = (widths: readonly number[]): number =>
  widths.slice(1).reduce((total, width, i) => total + widths[i] * width, 0);

/**
 * Returns layer widths with the hidden ones scaled by one common factor and rounded, at least 1, so that the number of
 * weights comes as close as possible to density · the full number, the larger net winning a tie.
 *
 * With a single hidden layer that is its width times the density, rounded. arXiv:2209.04766
 */
export function smallDenseWidths(widths: readonly number[], density: number): number[] {
  const target = density * weightsOf(widths);
  const scaled = (factor: number): number[] =>
    widths.map((width, i) => (i === 0 || i === widths.length - 1 ? width : Math.max(1, Math.round(factor * width))));
  // The number of weights grows with the factor in steps: halving ends on the two sides of the step across the target.
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (weightsOf(scaled(middle)) <= target) low = middle;
    else high = middle;
  }
  const smaller = scaled(low);
  const larger = scaled(high);
  return weightsOf(larger) - target <= target - weightsOf(smaller) ? larger : smaller;
}

/** A dense net with fewer hidden units and as many weights as the sparse ones keep; the trainer shrinks the net. */
export const smallDense: Method = {
  label: "Small dense",
  family: "dense",
  description:
    "Trains a narrower dense net with as many weights as the sparse nets keep, to tell whether sparsity beats plain smallness.",
  paper: "Peng et al. 2022, Towards Sparsification of Graph Neural Networks, arXiv:2209.04766",
  uses: ["sparsity", "epochs"],
  phases: densePhases,
  create: createDense,
};
