import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import { denseLayer } from "../ops/denseLayer";
import { dropout } from "../ops/dropout";
import { spmm } from "../ops/spmm";
import type { DropoutStream } from "./fnn";
import { type GraphInput, projectFeatures } from "./gcn";
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
 * Computes the logits of a 2-layer GraphSAGE for all nodes: H·Wself + mean(H)·Wmean + b, dropout before each layer.
 *
 * The mean is taken after the product, mean(H)·W = M·(H·W), which is cheaper wherever a layer narrows.
 */
export function sageForward(parameters: Tree<tf.Tensor>, graph: GraphInput, training?: DropoutStream): tf.Tensor2D {
  const p = parameters as Tree<tf.Tensor2D>;
  const [self, mean] = projectFeatures(graph.features, [p.w1self, p.w1mean], training);
  let hidden: tf.Tensor2D = tf.relu(tf.add(tf.add(self, spmm(graph.propagation, mean)), p.b1));
  if (training && training.rate > 0) hidden = dropout(hidden, training.rate, { ...training, layer: 1 });
  const own = denseLayer(hidden, { weights: p.w2self });
  return tf.add(tf.add(own, spmm(graph.propagation, denseLayer(hidden, { weights: p.w2mean }))), p.b2);
}
