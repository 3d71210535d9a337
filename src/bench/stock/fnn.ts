import * as tf from "@tensorflow/tfjs";
import { createRng } from "../../lib/rng";
import { mapTree } from "../../lib/tree";
import type { Problem } from "../inputs/problem";
import type { Training } from "../rows/learnerRun";
import { stockOptimizer } from "./optimizer";
import { stockLoss, stockSamples } from "./samples";
import { readVariables, stockVariables } from "./variables";

/**
 * Trains an FNN problem by the operations of stock TensorFlow.js, as somebody writes it who knows them; a unit is an epoch.
 *
 * The samples lie ready on the device, a batch is gathered by its indices, layers are fused products with bias and activation, and the
 * optimizer is TensorFlow.js's own. A masked matrix is multiplied by its mask.
 */
export function stockFnn(problem: Problem, shuffle = true): Training {
  const { spec, prepared, net } = problem;
  const { x, y } = stockSamples(problem);
  const count = x.shape[0];
  const variables = stockVariables(problem);
  const all = Object.values(variables);
  const layerCount = net.sizes.length - 1;
  const masks = mapTree(problem.masks ?? {}, (mask, name) =>
    tf.tensor2d(Float32Array.from(mask), variables[name].shape as [number, number]),
  );
  const optimizer = stockOptimizer(spec);
  let epoch = 0;

  const logits = (input: tf.Tensor2D): tf.Tensor2D => {
    let hidden = input;
    for (let layer = 1; layer <= layerCount; layer++) {
      const last = layer === layerCount;
      const [weights, bias] = [variables[`w${layer}`] as tf.Tensor2D, variables[`b${layer}`]];
      const mask = masks[`w${layer}`];
      const b = mask ? tf.mul(weights, mask) : weights;
      hidden = tf.fused.matMul({ a: hidden, b, bias, activation: last ? "linear" : "relu" }) as tf.Tensor2D;
      if (!last && spec.dropout > 0) hidden = tf.dropout(hidden, spec.dropout) as tf.Tensor2D;
    }
    return hidden;
  };
  const step = (batch: Int32Array): void =>
    tf.tidy(() => {
      const indices = tf.tensor1d(batch, "int32");
      const [input, truth] = [tf.gather(x, indices), tf.gather(y, indices)];
      optimizer.minimize(() => stockLoss(prepared.loss, truth, logits(input)), false, all);
    });
  return {
    run: async (epochs) => {
      for (let i = 0; i < epochs; i++) {
        const order = Int32Array.from({ length: count }, (_, sample) => sample);
        if (shuffle) createRng(spec.seed, "batch order", epoch++).shuffle(order);
        for (let start = 0; start < count; start += spec.batchSize) {
          step(order.slice(start, Math.min(start + spec.batchSize, count)));
        }
      }
      await all[0].data();
    },
    parameters: () => readVariables(variables),
    dispose: () => {
      tf.dispose([x, y, ...all, ...Object.values(masks)]);
      optimizer.dispose();
    },
  };
}
