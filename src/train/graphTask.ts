import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import type { DropoutStream } from "../models/fnn";
import { type GraphInput as DeviceGraph, gcnForward } from "../models/gcn";
import { sageForward } from "../models/sage";
import { disposeSparse, uploadSparse } from "../ops/sparseMatrix";
import type { GraphInput, Prepared } from "./prepared";
import type { TensorTask } from "./tensorLearner";

const forwards = { gcn: gcnForward, sage: sageForward } as const;

/** Creates the data side of a full-batch GNN: every step sees all training nodes, chosen by weights and not by a gather. */
export function createGraphTask(
  model: keyof typeof forwards,
  input: GraphInput,
  sets: Prepared["sets"],
  outputs: number,
): TensorTask {
  const forward = forwards[model];
  const { features } = input;
  const propagation = uploadSparse(input.propagation);
  const sparse = "rowPtr" in features ? uploadSparse(features) : undefined;
  const graph: DeviceGraph = {
    propagation,
    features:
      "rowPtr" in features
        ? { sparse: sparse!, values: sparse!.forward.values as tf.Tensor1D }
        : { dense: tf.tensor2d(features.table.slice(), [input.nodes, features.width], "float32") },
  };
  // [nodes, classes]: -1 / count at the class of each training node, 0 elsewhere.
  const { rows, targets } = sets.train;
  const choice = new Float32Array(input.nodes * outputs);
  rows.forEach((node, i) => {
    choice[node * outputs + targets[i]] -= 1 / rows.length;
  });
  const weights = tf.tensor2d(choice, [input.nodes, outputs], "float32");
  let logits: Promise<Float32Array> | undefined;
  const pass = async (parameters: Tree<tf.Tensor>, dropping?: DropoutStream): Promise<Float32Array> => {
    const all = tf.tidy(() => forward(parameters, graph, dropping));
    const values = (await all.data()) as Float32Array;
    all.dispose();
    return values;
  };
  return {
    beginEpoch: () => undefined,
    loss: (parameters, _start, _end, training) =>
      tf.sum(tf.mul(tf.logSoftmax(forward(parameters, graph, training)), weights)) as tf.Scalar,
    evaluate: async (parameters, set, dropping) => {
      // All sets are read from one pass over the graph; dropout is drawn for each.
      if (!dropping) logits ??= pass(parameters);
      const all = await (dropping ? pass(parameters, dropping) : (logits as Promise<Float32Array>));
      const nodes = sets[set as keyof typeof sets].rows;
      const chosen = new Float32Array(nodes.length * outputs);
      nodes.forEach((node, i) => {
        chosen.set(all.subarray(node * outputs, (node + 1) * outputs), i * outputs);
      });
      return chosen;
    },
    changed: () => {
      logits = undefined;
    },
    dispose: () => {
      disposeSparse(propagation);
      if (sparse) disposeSparse(sparse);
      if ("dense" in graph.features) graph.features.dense.dispose();
      weights.dispose();
    },
  };
}
