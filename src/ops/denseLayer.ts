import * as tf from "@tensorflow/tfjs";
import { epilogueGradient } from "./epilogueGradient";
import { inFixedOrder, matrixProduct } from "./matrixProduct";

/** What a fully connected layer depends on beside its input. */
export interface DenseLayerOptions {
  readonly weights: tf.Tensor2D; // [inputs, outputs]
  readonly bias?: tf.Tensor1D; // [outputs]
  readonly rectified?: boolean; // ReLU after the sum (default false)
  readonly constantInput?: boolean; // no gradient is wanted for x, which saves a product (default false)
}

/**
 * Computes x·W + b, and ReLU of it where asked, differentiable. // [samples, inputs] -> [samples, outputs]
 *
 * TensorFlow.js takes product, bias and ReLU in one kernel only where no gradient is recorded; so this has its own.
 */
export function denseLayer(
  x: tf.Tensor2D,
  { weights, bias, rectified = false, constantInput = false }: DenseLayerOptions,
): tf.Tensor2D {
  const variables: tf.Tensor[] = [weights, ...(bias ? [bias] : []), ...(constantInput ? [] : [x])];
  const layer = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    const y = fusedProduct(x, weights, bias, rectified);
    save([x, weights, y]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [input, matrix, output] = saved as tf.Tensor2D[];
      const epilogue = { output: rectified ? output : undefined, hasBias: bias !== undefined };
      const { dz, biasGradient } = epilogueGradient(dy, epilogue);
      return [
        matrixProduct(input, dz as tf.Tensor2D, { a: true }),
        ...(biasGradient ? [biasGradient] : []),
        ...(constantInput ? [] : [matrixProduct(dz as tf.Tensor2D, matrix, { b: true })]),
      ];
    };
    return { value: y, gradFunc };
  });
  return layer(...variables) as tf.Tensor2D;
}

function fusedProduct(
  x: tf.Tensor2D,
  weights: tf.Tensor2D,
  bias: tf.Tensor1D | undefined,
  rectified: boolean,
): tf.Tensor {
  // The kernel wants batches of matrices.
  const a = tf.reshape(x, [1, ...x.shape]);
  const b = tf.reshape(weights, [1, ...weights.shape]);
  const inputs = (bias ? { a, b, bias } : { a, b }) as unknown as tf.NamedTensorMap;
  const attributes = { transposeA: false, transposeB: false, activation: rectified ? "relu" : "linear" };
  const [rows, inner] = x.shape;
  const columns = weights.shape[1];
  const y = inFixedOrder(inner, rows * columns, () =>
    tf.engine().runKernel("_FusedMatMul", inputs, attributes as unknown as tf.NamedAttrMap),
  ) as tf.Tensor;
  return tf.reshape(y, [rows, columns]);
}
