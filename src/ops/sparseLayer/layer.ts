import * as tf from "@tensorflow/tfjs";
import { runLabKernel } from "../kernels/labKernel";
import type { SparseDropout } from "../kernels/sparseLayerCall";
import type { Connections } from "./connections";

/** What the sums of a sparse layer depend on beside its input. */
export interface SparseForwardOptions {
  readonly weights: tf.Tensor; // float32 [count], one per connection
  readonly bias?: tf.Tensor1D; // float32 [outputs]
  readonly rectified?: boolean; // ReLU after the sum (default false)
  readonly dropout?: SparseDropout; // after the ReLU
}

/**
 * Computes x·W + b over the connections alone, then ReLU and dropout where asked. // [tiles, inputs, 32] -> [tiles, outputs, 32]
 *
 * The sum of an output runs over its connections in their order. Not differentiable: the two gradients below are its backward pass.
 */
export function sparseForward(connections: Connections, x: tf.Tensor3D, options: SparseForwardOptions): tf.Tensor3D {
  const { start, input, outputs, levels } = connections;
  const { weights, bias, rectified = false, dropout } = options;
  checkTiles(x, connections.inputs);
  const inputs = { x, start, input, weights, ...(bias ? { bias } : {}) };
  return runLabKernel("LabSparseForward", inputs, { outputs, levels, rectified, dropout }) as tf.Tensor3D;
}

/**
 * Computes dz·Wᵀ over the connections alone, through dropout and ReLU of the layer below. // [tiles, outputs, 32] -> [tiles, inputs, 32]
 *
 * It is 0 where `activation`, what the layer below has put out, is not above 0, and `scale` times the sum elsewhere.
 */
export function sparseInputGradient(
  connections: Connections,
  dz: tf.Tensor3D,
  { weights, activation, scale = 1 }: { weights: tf.Tensor; activation?: tf.Tensor3D; scale?: number },
): tf.Tensor3D {
  const { transposed, inputs } = connections;
  if (!transposed) throw new Error("These connections were uploaded without their transposed order.");
  checkTiles(dz, connections.outputs);
  if (activation) checkTiles(activation, inputs);
  const { start, output, place, levels } = transposed;
  const tensors = { dz, start, output, place, weights, ...(activation ? { activation } : {}) };
  return runLabKernel("LabSparseInputGradient", tensors, { inputs, levels, scale }) as tf.Tensor3D;
}

/**
 * Computes the gradient of each connection's weight: Σ over samples of x[input] · dz[output]. // -> [count]
 *
 * Room without a sample must hold zeros in dz and numbers in x.
 */
export function sparseWeightGradient(connections: Connections, x: tf.Tensor3D, dz: tf.Tensor3D): tf.Tensor1D {
  const { start, input, output, count } = connections;
  checkTiles(x, connections.inputs);
  checkTiles(dz, connections.outputs);
  if (count === 0) return tf.zeros([1]);
  const tensors = { x, dz, start, input, ...(output ? { output } : {}) };
  return runLabKernel("LabSparseWeightGradient", tensors, { count }) as tf.Tensor1D;
}

function checkTiles({ shape }: tf.Tensor3D, units: number): void {
  if (shape[1] !== units) throw new Error(`Tiles of ${shape[1]} units meet a layer of ${units}.`);
}
