import { mapTree, type Tree } from "../lib/tree";
import { applyMask, largestMasks } from "./masks";

/** Returns a + scale · b for the layers of b. */
export function addScaled(a: Tree<Float32Array>, scale: number, b: Tree<Float32Array>): Tree<Float32Array> {
  return mapTree(b, (values, name) => values.map((value, i) => a[name][i] + scale * value));
}

/** Returns the inner product over all layers of b together. */
export function dot(a: Tree<Float32Array>, b: Tree<Float32Array>): number {
  let total = 0;
  for (const [name, values] of Object.entries(b))
    for (let i = 0; i < values.length; i++) total += a[name][i] * values[i];
  return total;
}

/** Returns Π_k: the `counts[name]` values of largest magnitude of each layer, and 0 elsewhere. */
export function project(values: Tree<Float32Array>, counts: Tree<number>): Tree<Float32Array> {
  return mapTree(largestMasks(values, counts), (mask, name) => applyMask(values[name], mask));
}
