import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { fnnShape } from "../src/models/fnn";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import type { FnnNetOptions } from "../src/ops/fnn/net";
import { createWasmFnn } from "../src/ops/fnn/wasmNet";
import type { OptimizerConfig } from "../src/ops/optimizer";
import { createFusedLearner } from "../src/train/fusedLearner";
import type { Learner } from "../src/train/learner";
import { createTableTask } from "../src/train/tableTask";
import { createTensorLearner } from "../src/train/tensorLearner";

const sgd: OptimizerConfig = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 };
const nesterov: OptimizerConfig = { id: "sgd", momentum: 0.9, nesterov: true, weightDecay: 5e-4 };
const momentum: OptimizerConfig = { id: "sgd", momentum: 0.9, nesterov: false, weightDecay: 0 };
const adam: OptimizerConfig = { id: "adam", momentum: 0, nesterov: false, weightDecay: 1e-3 };

interface Case {
  readonly sizes: readonly number[];
  readonly rowsPerSample: 1 | 2;
  readonly bias: boolean;
  readonly dropout: number;
  readonly optimizer: OptimizerConfig;
}

const samples = 70; // no multiple of a tile, so that the last batch is a partial one

function optionsOf({ sizes, rowsPerSample, bias, dropout, optimizer }: Case): FnnNetOptions {
  const rng = createRng(3, "fused", sizes.join("-"));
  const tableWidth = sizes[0] / rowsPerSample;
  const outputs = sizes[sizes.length - 1];
  const rows = new Uint32Array(samples * rowsPerSample).map(() => rng.int(30));
  const targets = new Int32Array(samples).map(() => rng.int(outputs === 1 ? 2 : outputs));
  const part = { rows: rows.slice(0, 37 * rowsPerSample), targets: targets.slice(0, 37) };
  return {
    sizes,
    bias,
    dropout,
    optimizer,
    rowsPerSample,
    tableWidth,
    loss: outputs === 1 ? "binary" : "softmax",
    table: new Float32Array(30 * tableWidth).map(() => rng.normal()),
    sets: { train: { rows, targets }, trainScored: part, val: part, test: part },
    parameters: initialParameters(fnnShape(sizes, bias), 5),
    seed: 9,
  };
}

/** The same net from plain tensor operations: the reference. */
function referenceOf(options: FnnNetOptions): Learner {
  const { sizes, sets, table, tableWidth: width, rowsPerSample, loss } = options;
  const reference = createTensorLearner({
    shape: fnnShape(sizes, options.bias),
    initial: options.parameters,
    task: createTableTask({ form: "table", table, width, rowsPerSample }, sets as never, loss, sizes.length - 1),
    dropout: options.dropout,
    seed: options.seed,
    decays: () => true,
  });
  reference.setOptimizer(options.optimizer);
  return reference;
}

/** Trains epochs of batches of 32, 32 and 6 samples. */
function trainEpochs(learner: Learner, epochs: number, from = 0): void {
  for (let epoch = from; epoch < from + epochs; epoch++) {
    learner.beginEpoch(createRng(1, "order", epoch).shuffle(new Uint32Array(samples).map((_, i) => i)));
    for (let batch = 0; batch < 3; batch++) {
      learner.step(32 * batch, Math.min(32 * batch + 32, samples), 0.02, 3 * epoch + batch + 1);
    }
  }
}

/** Largest difference between two arrays, relative to the larger of 1 and the largest value. */
function difference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  let scale = 1;
  for (let i = 0; i < a.length; i++) {
    most = Math.max(most, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return most / scale;
}

async function expectSame(fused: Learner, reference: Learner, tolerance: number): Promise<void> {
  const a = await fused.readParameters();
  const b = await reference.readParameters();
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const name of Object.keys(a)) expect(difference(a[name], b[name]), name).toBeLessThan(tolerance);
}

