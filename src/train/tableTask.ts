import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import { fnnForward } from "../models/fnn";
import { meanLoss } from "../ops/meanLoss";
import type { LossId, SampleSet } from "./learner";
import type { Prepared, TableInput } from "./prepared";
import type { TensorTask } from "./tensorLearner";

/** Evaluation goes through the net in parts of so many samples, which bounds its memory. */
const evaluatedAtOnce = 16384;

/** Creates the data side of a fully connected net: rows of a table that stays on the device. */
export function createTableTask(
  input: TableInput,
  sets: Prepared["sets"],
  loss: LossId,
  layerCount: number,
): TensorTask {
  const { table, width, rowsPerSample } = input;
  const rowsOnDevice = tf.tensor2d(table.slice(), [table.length / width, width], "float32");
  const uploadRows = (rows: Uint32Array): tf.Tensor1D => tf.tensor1d(new Int32Array(rows), "int32");
  const evaluated: Tree<tf.Tensor1D> = Object.fromEntries(
    Object.entries(sets).map(([name, set]: [string, SampleSet]) => [name, uploadRows(set.rows)]),
  );
  let rows = evaluated.train.clone();
  let targets = tf.tensor1d(new Float32Array(sets.train.targets), "float32");
  const gather = (part: tf.Tensor1D, count: number): tf.Tensor2D =>
    tf.reshape(tf.gather(rowsOnDevice, part), [count, width * rowsPerSample]);
  return {
    beginEpoch: (order) => {
      tf.dispose([rows, targets]);
      const ordered = new Int32Array(order.length * rowsPerSample);
      const orderedTargets = new Float32Array(order.length);
      // By loops: a callback for each of tens of millions of samples takes longer than the copy.
      for (let i = 0; i < order.length; i++) {
        const from = order[i];
        for (let k = 0; k < rowsPerSample; k++)
          ordered[i * rowsPerSample + k] = sets.train.rows[from * rowsPerSample + k];
        orderedTargets[i] = sets.train.targets[from];
      }
      rows = tf.tensor1d(ordered, "int32");
      targets = tf.tensor1d(orderedTargets, "float32");
    },
    loss: (parameters, start, end, training) => {
      const count = end - start;
      const x = gather(tf.slice(rows, start * rowsPerSample, count * rowsPerSample), count);
      return meanLoss(loss, fnnForward(parameters, x, layerCount, training), tf.slice(targets, start, count));
    },
    evaluate: async (parameters, set, dropping) => {
      const count = sets[set as keyof typeof sets].targets.length;
      // Dropout is drawn over the rows of the whole set, so it takes the set at once.
      const atOnce = dropping ? count : evaluatedAtOnce;
      const parts: Float32Array[] = [];
      for (let start = 0; start < count; start += atOnce) {
        const size = Math.min(atOnce, count - start);
        const logits = tf.tidy(() => {
          const part = tf.slice(evaluated[set], start * rowsPerSample, size * rowsPerSample);
          return fnnForward(parameters, gather(part, size), layerCount, dropping);
        });
        parts.push((await logits.data()) as Float32Array);
        logits.dispose();
      }
      const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
    changed: () => undefined,
    dispose: () => tf.dispose([rowsOnDevice, rows, targets, ...Object.values(evaluated)]),
  };
}
