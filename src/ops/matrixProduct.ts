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
  if (tf.getBackend() === "wasm") return tf.matMul(left ? tf.transpose(a) : a, right ? tf.transpose(b) : b);
  const inner = a.shape[left ? 0 : 1];
  const outputs = a.shape[left ? 1 : 0] * b.shape[right ? 0 : 1];
  return inFixedOrder(inner, outputs, () => tf.matMul(a, b, left, right));
}

/** Where the WebGPU backend starts to split sums of a product, and its flag and numbers for other ways to take it. */
const splitFrom = 2000;
const programFlag = "WEBGPU_MATMUL_PROGRAM_TYPE";
const programs = { byBackend: -1, workgroupPerSum: 0, tiles: 3 } as const;

/**
 * Runs a product of `outputs` sums of `inner` terms each so that equal inputs give equal bits.
 *
 * The WebGPU backend splits long sums of small products over workgroups, which add their parts to the result by compare and
 * swap, in whatever order they come: the gradient of a weight matrix over the nodes of a graph is of that shape.
 */
export function inFixedOrder<T>(inner: number, outputs: number, multiply: () => T): T {
  if (tf.getBackend() !== "webgpu" || inner < splitFrom) return multiply();
  const flags = tf.env();
  flags.set(programFlag, outputs <= 4096 ? programs.workgroupPerSum : programs.tiles);
  try {
    return multiply();
  } finally {
    flags.set(programFlag, programs.byBackend);
  }
}
