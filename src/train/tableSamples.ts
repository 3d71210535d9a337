import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import type { SampleSet } from "./learner";
import type { Prepared, TableInput } from "./prepared";

/** Samples as rows of a table that stays on the device. */
export interface TableSamples {
  /** Sets the order of the training samples. */
  beginEpoch(order: Uint32Array): void;
  /** Gathers training samples order[start .. end); called inside `tf.tidy`. */
  batch(start: number, end: number): { readonly x: tf.Tensor2D; readonly targets: tf.Tensor1D };
  /** Gathers samples of a named set; called inside `tf.tidy`. // [count, inputs] */
  part(set: string, start: number, count: number): tf.Tensor2D;
  /** Returns how many samples a named set has. */
  count(set: string): number;
  dispose(): void;
}

/** Copies a table and its sample sets to the device. */
export function createTableSamples(input: TableInput, sets: Prepared["sets"]): TableSamples {
  const { table, width, rowsPerSample } = input;
  const rowsOnDevice = tf.tensor2d(table.slice(), [table.length / width, width], "float32");
  const uploadRows = (rows: Uint32Array): tf.Tensor1D => tf.tensor1d(new Int32Array(rows), "int32");
  const rowsOfSet: Tree<tf.Tensor1D> = Object.fromEntries(
    Object.entries(sets).map(([name, set]: [string, SampleSet]) => [name, uploadRows(set.rows)]),
  );
  let rows = rowsOfSet.train.clone();
  let targets = tf.tensor1d(new Float32Array(sets.train.targets), "float32");
  const gather = (from: tf.Tensor1D, start: number, count: number): tf.Tensor2D => {
    const part = tf.slice(from, start * rowsPerSample, count * rowsPerSample);
    return tf.reshape(tf.gather(rowsOnDevice, part), [count, width * rowsPerSample]);
  };
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
    batch: (start, end) => ({ x: gather(rows, start, end - start), targets: tf.slice(targets, start, end - start) }),
    part: (set, start, count) => gather(rowsOfSet[set], start, count),
    count: (set) => sets[set as keyof typeof sets].targets.length,
    dispose: () => tf.dispose([rowsOnDevice, rows, targets, ...Object.values(rowsOfSet)]),
  };
}
