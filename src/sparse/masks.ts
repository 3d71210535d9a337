import type { Rng } from "../lib/rng";
import { createRng } from "../lib/rng";
import { mapTree, type Tree } from "../lib/tree";
import { topKMagnitude } from "./topK";
import type { LayerShape, Masks } from "./types";

/** Counts the connections that a mask keeps. */
export function countOnes(mask: Uint8Array): number {
  let ones = 0;
  for (let i = 0; i < mask.length; i++) ones += mask[i];
  return ones;
}

/** Returns the mask that keeps what another removes. */
export function complementMask(mask: Uint8Array): Uint8Array {
  return mask.map((kept) => 1 - kept);
}

/** Returns a copy of values with 0 wherever the mask is 0, over NaN too. */
export function applyMask(values: Float32Array, mask: Uint8Array): Float32Array {
  return values.map((value, i) => (mask[i] === 1 ? value : 0));
}

/** Returns all-ones masks for every maskable layer. */
export function fullMasks(layers: Tree<LayerShape>): Masks {
  return mapTree(layers, ({ inputs, outputs }) => new Uint8Array(inputs * outputs).fill(1));
}

/** Returns masks of the `counts[name]` largest |weight| of each layer, exactly that many. */
export function largestMasks(weights: Tree<Float32Array>, counts: Tree<number>): Masks {
  return mapTree(counts, (count, name) => topKMagnitude(weights[name], count));
}

/**
 * Returns masks of the `counts[name]` largest |weight| among those that each mask keeps; what is removed stays removed.
 *
 * Rounding a total over layers may move a weight between them from one call to the next: a layer never falls below its `target`.
 */
export function tightenMasks(
  masks: Masks,
  weights: Tree<Float32Array>,
  counts: Tree<number>,
  target: Tree<number>,
): Masks {
  return mapTree(masks, (mask, name) => {
    const count = Math.min(countOnes(mask), Math.max(target[name], counts[name]));
    return topKMagnitude(weights[name], count, mask);
  });
}

/** Returns a copy of a mask with exactly `count` more ones, drawn uniformly among its zeros. */
export function growRandomly(mask: Uint8Array, count: number, rng: Rng): Uint8Array {
  const grown = mask.slice();
  let inactive = mask.length - countOnes(mask);
  let needed = count;
  // Selection sampling: each zero is taken with probability needed / zeros left, which ends at exactly `count`.
  for (let i = 0; needed > 0 && inactive > 0; i++) {
    if (grown[i] === 1) continue;
    if (rng.int(inactive) < needed) {
      grown[i] = 1;
      needed--;
    }
    inactive--;
  }
  return grown;
}

/** Draws masks of exactly `counts[name]` ones, each layer from its own random stream, the same for every method. */
export function randomMasks(layers: Tree<LayerShape>, counts: Tree<number>, seed: number): Masks {
  return mapTree(layers, ({ inputs, outputs }, name) =>
    growRandomly(new Uint8Array(inputs * outputs), counts[name], createRng(seed, "random mask", name)),
  );
}
