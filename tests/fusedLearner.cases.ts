import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { mapTree, type Tree } from "../src/lib/tree";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import type { FnnNetOptions } from "../src/ops/fnn/net";
import type { Learner } from "../src/train/learner";
import { adam, type MadeUpNet, madeUpSamples, momentum, nesterov, optionsOf, referenceOf, sgd } from "./madeUpNet";

/** Trains epochs of batches of 32, 32 and 6 samples. */
export function trainEpochs(learner: Learner, epochs: number, from = 0): void {
  for (let epoch = from; epoch < from + epochs; epoch++) {
    learner.beginEpoch(createRng(1, "order", epoch).shuffle(new Uint32Array(madeUpSamples).map((_, i) => i)));
    for (let batch = 0; batch < 3; batch++) {
      learner.step(32 * batch, Math.min(32 * batch + 32, madeUpSamples), 0.02, 3 * epoch + batch + 1);
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

function expectClose(a: Tree<Float32Array>, b: Tree<Float32Array>): void {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const name of Object.keys(a)) expect(difference(a[name], b[name]), name).toBeLessThan(1e-5);
}

/** Nets of every form and update rule. */
export const fusedNets: readonly [string, MadeUpNet][] = [
  ["the link net", { sizes: [16, 128, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: sgd }],
  ["the link net, Nesterov", { sizes: [16, 128, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: nesterov }],
  ["a small brain net", { sizes: [64, 32, 16, 10], rowsPerSample: 1, bias: false, dropout: 0.1, optimizer: adam }],
  ["odd widths", { sizes: [5, 7, 3], rowsPerSample: 1, bias: true, dropout: 0.3, optimizer: momentum }],
  ["a narrow link net", { sizes: [6, 4, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: adam }],
  ["one hidden unit", { sizes: [3, 1, 1], rowsPerSample: 1, bias: true, dropout: 0, optimizer: sgd }],
  ["no hidden layer", { sizes: [4, 3], rowsPerSample: 2, bias: false, dropout: 0, optimizer: nesterov }],
];

/** Masks, others that follow them, and anchors, for each matrix of a learner. */
function rulesFor({ layers }: Learner) {
  const rng = createRng(4, "masks");
  const fill = (value: () => number): Tree<number[]> =>
    mapTree(layers, ({ inputs, outputs }) => Array.from({ length: inputs * outputs }, value));
  const mask = () =>
    mapTree(
      fill(() => (rng.float() < 0.6 ? 1 : 0)),
      (values) => Uint8Array.from(values),
    );
  return {
    masks: mask(),
    others: mask(),
    anchors: mapTree(
      fill(() => rng.normal() * 0.1),
      (values) => Float32Array.from(values),
    ),
  };
}

/** Takes 201 steps with masks, running averages and anchors on the way and returns all that can be seen of the net. */
async function trainThrough(learner: Learner) {
  const { masks, others, anchors } = rulesFor(learner);
  trainEpochs(learner, 17);
  learner.setMasks(masks);
  learner.averageGradients(0.9);
  trainEpochs(learner, 17, 17);
  learner.setMasks(others);
  learner.setAnchors(anchors, 0.02);
  trainEpochs(learner, 17, 34);
  learner.setAnchors(undefined, 0);
  trainEpochs(learner, 16, 51);
  const state = await learner.readState();
  return {
    state,
    parameters: await learner.readParameters(),
    averages: await learner.readAverageGradients(),
    loss: await learner.takeLoss(),
    none: await learner.takeLoss(),
    val: await learner.evaluate("val"),
    dropping: await learner.evaluate("test", 4),
    gradients: await learner.gradients(10, 41, 7),
    layers: learner.layers,
    parameterCount: learner.parameterCount,
  };
}

/** The learners under test, by the way they take their steps. */
export type FusedLearners = Readonly<Record<string, (options: FnnNetOptions) => Promise<Learner>>>;

/** The same cases for every fused learner; the reference runs on `reference`, the learners on `backend`. */
export function fusedLearnerCases(
  backend: BackendId,
  reference: BackendId,
  learners: FusedLearners,
  nets = fusedNets,
): void {
  const ways = Object.entries(learners);
  describe.each(nets)(`fused learner on ${backend}: %s`, (_name, given) => {
    const options = optionsOf(given);
    let expected: Awaited<ReturnType<typeof trainThrough>>;
    beforeAll(async () => {
      await startBackend(reference);
      const learner = referenceOf(options);
      expected = await trainThrough(learner);
      learner.dispose();
      await startBackend(backend);
    });

    it.each(ways)("takes the steps that plain tensors take, over 201 steps, %s", async (_way, create) => {
      const learner = await create(options);
      const { others } = rulesFor(learner);
      const seen = await trainThrough(learner);
      expect(seen.layers).toEqual(expected.layers);
      expect(seen.parameterCount).toBe(expected.parameterCount);
      expectClose(seen.parameters, expected.parameters);
      expectClose(seen.averages, expected.averages);
      expectClose(seen.gradients, expected.gradients);
      const [first] = Object.keys(learner.layers);
      // What lies outside the mask is part of the averages, and the pull of the decay and the anchors is not.
      const outside = seen.averages[first].some((value, i) => value !== 0 && others[first][i] === 0);
      if (given.sizes[1] > 1) expect(outside).toBe(true);
      expect(seen.parameters[first].filter((w, i) => w !== 0 && others[first][i] === 0).length).toBe(0);
      expect(seen.loss).toBeCloseTo(expected.loss, 4);
      expect(seen.none).toBeNaN();
      expect(difference(seen.val, expected.val)).toBeLessThan(1e-5);
      expect(difference(seen.dropping, expected.dropping)).toBeLessThan(1e-5);
      expect(seen.state.optimizerSteps).toBe(expected.state.optimizerSteps);
      expect(seen.state.lossSteps).toBe(expected.state.lossSteps);
      expect(Object.keys(seen.state)).toEqual(Object.keys(expected.state));
      expectClose(seen.state.firstMoments ?? {}, expected.state.firstMoments ?? {});
      expectClose(seen.state.secondMoments ?? {}, expected.state.secondMoments ?? {});
      learner.dispose();
    });

    it.each(ways)(
      "gives the same bits twice, goes on from a state, and leaves no tensor behind, %s",
      async (_way, create) => {
        const before = [tf.memory().numTensors, tf.backend().numDataIds()];
        const learner = await create(options);
        trainEpochs(learner, 3);
        const state = await learner.readState();
        trainEpochs(learner, 2, 3);
        const parameters = await learner.readParameters();
        learner.dispose();
        const again = await create(options);
        trainEpochs(again, 5);
        expect(await again.readParameters()).toEqual(parameters);
        again.writeState(state);
        trainEpochs(again, 2, 3);
        expect(await again.readParameters()).toEqual(parameters);
        again.dispose();
        expect([tf.memory().numTensors, tf.backend().numDataIds()]).toEqual(before);
      },
    );
  });
}
