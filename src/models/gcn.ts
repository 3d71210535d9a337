import type * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import { denseLayer } from "../ops/denseLayer";
import { dropout } from "../ops/dropout";
import type { SparseMatrix } from "../ops/sparseMatrix";
import { spmm } from "../ops/spmm";
import type { DropoutStream } from "./fnn";
import { glorotBound, type ModelShape } from "./shape";

/**
 * Node features on the device: a dense table, or a sparse bag of words.
 *
 * Where they are of some nodes of a graph only, `rows` says which rows of its table, or which entries of its matrix, they
 * are, so that dropout treats them as it would there. // int32 [nodes] or [nonzeros]
 */
export type NodeFeatures =
  | { readonly dense: tf.Tensor2D; readonly rows?: tf.Tensor1D } // [nodes, featureCount]
  | { readonly sparse: SparseMatrix; readonly values: tf.Tensor1D; readonly rows?: tf.Tensor1D }; // values [nonzeros]

/** The graph as one layer sees it. */
export interface GraphLayer {
  readonly propagation: SparseMatrix; // [outputs, inputs]
  readonly own?: SparseMatrix; // [outputs, inputs], picks each output's own node; absent where the two are the same
}

/** The graph as a GNN sees it. */
export interface GraphInput {
  readonly features: NodeFeatures; // of the first layer's inputs
  readonly layers: readonly [GraphLayer, GraphLayer];
}

/** Returns the parameters of a 2-layer GCN: Glorot weights, zero biases. arXiv:1609.02907 */
export function gcnShape(sizes: readonly number[]): ModelShape {
  const shape: Record<string, ModelShape[string]> = {};
  for (let layer = 1; layer < sizes.length; layer++) {
    const [rows, cols] = [sizes[layer - 1], sizes[layer]];
    shape[`w${layer}`] = { rows, cols, maskable: true, bound: glorotBound(rows, cols) };
    shape[`b${layer}`] = { rows: 1, cols, maskable: false, bound: 0 };
  }
  return shape;
}

/** Multiplies node features, dropped at random in training, by weight matrices that share the same dropped features. */
export function projectFeatures(
  features: NodeFeatures,
  weights: readonly tf.Tensor2D[], // [featureCount, outputs] each
  training?: DropoutStream,
): tf.Tensor2D[] {
  const stream = training && training.rate > 0 ? { ...training, layer: 0 } : undefined;
  if ("dense" in features) {
    const x = stream ? dropout(features.dense, stream.rate, stream, features.rows) : features.dense;
    return weights.map((w) => denseLayer(x, { weights: w, constantInput: true }));
  }
  const values = stream ? dropout(features.values, stream.rate, stream, features.rows) : features.values;
  return weights.map((w) => spmm(features.sparse, w, { values }));
}

/** Computes the logits of a 2-layer GCN for the last layer's outputs: Â·relu(Â·X·W1 + b1)·W2 + b2, dropout before each layer. */
export function gcnForward(parameters: Tree<tf.Tensor>, graph: GraphInput, training?: DropoutStream): tf.Tensor2D {
  const { w1, b1, w2, b2 } = parameters;
  const [first, second] = graph.layers;
  const [projected] = projectFeatures(graph.features, [w1 as tf.Tensor2D], training);
  const dropping = training && { ...training, layer: 1 };
  const hidden = spmm(first.propagation, projected, { bias: b1 as tf.Tensor1D, rectified: true, dropping });
  return spmm(second.propagation, denseLayer(hidden, { weights: w2 as tf.Tensor2D }), { bias: b2 as tf.Tensor1D });
}