const cases: readonly [string, Case][] = [
  ["the link net", { sizes: [16, 128, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: sgd }],
  ["the link net, Nesterov", { sizes: [16, 128, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: nesterov }],
  ["a small brain net", { sizes: [64, 32, 16, 10], rowsPerSample: 1, bias: false, dropout: 0.1, optimizer: adam }],
  ["odd widths", { sizes: [5, 7, 3], rowsPerSample: 1, bias: true, dropout: 0.3, optimizer: momentum }],
  ["a narrow link net", { sizes: [6, 4, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: adam }],
  ["one hidden unit", { sizes: [3, 1, 1], rowsPerSample: 1, bias: true, dropout: 0, optimizer: sgd }],
  ["no hidden layer", { sizes: [4, 3], rowsPerSample: 2, bias: false, dropout: 0, optimizer: nesterov }],
];

describe.each(cases)("fused learner on wasm: %s", (_name, given) => {
  beforeAll(async () => {
    await startBackend("wasm");
  });

  it("takes the steps that plain tensors take, over 200 steps with a mask update and anchors on the way", async () => {
    const options = optionsOf(given);
    const fused = createFusedLearner(createWasmFnn, options);
    const reference = referenceOf(options);
    expect(fused.layers).toEqual(reference.layers);
    expect(fused.parameterCount).toBe(reference.parameterCount);
    const rng = createRng(4, "masks");
    const sizeOf = (name: string): number => fused.layers[name].inputs * fused.layers[name].outputs;
    const names = Object.keys(fused.layers);
    const masks = Object.fromEntries(
      names.map((name) => [name, new Uint8Array(sizeOf(name)).map(() => (rng.float() < 0.6 ? 1 : 0))]),
    );
    const others = Object.fromEntries(
      names.map((name) => [name, new Uint8Array(sizeOf(name)).map(() => (rng.float() < 0.6 ? 1 : 0))]),
    );
    const anchors = Object.fromEntries(
      names.map((name) => [name, new Float32Array(sizeOf(name)).map(() => rng.normal() * 0.1)]),
    );
    for (const learner of [fused, reference]) {
      trainEpochs(learner, 17);
      learner.setMasks(masks);
      learner.averageGradients(0.9);
      trainEpochs(learner, 17, 17);
      learner.setMasks(others);
      learner.setAnchors(anchors, 0.02);
      trainEpochs(learner, 17, 34);
      learner.setAnchors(undefined, 0);
      trainEpochs(learner, 16, 51);
    }
    await expectSame(fused, reference, 1e-5);
    const averages = await fused.readAverageGradients();
    const expected = await reference.readAverageGradients();
    expect(Object.keys(averages)).toEqual(names);
    for (const name of names) expect(difference(averages[name], expected[name]), name).toBeLessThan(1e-5);
    // What lies outside the mask is part of it, and the pull of the decay and the anchors is not.
    const outside = averages[names[0]].some((value, i) => value !== 0 && others[names[0]][i] === 0);
    if (given.sizes[1] > 1) expect(outside).toBe(true);
    expect(await fused.takeLoss()).toBeCloseTo(await reference.takeLoss(), 4);
    expect(difference(await fused.evaluate("val"), await reference.evaluate("val"))).toBeLessThan(1e-5);
    const a = await fused.gradients(10, 41, 7);
    const b = await reference.gradients(10, 41, 7);
    for (const name of names) expect(difference(a[name], b[name]), name).toBeLessThan(1e-5);
    const { [names[0]]: weights } = await fused.readParameters();
    expect(weights.filter((w, i) => w !== 0 && others[names[0]][i] === 0).length).toBe(0);
    fused.dispose();
    reference.dispose();
  });

  it("gives the same bits twice and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const run = async () => {
      const learner = createFusedLearner(createWasmFnn, optionsOf(given));
      trainEpochs(learner, 5);
      const parameters = await learner.readParameters();
      learner.dispose();
      return parameters;
    };
    expect(await run()).toEqual(await run());
    expect(tf.memory().numTensors).toBe(before);
  });
});
