import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../lib/tree";
import type { DropoutStream } from "../models/fnn";
import { gcnForward } from "../models/gcn";
import { sageForward } from "../models/sage";
import { meanLoss } from "../ops/meanLoss";
import { disposeGraph, uploadPart, uploadWhole } from "./deviceGraph";
import type { GraphInput, Prepared } from "./prepared";
import type { TensorTask } from "./tensorLearner";

const forwards = { gcn: gcnForward, sage: sageForward } as const;

/**
 * Creates the data side of a full-batch GNN: every step sees all training nodes, an evaluation the whole graph.
 *
 * A step computes only what the loss depends on: the training nodes, in the layer before them their neighbours, and the
 * features of the neighbours' neighbours. Everything else has no part in the loss and no gradient.
 */
export function createGraphTask(
  model: keyof typeof forwards,
  input: GraphInput,
  sets: Prepared["sets"],
  outputs: number,
): TensorTask {
  const forward = forwards[model];
  const whole = uploadWhole(input);
  const seen = uploadPart(input, sets.train.rows);
  const targets = tf.tensor1d(Float32Array.from(sets.train.targets), "float32");
  let logits: Promise<Float32Array> | undefined;
  const pass = async (parameters: Tree<tf.Tensor>, dropping?: DropoutStream): Promise<Float32Array> => {
    const all = tf.tidy(() => forward(parameters, whole, dropping));
    const values = (await all.data()) as Float32Array;
    all.dispose();
    return values;
  };
  return {
    beginEpoch: () => undefined,
    loss: (parameters, _start, _end, training) => meanLoss("softmax", forward(parameters, seen, training), targets),
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
      disposeGraph(whole);
      disposeGraph(seen);
      targets.dispose();
    },
  };
}
