import * as tf from "@tensorflow/tfjs";
import type { Way, Work } from "../../src/bench/comparison";
import type { Problem } from "../../src/bench/inputs/problem";
import type { Training } from "../../src/bench/rows/learnerRun";
import { stockOptimizer } from "../../src/bench/stock/optimizer";
import { stockLoss, stockSamples } from "../../src/bench/stock/samples";

/** Returns the way by layers and `model.fit`, which only the whole package of TensorFlow.js has. */
export function fitWays(work: Work): readonly Way[] {
  if (work.kind !== "table training" || work.problem.masks) return [];
  return [{ side: "stock", label: "tf.sequential, model.fit", open: () => fitFnn(work.problem) }];
}

/**
 * Trains an FNN problem by `tf.sequential` and `model.fit`; a unit is an epoch.
 *
 * The samples lie ready as one tensor, the loss is taken on logits, and `fit` never yields: its fastest settings.
 */
export function fitFnn(problem: Problem, shuffle = true): Training {
  const { spec, prepared, net, initial } = problem;
  const { x, y } = stockSamples(problem);
  const model = tf.sequential();
  const layerCount = net.sizes.length - 1;
  for (let layer = 1; layer <= layerCount; layer++) {
    const last = layer === layerCount;
    model.add(
      tf.layers.dense({
        units: net.sizes[layer],
        useBias: `b${layer}` in initial,
        activation: last ? "linear" : "relu",
        inputShape: layer === 1 ? [x.shape[1]] : undefined,
      }),
    );
    if (!last && spec.dropout > 0) model.add(tf.layers.dropout({ rate: spec.dropout }));
  }
  const names = Object.keys(net.shape);
  tf.tidy(() =>
    model.setWeights(
      names.map((name) => {
        const { rows: height, cols, maskable } = net.shape[name];
        return tf.tensor(initial[name].slice(), maskable ? [height, cols] : [cols]);
      }),
    ),
  );
  const optimizer = stockOptimizer(spec);
  model.compile({ optimizer, loss: (truth, logits) => stockLoss(prepared.loss, truth, logits) });
  return {
    run: async (epochs) => {
      await model.fit(x, y, { batchSize: spec.batchSize, epochs, shuffle, verbose: 0, yieldEvery: "never" });
      await model.getWeights()[0].data();
    },
    parameters: async () => {
      const values = await Promise.all(model.getWeights().map((weight) => weight.data<"float32">()));
      return Object.fromEntries(names.map((name, i) => [name, values[i].slice()]));
    },
    dispose: () => {
      tf.dispose([x, y]);
      model.dispose();
      optimizer.dispose();
    },
  };
}
