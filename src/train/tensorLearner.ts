import * as tf from "@tensorflow/tfjs";
import { mapTree, type Tree } from "../lib/tree";
import type { DropoutStream } from "../models/fnn";
import type { ModelShape } from "../models/shape";
import { maskedStep } from "../ops/maskedStep";
import { keptMoments } from "../ops/optimizer";
import { createParameter, disposeParameter, installMask, type Parameter, resetMoments } from "../ops/parameter";
import { readTensor, settle, writeTensor } from "../ops/tensorAccess";
import type { LayerShape } from "../sparse/types";
import type { Learner } from "./learner";
import { testDropout } from "./testDropout";

/** How a model reads its data: the part of a learner that differs between table and graph inputs. */
export interface TensorTask {
  beginEpoch(order: Uint32Array): void;
  /** Returns the mean loss of training samples order[start .. end) as a scalar; called inside `tf.tidy`. */
  loss(parameters: Tree<tf.Tensor>, start: number, end: number, training?: DropoutStream): tf.Scalar;
  /** Returns the logits of a named sample set, row-major [count, outputs]; with dropout where its stream is given. */
  evaluate(parameters: Tree<tf.Tensor>, set: string, dropping?: DropoutStream): Promise<Float32Array>;
  /** Is told that parameters have changed, so that kept results are void. */
  changed(): void;
  dispose(): void;
}

/** What a tensor learner is made of. */
export interface TensorLearnerOptions {
  readonly shape: ModelShape;
  readonly initial: Tree<Float32Array>;
  readonly task: TensorTask;
  readonly dropout: number;
  readonly seed: number;
  /** Weight decay applies to these parameters only. */
  readonly decays: (name: string) => boolean;
}

/**
 * Creates a learner for any model from plain tensor operations and automatic differentiation.
 *
 * The optimizer is the lab's own: one kernel per parameter, fused with the mask. Fused learners are tested against this.
 */
