import * as tf from "@tensorflow/tfjs";
import type { DropoutConstants } from "./kernels/dropoutCall";
import { runLabKernel } from "./kernels/labKernel";

/** Mixes one 32-bit word (lowbias32 of C. Wellons, after an odd offset so that 0 does not stay 0). */
function mixWord(word: number): number {
  let x = (word + 0x9e3779b9) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Hashes what all units of a layer share in one step; the kernels get this one word. */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return mixWord(mixWord(mixWord(seed) ^ step) ^ layer);
}

/** Returns the 32 random bits of one unit; `index` is its row-major place in the batch. */
export function dropoutBits(key: number, index: number): number {
  return mixWord(key ^ mixWord(index));
}

/** Returns the 32 random bits that decide on a unit: it is kept where they are at least `dropoutThreshold(rate)`. */
export function dropoutHash(seed: number, step: number, layer: number, index: number): number {
  return dropoutBits(dropoutKey(seed, step, layer), index);
}

/** Returns floor(rate * 2^32) as an unsigned 32-bit word; rate lies in [0, 1). */
export function dropoutThreshold(rate: number): number {
  return Math.floor(rate * 2 ** 32) >>> 0;
}

/** Names one use of dropout; equal names draw equal masks on every backend. */
export interface DropoutPlace {
  readonly seed: number;
  readonly step: number; // optimizer step, 1-based
  readonly layer: number; // 1-based number of the matrix whose output is dropped, 0 = the network's input
}

/** Returns what a kernel needs to know of one use of dropout. */
export function dropoutConstants(rate: number, { seed, step, layer }: DropoutPlace): DropoutConstants {
  return { key: dropoutKey(seed, step, layer), threshold: dropoutThreshold(rate), scale: 1 / (1 - rate) };
}

/**
 * Sets elements to 0 with probability `rate` and scales the others by 1 / (1 - rate), differentiable. arXiv:1207.0580
 *
 * Element i (row-major) is kept iff dropoutHash(seed, step, layer, i) >= floor(rate 2^32); rate lies in [0, 1). Where x is
 * some rows of a larger matrix, `rows` says which, and the elements kept are those of that matrix. // int32 [rows of x]
 */
export function dropout<T extends tf.Tensor>(x: T, rate: number, place: DropoutPlace, rows?: tf.Tensor): T {
  if (rate === 0) return x.clone();
  const constants = dropoutConstants(rate, place);
  const drop = (values: tf.Tensor): tf.Tensor =>
    runLabKernel("LabDropout", rows ? { x: values, rows } : { x: values }, constants);
  // The gradient of a product with a fixed mask is the same product.
  const dropped = tf.customGrad((...args) => ({
    value: drop(args[0] as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => drop(dy),
  }));
  return dropped(x) as T;
}
