import { mapTree, type Tree } from "../lib/tree";
import { complementMask, countOnes } from "./masks";
import { topKMagnitude } from "./topK";
import type { Masks } from "./types";

/** Returns a copy of a mask with `count` more ones; the mask is what is left after the drop. */
export type Grow = (mask: Uint8Array, count: number, layer: string) => Uint8Array;

/** Returns the growth that takes the inactive connections of largest |score|, ties by index; just-dropped ones may come back. */
export function growLargest(scores: Tree<Float32Array>): Grow {
  return (mask, count, layer) => {
    const grown = topKMagnitude(scores[layer], count, complementMask(mask));
    return mask.map((kept, i) => kept | grown[i]);
  };
}

/**
 * Returns the masks without the ⌊dropFraction · ones⌋ connections of smallest |weight| of each layer.
 *
 * Rounding down leaves a layer of a few connections as it is rather than emptying it.
 */
export function dropSmallest(masks: Masks, weights: Tree<Float32Array>, dropFraction: number): Masks {
  return mapTree(masks, (mask, layer) => {
    const ones = countOnes(mask);
    const dropped = Math.floor(dropFraction * ones);
    return dropped === 0 ? mask : topKMagnitude(weights[layer], ones - dropped, mask);
  });
}

/**
 * Drops ⌊dropFraction · ones⌋ connections of smallest |weight| in each layer and grows as many.
 *
 * @throws Error where the growth changed the number of connections of a layer
 */
export function replaceConnections(masks: Masks, weights: Tree<Float32Array>, dropFraction: number, grow: Grow): Masks {
  return mapTree(dropSmallest(masks, weights, dropFraction), (left, layer) => {
    const mask = masks[layer];
    if (left === mask) return mask;
    const ones = countOnes(mask);
    const grown = grow(left, ones - countOnes(left), layer);
    const after = countOnes(grown);
    if (after !== ones) throw new Error(`The mask update of layer ${layer} turned ${ones} connections into ${after}.`);
    return grown;
  });
}
