import * as tf from "@tensorflow/tfjs";
import type { FnnNetOptions } from "../ops/fnn/net";
import { fnnLayers } from "../ops/fnn/shape";
import { maskedStep } from "../ops/maskedStep";
import { meanLoss } from "../ops/meanLoss";
import { keptMoments } from "../ops/optimizer";
import { type DenseGradient, denseGradient } from "../ops/sparseLayer/denseGradient";
import { layerGradients, type PassDropout, type SparseLayer, sparseDeltas, sparsePass } from "../ops/sparseLayer/pass";
import { fromTiles, toTiles } from "../ops/sparseLayer/sampleTiles";
import { readTensor } from "../ops/tensorAccess";
import type { LayerShape } from "../sparse/types";
import { evaluatedAtOnce, evaluateInParts } from "./evaluateInParts";
import type { Learner } from "./learner";
import { createSparseParameters, type SparseKind } from "./sparseParameters";
import { createTableSamples } from "./tableSamples";
import { testDropout } from "./testDropout";

/** Rows of a dense gradient are formed so many numbers at a time. */
const formedAtOnce = 2 ** 22;

/** What a batch leaves behind: what each layer takes in and, at its sums, its part of the gradient. */
interface BatchPass {
  readonly loss: tf.Scalar;
  readonly values: readonly tf.Tensor3D[];
  readonly deltas: readonly tf.Tensor3D[];
}

/**
 * Creates the learner of a fully connected net that works on its connections alone: time and memory of a step go with their number.
 *
 * It computes what the tensor learner of the same net computes, up to rounding; a matrix without a mask has all connections.
 */
