import * as tf from "@tensorflow/tfjs";

/** Which factors of a product are transposed first. */
export interface Transposed {
  readonly a?: boolean;
  readonly b?: boolean;
}

/**
 * Multiplies two matrices, either of them transposed.
 *
 * The wasm backend takes transposed factors by a plain loop, 13 to 35 times slower than the rest of its product; so they
 * are transposed there before.
 */
export function matrixProduct(a: tf.Tensor2D, b: tf.Tensor2D, transposed: Transposed = {}): tf.Tensor2D {
  const { a: left = false, b: right = false } = transposed;
  if (tf.getBackend() !== "wasm") return tf.matMul(a, b, left, right);
  return tf.matMul(left ? tf.transpose(a) : a, right ? tf.transpose(b) : b);
}
