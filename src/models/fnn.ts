import type * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import { denseLayer } from "../ops/denseLayer";
import { dropout } from "../ops/dropout";
import type { ModelShape } from "./shape";

/** Returns the parameters of a fully connected net; values start in ±1/√inputs, as PyTorch's linear layers do. */
export function fnnShape(sizes: readonly number[], bias: boolean): ModelShape {
  const shape: Record<string, ModelShape[string]> = {};
  for (let layer = 1; layer < sizes.length; layer++) {
    const bound = 1 / Math.sqrt(sizes[layer - 1]);
    shape[`w${layer}`] = { rows: sizes[layer - 1], cols: sizes[layer], maskable: true, bound };
    if (bias) shape[`b${layer}`] = { rows: 1, cols: sizes[layer], maskable: false, bound };
  }
  return shape;
}

/** What training mode needs: `undefined` in its place means evaluation. */
export interface DropoutStream {
  readonly rate: number;
  readonly seed: number;
  readonly step: number;
}

/** Computes the logits of a fully connected net: ReLU and dropout after every hidden layer, nothing after the last. */
export function fnnForward(
  parameters: Tree<tf.Tensor>,
  input: tf.Tensor2D, // [samples, inputs]
  layerCount: number,
  training?: DropoutStream,
): tf.Tensor2D {
  let x = input;
  for (let layer = 1; layer <= layerCount; layer++) {
    const last = layer === layerCount;
    x = denseLayer(x, {
      weights: parameters[`w${layer}`] as tf.Tensor2D,
      bias: parameters[`b${layer}`] as tf.Tensor1D | undefined,
      rectified: !last,
      constantInput: layer === 1,
    });
    if (last) break;
    if (training && training.rate > 0) x = dropout(x, training.rate, { ...training, layer });
  }
  return x;
}
