import * as tf from "@tensorflow/tfjs";
import { runInPlace } from "./kernels/labKernel";
import { writeTensor } from "./tensorAccess";

/** One trainable tensor with the moments of its optimizer; all three are changed in place. */
export interface Parameter {
  readonly weight: tf.Variable;
  readonly firstMoment: tf.Tensor; // momentum of sgd, m of Adam
  readonly secondMoment: tf.Tensor; // v of Adam
}

/** Copies initial values to the current backend, with moments of 0. */
export function createParameter(values: Float32Array, shape: number[]): Parameter {
  // The variable holds the data itself; the tensor it was made from would stay behind.
  const start = tf.tensor(values.slice(), shape, "float32");
  const weight = tf.variable(start);
  start.dispose();
  return {
    weight,
    firstMoment: tf.tensor(new Float32Array(values.length), shape, "float32"),
    secondMoment: tf.tensor(new Float32Array(values.length), shape, "float32"),
  };
}

/** Frees a parameter on the device. */
export function disposeParameter({ weight, firstMoment, secondMoment }: Parameter): void {
  tf.dispose([weight, firstMoment, secondMoment]);
}

/** Sets the moments to 0; the step count of `maskedStep` starts at 1 again. */
export function resetMoments({ firstMoment, secondMoment }: Parameter): void {
  for (const moment of [firstMoment, secondMoment]) writeTensor(moment, new Float32Array(moment.size));
}

/**
 * Installs a mask: weights and moments outside become 0, and so do the moments of connections that `previous` had not.
 *
 * Masks are float32 tensors of the weight's size, 1 = kept; without `previous` the weights were dense.
 */
export function installMask(
  { weight, firstMoment, secondMoment }: Parameter,
  mask: tf.Tensor,
  previous?: tf.Tensor,
): void {
  runInPlace("LabApplyMask", { target: weight, mask }, {});
  for (const target of [firstMoment, secondMoment]) {
    runInPlace("LabApplyMask", { target, mask }, {});
    if (previous) runInPlace("LabApplyMask", { target, mask: previous }, {});
  }
}