export function createTensorLearner({ shape, initial, task, dropout, seed, decays }: TensorLearnerOptions): Learner {
  const names = Object.keys(shape);
  const parameters: Tree<Parameter> = mapTree(shape, ({ rows, cols, maskable }, name) =>
    createParameter(initial[name], maskable ? [rows, cols] : [cols]),
  );
  const weights: Tree<tf.Tensor> = mapTree(parameters, ({ weight }) => weight);
  const layers = Object.fromEntries(
    Object.entries(shape)
      .filter(([, { maskable }]) => maskable)
      .map(([name, { rows, cols }]): [string, LayerShape] => [name, { inputs: rows, outputs: cols }]),
  );
  let masks: Record<string, tf.Tensor> = {};
  let anchors: Record<string, tf.Tensor> = {};
  let rho = 0;
  let optimizer: Parameters<Learner["setOptimizer"]>[0] = {
    id: "sgd",
    momentum: 0,
    nesterov: false,
    weightDecay: 0,
  };
  let memory = 0;
  let averages: Record<string, tf.Tensor> = {}; // empty where none are kept
  let stepsSinceReset = 0;
  let lossSum = tf.scalar(0);
  let lossCount = 0;

  const differentiate = (start: number, end: number, step: number): { value: tf.Scalar; grads: tf.Tensor[] } => {
    const compute = tf.valueAndGrads((...values: tf.Tensor[]) =>
      task.loss(Object.fromEntries(names.map((name, i) => [name, values[i]])), start, end, {
        rate: dropout,
        seed,
        step,
      }),
    );
    return compute(names.map((name) => weights[name])) as { value: tf.Scalar; grads: tf.Tensor[] };
  };
  /** Returns the running averages with one more gradient; called inside `tf.tidy`. */
  const nextAverages = (grads: readonly tf.Tensor[]): Record<string, tf.Tensor> => ({
    ...mapTree(averages, (average, name) =>
      tf.keep(tf.add(tf.mul(average, memory), tf.mul(grads[names.indexOf(name)], 1 - memory))),
    ),
  });
  /** Copies a tensor of each parameter to the host. */
  const readAll = async (tensors: Tree<tf.Tensor>): Promise<Tree<Float32Array>> => {
    const held = Object.entries(tensors);
    const values = await Promise.all(held.map(([, tensor]) => readTensor(tensor)));
    return Object.fromEntries(held.map(([name], i) => [name, values[i]]));
  };
  const firstMoments: Tree<tf.Tensor> = mapTree(parameters, ({ firstMoment }) => firstMoment);
  const secondMoments: Tree<tf.Tensor> = mapTree(parameters, ({ secondMoment }) => secondMoment);
  /** Writes the arrays given over the tensors of their names, 0 where there is none. */
  const writeAll = (tensors: Tree<tf.Tensor>, values: Tree<Float32Array> = {}): void => {
    for (const [name, tensor] of Object.entries(tensors))
      writeTensor(tensor, values[name] ?? new Float32Array(tensor.size));
  };
  const upload = (values: Uint8Array | Float32Array, { inputs, outputs }: LayerShape): tf.Tensor =>
    tf.tensor2d(Float32Array.from(values), [inputs, outputs], "float32");

  return {
    layers,
    parameterCount: names.reduce((sum, name) => sum + shape[name].rows * shape[name].cols, 0),
    beginEpoch: (order) => task.beginEpoch(order),
    step: (start, end, learningRate, step) => {
      stepsSinceReset++;
      const before = lossSum;
      const averagesBefore = averages;
      lossSum = tf.tidy(() => {
        const { value, grads } = differentiate(start, end, step);
        averages = nextAverages(grads);
        names.forEach((name, i) => {
          const config = decays(name) ? optimizer : { ...optimizer, weightDecay: 0 };
          const options = {
            config,
            learningRate,
            step: stepsSinceReset,
            mask: masks[name],
            anchor: anchors[name],
            rho,
          };
          maskedStep(parameters[name], grads[i], options);
        });
        return tf.keep(tf.add(before, value) as tf.Scalar);
      });
      tf.dispose([before, ...Object.values(averagesBefore)]);
      lossCount++;
      task.changed();
    },
    gradients: async (start, end, step) => {
      const kept = tf.tidy(() => {
        const { grads } = differentiate(start, end, step);
        return Object.keys(layers).map((name) => grads[names.indexOf(name)]);
      });
      const values = await Promise.all(kept.map((gradient) => gradient.data()));
      tf.dispose(kept);
      return Object.fromEntries(Object.keys(layers).map((name, i) => [name, values[i] as Float32Array]));
    },
    averageGradients: (beta) => {
      tf.dispose(Object.values(averages));
      memory = beta ?? 0;
      averages = beta === undefined ? {} : { ...mapTree(layers, ({ inputs, outputs }) => tf.zeros([inputs, outputs])) };
    },
    readAverageGradients: () => readAll(averages),
    takeLoss: async () => {
      const [sum] = await lossSum.data();
      const mean = lossCount > 0 ? sum / lossCount : Number.NaN;
      lossSum.dispose();
      lossSum = tf.scalar(0);
      lossCount = 0;
      return mean;
    },
    evaluate: (set, dropoutStep) =>
      task.evaluate(weights, set, dropoutStep === undefined ? undefined : testDropout(dropout, seed, set, dropoutStep)),
    readParameters: () => readAll(weights),
    writeParameters: (values) => {
      for (const [name, array] of Object.entries(values)) {
        writeTensor(weights[name], array);
        if (masks[name]) installMask(parameters[name], masks[name]);
      }
      task.changed();
    },
    setMasks: (next) => {
      for (const [name, mask] of Object.entries(next)) {
        const previous = masks[name];
        const tensor = upload(mask, layers[name]);
        installMask(parameters[name], tensor, previous);
        previous?.dispose();
        masks = { ...masks, [name]: tensor };
      }
      task.changed();
    },
    setAnchors: (next, strength) => {
      tf.dispose(Object.values(anchors));
      anchors = next ? { ...mapTree(next, (values, name) => upload(values, layers[name])) } : {};
      rho = strength;
    },
    setOptimizer: (next) => {
      optimizer = next;
      stepsSinceReset = 0;
      for (const parameter of Object.values(parameters)) resetMoments(parameter);
    },
    readState: async () => {
      const kept = keptMoments(optimizer);
      // All at once: on a GPU every read waits for the queue.
      const [values, first, second, gradients, [loss]] = await Promise.all([
        readAll(weights),
        kept.first ? readAll(firstMoments) : undefined,
        kept.second ? readAll(secondMoments) : undefined,
        Object.keys(averages).length > 0 ? readAll(averages) : undefined,
        lossSum.data(),
      ]);
      return {
        parameters: values,
        ...(first ? { firstMoments: first } : {}),
        ...(second ? { secondMoments: second } : {}),
        ...(gradients ? { averages: gradients } : {}),
        optimizerSteps: stepsSinceReset,
        lossSum: loss,
        lossSteps: lossCount,
      };
    },
    writeState: (state) => {
      writeAll(weights, state.parameters);
      writeAll(firstMoments, state.firstMoments);
      writeAll(secondMoments, state.secondMoments);
      writeAll(averages, state.averages);
      stepsSinceReset = state.optimizerSteps;
      lossSum.dispose();
      lossSum = tf.scalar(state.lossSum);
      lossCount = state.lossSteps;
      task.changed();
    },
    settle,
    dispose: () => {
      for (const parameter of Object.values(parameters)) disposeParameter(parameter);
      tf.dispose([...Object.values(masks), ...Object.values(anchors), ...Object.values(averages), lossSum]);
      task.dispose();
    },
  };
}
