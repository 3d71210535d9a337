import * as tf from "@tensorflow/tfjs";
import type { Problem } from "../inputs/problem";

/** The training samples of a table problem, ready as two tensors. */
export interface StockSamples {
  readonly x: tf.Tensor2D; // [samples, inputs]
  readonly y: tf.Tensor2D; // [samples, outputs], one-hot where there are classes
}

/** Lays out the samples of a table problem as stock TensorFlow.js reads them. */
export function stockSamples({ prepared }: Problem): StockSamples {
  const { input, sets, loss, outputs } = prepared;
  if (input.form !== "table") throw new Error("An FNN reads a table.");
  const { rows, targets } = sets.train;
  const inputs = input.width * input.rowsPerSample;
  const samples = new Float32Array(targets.length * inputs);
  rows.forEach((row, i) => {
    samples.set(input.table.subarray(row * input.width, (row + 1) * input.width), i * input.width);
  });
  const y = tf.tidy(() =>
    loss === "binary"
      ? tf.tensor2d(Float32Array.from(targets), [targets.length, 1])
      : (tf.cast(tf.oneHot(tf.tensor1d(targets, "int32"), outputs), "float32") as tf.Tensor2D),
  );
  return { x: tf.tensor2d(samples, [targets.length, inputs]), y };
}

/** Returns the mean loss of logits, as stock TensorFlow.js has it. */
export function stockLoss(loss: "binary" | "softmax", truth: tf.Tensor, logits: tf.Tensor): tf.Scalar {
  return loss === "binary"
    ? tf.losses.sigmoidCrossEntropy(truth, logits)
    : tf.losses.softmaxCrossEntropy(truth, logits);
}
