import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import type { Learner } from "../src/train/learner";
import { layOutNet } from "../src/train/net";
import type { Prepared } from "../src/train/prepared";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createTableTask } from "../src/train/tableTask";
import { createTensorLearner } from "../src/train/tensorLearner";

/** A separable toy problem: a pair is a link iff the first numbers of its two rows add up to more than 0. */
function toyLinks(): Prepared {
  const rng = createRng(7, "toy");
  const table = new Float32Array(40 * 4).map(() => rng.normal());
  const rows = new Uint32Array(2 * 96).map(() => rng.int(40));
  const targets = new Int32Array(96).map((_, i) => (table[rows[2 * i] * 4] + table[rows[2 * i + 1] * 4] > 0 ? 1 : 0));
  const set = { rows, targets };
  return {
    input: { form: "table", table, width: 4, rowsPerSample: 2 },
    loss: "binary",
    outputs: 1,
    sets: { train: set, trainScored: set, val: set, test: set },
  };
}

function learnerOf(given: GivenSpec, prepared = toyLinks()): Learner {
  const spec = resolveSpec({ task: "link", method: "dense", hidden: 8, ...given });
  const net = layOutNet(spec, prepared);
  if (prepared.input.form !== "table") throw new Error("The toy problem is a table.");
  return createTensorLearner({
    shape: net.shape,
    initial: initialParameters(net.shape, spec.seed),
    task: createTableTask(prepared.input, prepared.sets, prepared.loss, net.sizes.length - 1),
    dropout: spec.dropout,
    seed: spec.seed,
    decays: () => true,
  });
}

const identity = new Uint32Array(96).map((_, i) => i);

describe.each<BackendId>(["cpu", "wasm"])("tensor learner on %s", (backend) => {
  beforeAll(async () => {
    await startBackend(backend);
  });
  let learner: Learner | undefined;
  afterAll(() => learner?.dispose());

  it("goes on learning past the first step: products see weights that were changed in place", async () => {
    learner = learnerOf({});
    learner.setOptimizer({ id: "adam", momentum: 0, nesterov: false, weightDecay: 0 });
    learner.beginEpoch(identity);
    const losses: number[] = [];
    for (let step = 1; step <= 60; step++) {
      learner.step(0, 96, 0.05, step);
      if (step % 20 === 0) losses.push(await learner.takeLoss());
    }
    expect(losses[2]).toBeLessThan(0.2);
    expect(losses[2]).toBeLessThan(losses[1]);
    expect(losses[1]).toBeLessThan(losses[0]);
    learner.dispose();
  });

  it("gives gradients that agree with central differences of its own loss", async () => {
    const prepared = toyLinks();
    learner = learnerOf({}, prepared);
    learner.beginEpoch(identity);
    const grads = await learner.gradients(0, 96, 1);
    const parameters = await learner.readParameters();
    const { score } = await import("../src/train/score");
    // Weights whose units have no sample within a step of ReLU's kink, where a difference quotient means nothing.
    const lossAt = async (name: string, index: number, delta: number): Promise<number> => {
      const moved = parameters[name].slice();
      moved[index] += delta;
      learner!.writeParameters({ [name]: moved });
      const { loss } = score("binary", await learner!.evaluate("train"), prepared.sets.train);
      learner!.writeParameters({ [name]: parameters[name] });
      return loss;
    };
    for (const [name, index] of [
      ["w1", 5],
      ["w1", 14],
      ["w1", 63],
      ["w2", 0],
      ["w2", 7],
    ] as const) {
      const slope = ((await lossAt(name, index, 1e-3)) - (await lossAt(name, index, -1e-3))) / 2e-3;
      expect(grads[name][index]).toBeCloseTo(slope, 4);
    }
    learner.dispose();
  });

  it("holds weights outside the mask at 0 under momentum and weight decay, and frees everything", async () => {
    const before = tf.memory().numTensors;
    learner = learnerOf({});
    learner.setOptimizer({ id: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.01 });
    learner.beginEpoch(identity);
    learner.step(0, 96, 0.1, 1);
    const mask = new Uint8Array(64).map((_, i) => (i % 3 === 0 ? 1 : 0));
    learner.setMasks({ w1: mask });
    learner.writeParameters({ w1: new Float32Array(64).fill(0.1) });
    expect([...(await learner.readParameters()).w1]).toEqual([...mask].map((one) => Math.fround(0.1) * one));
    const held = tf.memory().numTensors;
    for (let step = 2; step < 12; step++) learner.step(0, 96, 0.1, step);
    expect(tf.memory().numTensors).toBe(held);
    const { w1, w2 } = await learner.readParameters();
    expect([...w1].filter((w, i) => (w !== 0) !== (mask[i] === 1))).toEqual([]);
    expect(w2.every((w) => w !== 0)).toBe(true);
    learner.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("averages the gradients of its steps, those of connections outside the mask too, and frees the averages", async () => {
    const before = tf.memory().numTensors;
    learner = learnerOf({});
    learner.setOptimizer({ id: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.1 });
    learner.beginEpoch(identity);
    learner.setMasks({ w1: new Uint8Array(64).fill(1, 0, 8) });
    learner.step(0, 96, 0.1, 1); // before: not in the average
    learner.averageGradients(0.75);
    const expected = new Float32Array(64);
    for (let step = 2; step < 6; step++) {
      const { w1 } = await learner.gradients(0, 96, step);
      // 0.75 · average + 0.25 · gradient, from 0
      w1.forEach((g, i) => {
        expected[i] = 0.75 * expected[i] + 0.25 * g;
      });
      const held = tf.memory().numTensors;
      learner.step(0, 96, 0.1, step);
      expect(tf.memory().numTensors).toBe(held);
    }
    const averages = await learner.readAverageGradients();
    expect(Object.keys(averages)).toEqual(["w1", "w2"]);
    for (const [i, value] of expected.entries()) expect(averages.w1[i]).toBeCloseTo(value, 6);
    expect([...expected.subarray(8)].some((value) => Math.abs(value) > 1e-4)).toBe(true);
    learner.averageGradients(0.75);
    expect((await learner.readAverageGradients()).w1).toEqual(new Float32Array(64));
    learner.averageGradients(undefined);
    expect(await learner.readAverageGradients()).toEqual({});
    learner.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("forms the gradient of connections outside the mask, too", async () => {
    learner = learnerOf({});
    learner.beginEpoch(identity);
    learner.setMasks({ w1: new Uint8Array(64).fill(1, 0, 8) });
    const { w1 } = await learner.gradients(0, 96, 1);
    expect([...w1.subarray(8)].some((g) => g !== 0)).toBe(true);
    learner.dispose();
  });
});
