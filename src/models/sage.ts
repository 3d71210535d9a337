import type * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import { denseLayer } from "../ops/denseLayer";
import { spmm } from "../ops/spmm";
import type { DropoutStream } from "./fnn";
import { type GraphInput, type GraphLayer, projectFeatures } from "./gcn";
import { glorotBound, type ModelShape } from "./shape";

/** Returns the parameters of a 2-layer GraphSAGE with mean aggregation: two matrices and a bias per layer. arXiv:1706.02216 */
export function sageShape(sizes: readonly number[]): ModelShape {
  const shape: Record<string, ModelShape[string]> = {};
  for (let layer = 1; layer < sizes.length; layer++) {
    const [rows, cols] = [sizes[layer - 1], sizes[layer]];
    const bound = glorotBound(rows, cols);
    shape[`w${layer}self`] = { rows, cols, maskable: true, bound };
    shape[`w${layer}mean`] = { rows, cols, maskable: true, bound };
    shape[`b${layer}`] = { rows: 1, cols, maskable: false, bound: 0 };
  }
  return shape;
}

/**
 * Computes the logits of a 2-layer GraphSAGE for the last layer's outputs: H·Wself + mean(H)·Wmean + b, dropout before each layer.
 *
 * The mean is taken after the product, mean(H)·W = M·(H·W), which is cheaper wherever a layer narrows.
 */
export function sageForward(parameters: Tree<tf.Tensor>, graph: GraphInput, training?: DropoutStream): tf.Tensor2D {
  const p = parameters as Tree<tf.Tensor2D>;
  const [b1, b2] = [parameters.b1, parameters.b2] as tf.Tensor1D[];
  const [first, second] = graph.layers;
  const [self, mean] = projectFeatures(graph.features, [p.w1self, p.w1mean], training);
  const dropping = training && { ...training, layer: 1 };
  const hidden = spmm(first.propagation, mean, { addend: ownRows(first, self), bias: b1, rectified: true, dropping });
  const own = denseLayer(ownRows(second, hidden), { weights: p.w2self });
  return spmm(second.propagation, denseLayer(hidden, { weights: p.w2mean }), { addend: own, bias: b2 });
}

/** Picks the rows of the nodes that a layer computes. */
function ownRows({ own }: GraphLayer, x: tf.Tensor2D): tf.Tensor2D {
  return own ? spmm(own, x) : x;
}
