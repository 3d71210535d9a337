import * as tf from "@tensorflow/tfjs";
import { dropoutKey, dropoutThreshold } from "../dropout";
import type { Parameter } from "../parameter";
import type { Connections } from "./connections";
import { sparseForward, sparseInputGradient, sparseWeightGradient } from "./layer";

/** One layer over its connections, with the optimizer's moments. */
export interface SparseLayer {
  readonly connections: Connections;
  readonly weights: Parameter; // [connections]
  readonly bias?: Parameter; // [outputs]
}

/** Dropout on the hidden layers of one pass: the same units as of the dense nets. */
export interface PassDropout {
  readonly rate: number;
  readonly seed: number;
  readonly step: number;
  readonly firstSample?: number; // row of the set that the pass begins with (default 0)
}

/** Computes what each layer takes in, and at the end the logits; all [tiles, units, tileSamples], ReLU between. */
export function sparsePass(layers: readonly SparseLayer[], x: tf.Tensor3D, dropping?: PassDropout): tf.Tensor3D[] {
  const values = [x];
  layers.forEach(({ connections, weights, bias }, l) => {
    const hidden = l + 1 < layers.length;
    const { rate, seed, step, firstSample = 0 } = dropping ?? { rate: 0, seed: 0, step: 0 };
    const dropout = {
      key: dropoutKey(seed, step, l + 1),
      threshold: dropoutThreshold(rate),
      scale: 1 / (1 - rate),
      firstSample,
    };
    const options = { weights: weights.weight, bias: bias?.weight as tf.Tensor1D | undefined, rectified: hidden };
    values.push(sparseForward(connections, values[l], hidden && rate > 0 ? { ...options, dropout } : options));
  });
  return values;
}

/** Takes the gradient of the logits back to what is left of it at the sums of each layer, through ReLU and dropout of `rate`. */
export function sparseDeltas(
  layers: readonly SparseLayer[],
  values: readonly tf.Tensor3D[], // of `sparsePass`
  logits: tf.Tensor3D,
  rate: number,
): tf.Tensor3D[] {
  const deltas = [logits];
  for (let l = layers.length - 1; l > 0; l--) {
    const { connections, weights } = layers[l];
    const options = { weights: weights.weight, activation: values[l], scale: 1 / (1 - rate) };
    deltas.unshift(sparseInputGradient(connections, deltas[0], options));
  }
  return deltas;
}

/** Returns the gradients of a layer's weights, one per connection, and of its bias. */
export function layerGradients(
  { connections, bias }: SparseLayer,
  input: tf.Tensor3D,
  delta: tf.Tensor3D,
): { readonly weights: tf.Tensor1D; readonly bias?: tf.Tensor1D } {
  return {
    weights: sparseWeightGradient(connections, input, delta),
    ...(bias ? { bias: tf.sum(tf.sum(delta, 2), 0) as tf.Tensor1D } : {}),
  };
}