export function createSparseLearner(options: FnnNetOptions): Learner {
  const { sizes, sets, dropout, seed, loss: lossId } = options;
  const shapes = fnnLayers(sizes, options.bias);
  const layers = Object.fromEntries(
    shapes.map(({ weights, inputs, outputs }): [string, LayerShape] => [weights, { inputs, outputs }]),
  );
  const { table, tableWidth: width, rowsPerSample } = options;
  const samples = createTableSamples({ form: "table", table, width, rowsPerSample }, sets as never);
  const net = createSparseParameters(shapes, options.parameters);
  const names = Object.keys(layers);
  let { optimizer } = options;
  let rho = 0;
  let memory = 0;
  let averages: Record<string, tf.Tensor> = {}; // empty where none are kept
  let stepsSinceReset = 0;
  let lossSum = tf.scalar(0);
  let lossCount = 0;

  /** Goes through the net and back; called inside `tf.tidy`. */
  const passBatch = (own: readonly SparseLayer[], start: number, end: number, step: number): BatchPass => {
    const { x, targets } = samples.batch(start, end);
    const values = sparsePass(own, toTiles(x), { rate: dropout, seed, step });
    const logits = fromTiles(values[values.length - 1], end - start);
    const { value, grad } = tf.valueAndGrad((z: tf.Tensor) => meanLoss(lossId, z as tf.Tensor2D, targets))(logits);
    const deltas = sparseDeltas(own, values, toTiles(grad as tf.Tensor2D), dropout);
    return { loss: value as tf.Scalar, values, deltas };
  };
  /** Returns the running averages with one more gradient; called inside `tf.tidy`. */
  const nextAverages = ({ values, deltas }: BatchPass): Record<string, tf.Tensor> =>
    Object.fromEntries(
      Object.entries(averages).map(([name, average]) => {
        const l = names.indexOf(name);
        const formed = denseGradient(values[l], deltas[l]);
        const gradient = formed.rows(0, layers[name].inputs);
        formed.dispose();
        return [name, tf.keep(tf.add(tf.mul(average, memory), tf.mul(gradient, 1 - memory)))];
      }),
    );
  const readAverages = async (): Promise<Record<string, Float32Array>> => {
    const values = await Promise.all(Object.values(averages).map(readTensor));
    return Object.fromEntries(Object.keys(averages).map((name, i) => [name, values[i]]));
  };

  return {
    layers,
    way: "connections alone",
    parameterCount: shapes.reduce((sum, { inputs, outputs, bias }) => sum + outputs * (inputs + (bias ? 1 : 0)), 0),
    beginEpoch: samples.beginEpoch,
    step: (start, end, learningRate, step) => {
      stepsSinceReset++;
      const before = lossSum;
      const averagesBefore = averages;
      const own = net.layers(); // uploaded outside, or `tidy` would take them away again
      lossSum = tf.tidy(() => {
        const pass = passBatch(own, start, end, step);
        averages = nextAverages(pass);
        const rule = { config: optimizer, learningRate, step: stepsSinceReset, rho };
        own.forEach((layer, l) => {
          const gradients = layerGradients(layer, pass.values[l], pass.deltas[l]);
          maskedStep(layer.weights, gradients.weights, { ...rule, anchor: net.anchor(l) });
          if (layer.bias) maskedStep(layer.bias, gradients.bias!, rule);
        });
        return tf.keep(tf.add(before, pass.loss) as tf.Scalar);
      });
      tf.dispose([before, ...Object.values(averagesBefore)]);
      lossCount++;
    },
    gradients: async (start, end, step) => {
      let formed: readonly DenseGradient[] = [];
      const own = net.layers();
      tf.tidy(() => {
        const { values, deltas } = passBatch(own, start, end, step);
        formed = names.map((_, l) => denseGradient(values[l], deltas[l]));
      });
      const gradients: Record<string, Float32Array> = {};
      for (const [l, name] of names.entries()) {
        const { inputs, outputs } = layers[name];
        const all = new Float32Array(inputs * outputs);
        const atOnce = Math.ceil(formedAtOnce / outputs);
        for (let first = 0; first < inputs; first += atOnce) {
          const rows = formed[l].rows(first, Math.min(first + atOnce, inputs));
          all.set(await readTensor(rows), first * outputs);
          rows.dispose();
        }
        formed[l].dispose();
        gradients[name] = all;
      }
      return gradients;
    },
    averageGradients: (beta) => {
      tf.dispose(Object.values(averages));
      memory = beta ?? 0;
      averages =
        beta === undefined
          ? {}
          : Object.fromEntries(names.map((name) => [name, tf.zeros([layers[name].inputs, layers[name].outputs])]));
    },
    readAverageGradients: readAverages,
    takeLoss: async () => {
      const [sum] = await lossSum.data();
      const mean = lossCount > 0 ? sum / lossCount : Number.NaN;
      lossSum.dispose();
      lossSum = tf.scalar(0);
      lossCount = 0;
      return mean;
    },
    evaluate: (set, dropoutStep) => {
      const stream = dropoutStep === undefined ? undefined : testDropout(dropout, seed, set, dropoutStep);
      const own = net.layers();
      return evaluateInParts(samples.count(set), evaluatedAtOnce(sizes), (start, size) =>
        tf.tidy(() => {
          const dropping: PassDropout | undefined = stream && { ...stream, firstSample: start };
          const values = sparsePass(own, toTiles(samples.part(set, start, size)), dropping);
          return fromTiles(values[values.length - 1], size);
        }),
      );
    },
    readParameters: () => net.read("weight"),
    writeParameters: (values) => net.write("weight", values),
    setMasks: net.setMasks,
    setAnchors: (next, strength) => {
      net.setAnchors(next);
      rho = strength;
    },
    setOptimizer: (next) => {
      optimizer = next;
      stepsSinceReset = 0;
      net.resetMoments();
    },
    readState: async () => {
      const kept = keptMoments(optimizer);
      const read = (kind: SparseKind, wanted: boolean) => (wanted ? net.read(kind) : undefined);
      const [parameters, firstMoments, secondMoments, gradients, [sum]] = await Promise.all([
        net.read("weight"),
        read("firstMoment", kept.first),
        read("secondMoment", kept.second),
        readAverages(),
        lossSum.data(),
      ]);
      return {
        parameters,
        ...(firstMoments ? { firstMoments } : {}),
        ...(secondMoments ? { secondMoments } : {}),
        ...(Object.keys(gradients).length > 0 ? { averages: gradients } : {}),
        optimizerSteps: stepsSinceReset,
        lossSum: sum,
        lossSteps: lossCount,
      };
    },
    writeState: (state) => {
      net.write("weight", state.parameters);
      net.resetMoments();
      net.write("firstMoment", state.firstMoments ?? {});
      net.write("secondMoment", state.secondMoments ?? {});
      const { averages: kept = {} } = state;
      for (const [name, average] of Object.entries(averages)) {
        const { inputs, outputs } = layers[name];
        average.dispose();
        averages[name] = kept[name] ? tf.tensor2d(kept[name].slice(), [inputs, outputs]) : tf.zeros([inputs, outputs]);
      }
      stepsSinceReset = state.optimizerSteps;
      lossSum.dispose();
      lossSum = tf.scalar(state.lossSum);
      lossCount = state.lossSteps;
    },
    settle: async () => {
      // Reading one number waits for all work queued before it.
      await lossSum.data();
    },
    dispose: () => {
      net.dispose();
      tf.dispose([...Object.values(averages), lossSum]);
      samples.dispose();
    },
  };
}
