import { InputError } from "../lib/inputError";
import { mapTree, type Tree } from "../lib/tree";
import type { DistributionId, LayerShape } from "./types";

const sizeOf = ({ inputs, outputs }: LayerShape): number => inputs * outputs;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Solves Σ clamp(ε (inputs + outputs), 1, size) = total for ε and returns the summands, not yet whole numbers.
 *
 * Each round fixes the layers out of bounds. They are all above their size, which takes ε > 1/2, or all below 1, which takes
 * ε < 1/2, and fixing them moves ε further from 1/2: no layer is fixed wrongly.
 */
function solveErk(shapes: readonly LayerShape[], total: number): number[] {
  const kept = new Array<number>(shapes.length).fill(0);
  let free = shapes.map((_, i) => i);
  let left = total;
  while (free.length > 0) {
    // ε raw_l n_l = ε (inputs + outputs), because raw_l = (inputs + outputs) / (inputs · outputs).
    const epsilon = left / sum(free.map((i) => shapes[i].inputs + shapes[i].outputs));
    for (const i of free) kept[i] = epsilon * (shapes[i].inputs + shapes[i].outputs);
    const fixed = new Set(free.filter((i) => kept[i] > sizeOf(shapes[i]) || kept[i] < 1));
    if (fixed.size === 0) break;
    for (const i of fixed) {
      kept[i] = kept[i] < 1 ? 1 : sizeOf(shapes[i]);
      left -= kept[i];
    }
    free = free.filter((i) => !fixed.has(i));
  }
  return kept;
}

/** Rounds shares that add up to a whole total, each up or down, so that the total is kept (largest remainders go up). */
export function roundToTotal(shares: readonly number[], total: number, sizes: readonly number[]): number[] {
  const counts = shares.map((share, i) => Math.min(Math.floor(share), sizes[i]));
  const order = shares.map((_, i) => i).sort((i, j) => shares[j] - counts[j] - (shares[i] - counts[i]));
  let left = total - sum(counts);
  for (const i of order) {
    if (left <= 0) break;
    if (counts[i] === sizes[i]) continue;
    counts[i]++;
    left--;
  }
  return counts;
}

/**
 * Returns how many weights each layer keeps: whole numbers, at least 1 and at most the layer's size.
 *
 * `uniform` keeps round(density · size) of every layer. `erk` keeps ε (inputs + outputs), layers that would exceed their
 * size being dense and ε solved again, with the total at round(density · all weights). arXiv:1911.11134
 *
 * @throws InputError where the sparsity is not in [0, 1)
 */
export function keptCounts(layers: Tree<LayerShape>, sparsity: number, distribution: DistributionId): Tree<number> {
  if (!(sparsity >= 0 && sparsity < 1))
    throw new InputError(`The target sparsity is ${sparsity}: give a number from 0 up to, but not including, 1.`);
  switch (distribution) {
    case "uniform":
      return mapTree(layers, (shape) => Math.max(1, Math.round((1 - sparsity) * sizeOf(shape))));
    case "erk": {
      const shapes = Object.values(layers);
      const sizes = shapes.map(sizeOf);
      const total = Math.max(shapes.length, Math.round((1 - sparsity) * sum(sizes)));
      const counts = roundToTotal(solveErk(shapes, total), total, sizes);
      return Object.fromEntries(Object.keys(layers).map((name, i) => [name, counts[i]]));
    }
    default:
      return distribution satisfies never;
  }
}
