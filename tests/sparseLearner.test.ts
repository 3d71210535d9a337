import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { startBackend } from "../src/ops/backend";
import type { Masks } from "../src/sparse/types";
import type { Learner } from "../src/train/learner";
import { createSparseLearner } from "../src/train/sparseLearner";
import { adam, type MadeUpNet, madeUpSamples, momentum, nesterov, optionsOf, referenceOf, sgd } from "./madeUpNet";
import { expectClose } from "./ops.cases";

function drawMasks({ layers }: Learner, density: number, salt: string): Masks {
  const rng = createRng(4, salt);
  return Object.fromEntries(
    Object.entries(layers).map(([name, { inputs, outputs }]) => [
      name,
      new Uint8Array(inputs * outputs).map(() => (rng.float() < density ? 1 : 0)),
    ]),
  );
}

/** Trains epochs of batches of 40 and 30 madeUpSamples. */
function trainEpochs(learner: Learner, epochs: number, from = 0): void {
  for (let epoch = from; epoch < from + epochs; epoch++) {
    learner.beginEpoch(createRng(1, "order", epoch).shuffle(new Uint32Array(madeUpSamples).map((_, i) => i)));
    learner.step(0, 40, 0.02, 2 * epoch + 1);
    learner.step(40, madeUpSamples, 0.02, 2 * epoch + 2);
  }
}

function expectSame(a: Readonly<Record<string, Float32Array>>, b: Readonly<Record<string, Float32Array>>): void {
  expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort());
  for (const name of Object.keys(a)) expectClose(a[name], b[name]);
}

const cases: readonly [string, MadeUpNet][] = [
  ["the link net, Nesterov", { sizes: [16, 64, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: nesterov }],
  [
    "a small brain net, Adam",
    { sizes: [64, 32, 16, 10], rowsPerSample: 1, bias: false, dropout: 0.1, optimizer: adam },
  ],
  ["odd widths, momentum", { sizes: [5, 7, 3], rowsPerSample: 1, bias: true, dropout: 0.3, optimizer: momentum }],
  ["no hidden layer, SGD", { sizes: [4, 3], rowsPerSample: 2, bias: false, dropout: 0, optimizer: sgd }],
];

describe.each(cases)("sparse learner on wasm: %s", (_name, given) => {
  beforeAll(async () => {
    await startBackend("wasm");
  });

  it("takes the steps that plain tensors take, over 200 steps in which masks, anchors and the state change", async () => {
    const options = optionsOf(given);
    const sparse = createSparseLearner(options);
    const reference = referenceOf(options);
    expect(sparse.layers).toEqual(reference.layers);
    expect(sparse.parameterCount).toBe(reference.parameterCount);
    const [first, second, third] = [0.6, 0.3, 0.5].map((density) => drawMasks(sparse, density, `${density}`));
    const rng = createRng(4, "anchors");
    const anchors = Object.fromEntries(
      Object.entries(first).map(([name, mask]) => [name, Float32Array.from(mask, () => 0.1 * rng.normal())]),
    );
    for (const learner of [sparse, reference]) {
      trainEpochs(learner, 25);
      learner.setMasks(first);
      learner.averageGradients(0.9);
      trainEpochs(learner, 25, 25);
      learner.setAnchors(anchors, 0.02);
      learner.setMasks(second);
      trainEpochs(learner, 25, 50);
      learner.setAnchors(undefined, 0);
      learner.setMasks(third);
      trainEpochs(learner, 25, 75);
    }
    const [own, theirs] = [await sparse.readState(), await reference.readState()];
    expectSame(own.parameters, theirs.parameters);
    for (const kind of ["firstMoments", "secondMoments", "averages"] as const) {
      expect(own[kind] === undefined).toBe(theirs[kind] === undefined);
      for (const name of Object.keys(own[kind] ?? {})) expectClose(own[kind]![name], theirs[kind]![name]);
    }
    expect([own.optimizerSteps, own.lossSteps]).toEqual([theirs.optimizerSteps, theirs.lossSteps]);
    expect(own.lossSum).toBeCloseTo(theirs.lossSum, 2);
    expectSame(await sparse.readAverageGradients(), await reference.readAverageGradients());
    expect(await sparse.takeLoss()).toBeCloseTo(await reference.takeLoss(), 4);
    expect(await sparse.takeLoss()).toBeNaN();
    expectClose(await sparse.evaluate("val"), await reference.evaluate("val"));
    expectClose(await sparse.evaluate("val", 7), await reference.evaluate("val", 7));
    expectSame(await sparse.gradients(10, 61, 7), await reference.gradients(10, 61, 7));
    for (const [name, mask] of Object.entries(third)) {
      expect(own.parameters[name].some((weight, i) => weight !== 0 && mask[i] === 0)).toBe(false);
    }
    sparse.dispose();
    reference.dispose();
  });

  it("goes on from another learner's state, and gives the same bits twice without a tensor left behind", async () => {
    const before = tf.memory().numTensors;
    const options = optionsOf(given);
    const reference = referenceOf(options);
    const masks = drawMasks(reference, 0.4, "moved");
    reference.setMasks(masks);
    trainEpochs(reference, 3);
    const state = await reference.readState();
    const goOn = async (learner: Learner) => {
      learner.setMasks(masks);
      learner.setOptimizer(options.optimizer);
      learner.writeState(state);
      trainEpochs(learner, 3, 3);
      const after = await learner.readState();
      learner.dispose();
      return after;
    };
    const moved = await goOn(createSparseLearner(options));
    expect(await goOn(createSparseLearner(options))).toEqual(moved);
    expectSame(moved.parameters, (await goOn(reference)).parameters);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("writes parameters where there are connections, and starts the moments of new ones at 0", async () => {
    const options = optionsOf(given);
    const learner = createSparseLearner(options);
    const masks = drawMasks(learner, 0.3, "written");
    learner.setMasks(masks);
    trainEpochs(learner, 2);
    const grown = Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, mask.slice().fill(1, 0, 2)]));
    const trained = await learner.readState();
    learner.setMasks(grown);
    const after = await learner.readState();
    expectSame(after.parameters, trained.parameters); // new ones start at 0, the others stay
    if (after.firstMoments) expectSame(after.firstMoments, trained.firstMoments!);
    learner.writeParameters(options.parameters);
    const written = await learner.readParameters();
    for (const [name, mask] of Object.entries(grown)) {
      expect(written[name]).toEqual(options.parameters[name].map((weight, i) => (mask[i] ? weight : 0)));
    }
    learner.dispose();
  });
});
