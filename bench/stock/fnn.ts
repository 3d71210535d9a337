import * as tf from "@tensorflow/tfjs";
import type { Problem } from "../inputs/problem";
import type { Training } from "../rows/learnerRun";
import { stockOptimizer } from "./optimizer";

/**
 * Trains an FNN problem by `tf.sequential` and `model.fit`; a unit is an epoch.
 *
 * The samples lie ready as one tensor, the loss is taken on logits, and `fit` never yields: its fastest settings.
 */
export function stockFnn({ spec, prepared, net, initial }: Problem, shuffle = true): Training {
  const { input, sets, loss } = prepared;
  if (input.form !== "table") throw new Error("An FNN reads a table.");
  const { rows, targets } = sets.train;
  const inputs = input.width * input.rowsPerSample;
  const samples = new Float32Array(targets.length * inputs);
  rows.forEach((row, i) => {
    samples.set(input.table.subarray(row * input.width, (row + 1) * input.width), i * input.width);
  });
  const x = tf.tensor2d(samples, [targets.length, inputs]);
  const y = tf.tidy(() =>
    loss === "binary"
      ? tf.tensor2d(Float32Array.from(targets), [targets.length, 1])
      : tf.oneHot(tf.tensor1d(targets, "int32"), prepared.outputs).toFloat(),
  );

  const model = tf.sequential();
  const layerCount = net.sizes.length - 1;
  for (let layer = 1; layer <= layerCount; layer++) {
    const last = layer === layerCount;
    model.add(
      tf.layers.dense({
        units: net.sizes[layer],
        useBias: `b${layer}` in initial,
        activation: last ? "linear" : "relu",
        inputShape: layer === 1 ? [inputs] : undefined,
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
  model.compile({
    optimizer,
    loss: (truth, logits) =>
      loss === "binary" ? tf.losses.sigmoidCrossEntropy(truth, logits) : tf.losses.softmaxCrossEntropy(truth, logits),
  });
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
