import { beforeAll, describe, expect, it } from "vitest";
import type { ConnectionList } from "../src/lib/connectionList";
import { createRng } from "../src/lib/rng";
import { mapTree, type Tree } from "../src/lib/tree";
import { fnnShape } from "../src/models/fnn";
import { startBackend } from "../src/ops/backend";
import type { ListNetOptions } from "../src/ops/lists/net";
import { createListNet } from "../src/ops/lists/wasmNet";
import { createLargest } from "../src/sparse/lists/largest";
import { mergePlaces } from "../src/sparse/lists/places";
import { applyMask } from "../src/sparse/masks";
import { topKMagnitude } from "../src/sparse/topK";
import type { Masks } from "../src/sparse/types";
import type { AnyLearner, Learner } from "../src/train/learner";
import { createListLearner } from "../src/train/lists/listLearner";
import { drawMask, listOf, matrixOf, valuesAt } from "./connections";
import { adam, type MadeUpNet, madeUpSamples, nesterov, optionsOf, referenceOf, sgd } from "./madeUpNet";

const cases: readonly [string, MadeUpNet][] = [
  [
    "nodes, Adam and dropout",
    {
      sizes: [12, 33, 16, 5],
      rowsPerSample: 1,
      bias: false,
      dropout: 0.1,
      optimizer: adam,
    },
  ],
  [
    "links with biases, Nesterov",
    {
      sizes: [16, 40, 1],
      rowsPerSample: 2,
      bias: true,
      dropout: 0.2,
      optimizer: nesterov,
    },
  ],
  ["links, plain SGD", { sizes: [6, 9, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: sgd }],
];

/** A net on lists and the same under masks, from plain tensor operations. */
async function bothOf(net: MadeUpNet, masks: Masks) {
  const options = optionsOf(net);
  const reference = referenceOf(options);
  reference.setMasks(masks);
  const lists = listsOf(reference, masks);
  const { parameters, ...rest } = options;
  const listOptions: ListNetOptions = {
    ...rest,
    lists,
    batchSize: 32,
    values: mapTree(parameters, (values, name) => (lists[name] ? valuesAt(lists[name], values) : values)),
  };
  return { reference, learner: createListLearner(await createListNet(listOptions)), lists };
}

function listsOf({ layers }: Learner, masks: Masks): Tree<ConnectionList> {
  return mapTree(layers, ({ inputs, outputs }, name) => listOf(masks[name], inputs, outputs));
}

function drawMasks({ sizes, bias }: MadeUpNet, seed: number): Masks {
  const rng = createRng(seed, "masks");
  const weights = Object.entries(fnnShape(sizes, bias)).filter(([, { maskable }]) => maskable);
  return Object.fromEntries(weights.map(([name, { rows, cols }]) => [name, drawMask(rows * cols, 0.4, rng)]));
}

/** Trains epochs of batches of 32, 32 and 6 madeUpSamples. */
function trainEpochs(learner: AnyLearner, epochs: number, from = 0): void {
  for (let epoch = from; epoch < from + epochs; epoch++) {
    learner.beginEpoch(createRng(1, "order", epoch).shuffle(new Uint32Array(madeUpSamples).map((_, i) => i)));
    for (let batch = 0; batch < 3; batch++)
      learner.step(32 * batch, Math.min(32 * batch + 32, madeUpSamples), 0.02, 3 * epoch + batch + 1);
  }
}

/** Largest difference between two arrays, relative to the larger of 1 and the largest value. */
function difference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return (
    a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0) /
    b.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  );
}

/** Writes values of connections into matrices; biases stay. */
function dense(lists: Tree<ConnectionList>, values: Tree<Float32Array>): Tree<Float32Array> {
  return mapTree(values, (array, name) => (lists[name] ? matrixOf(lists[name], array) : array));
}

describe.each(cases)("a net on lists: %s", (_name, given) => {
  beforeAll(async () => {
    await startBackend("cpu");
  });

  it("takes the steps of the masked tensor learner, over 200 steps with an update on the way", async () => {
    const masks = drawMasks(given, 1);
    const { reference, learner, lists } = await bothOf(given, masks);
    for (const one of [reference, learner]) trainEpochs(one, 34);
    // New connections start at 0, old ones keep value and moments: what an update makes of a net.
    const others = mapTree(drawMasks(given, 2), (mask, name) => {
      const kept = topKMagnitude(
        Float32Array.from(mask, (one, i) => one + 0.5 * masks[name][i]),
        lists[name].input.length,
      );
      return kept;
    });
    const next = listsOf(reference, others);
    const { parameters, firstMoments, secondMoments } = await learner.readState();
    const carried = (values: Tree<Float32Array>): Tree<Float32Array> =>
      mapTree(dense(lists, values), (array, name) => (next[name] ? valuesAt(next[name], array) : array));
    learner.replaceLists({
      lists: next,
      state: {
        parameters: carried(parameters),
        ...(firstMoments ? { firstMoments: carried(firstMoments) } : {}),
        ...(secondMoments ? { secondMoments: carried(secondMoments) } : {}),
      },
    });
    reference.setMasks(others);
    for (const one of [reference, learner]) trainEpochs(one, 33, 34);
    const mine = dense(next, await learner.readParameters());
    const expected = await reference.readParameters();
    expect(Object.keys(mine)).toEqual(Object.keys(expected));
    for (const [name, values] of Object.entries(mine))
      expect(difference(values, expected[name]), name).toBeLessThan(1e-5);
    expect(await learner.takeLoss()).toBeCloseTo(await reference.takeLoss(), 5);
    expect(difference(await learner.evaluate("val"), await reference.evaluate("val"))).toBeLessThan(1e-5);
    reference.dispose();
  });

  it("finds the largest entries of the dense gradient, connections left out, without ever holding it", async () => {
    const masks = drawMasks(given, 1);
    const { reference, learner, lists } = await bothOf(given, masks);
    for (const one of [reference, learner]) trainEpochs(one, 2);
    learner.differentiate(5, 36, 7);
    const gradients = await reference.gradients(5, 36, 7);
    for (const [name, list] of Object.entries(lists)) {
      const flags = new Uint8Array(list.input.length).map((_, c) => (c % 3 > 0 ? 1 : 0));
      const open = matrixOf(list, flags).map((one) => 1 - one);
      const scores = applyMask(gradients[name], Uint8Array.from(open));
      const count = Math.floor(scores.filter((value) => value !== 0).length / 2);
      const largest = createLargest(count, list.inputs);
      let done = 0;
      for (const share of learner.offerGradients(name, { list, flags }, largest)) done = share;
      expect(done).toBe(1);
      const none = { ...list, start: new Uint32Array(list.outputs + 1), input: new Uint32Array(0) };
      const found = mergePlaces(none, new Uint8Array(0), largest.places()).list;
      const magnitudes = valuesAt(found, scores.map(Math.abs)).sort();
      const expected = scores.map(Math.abs).sort().slice(-count);
      expect(difference(magnitudes, expected)).toBeLessThan(1e-6);
    }
    reference.dispose();
  });

  it("goes on from a state to the same bits", async () => {
    const { learner, reference } = await bothOf(given, drawMasks(given, 1));
    trainEpochs(learner, 3);
    const state = structuredClone(await learner.readState());
    trainEpochs(learner, 3, 3);
    const expected = await learner.readState();
    learner.writeState(state);
    trainEpochs(learner, 3, 3);
    expect(await learner.readState()).toEqual(expected);
    reference.dispose();
  });
});

describe("a net on lists", () => {
  it("refuses a list that leaves its layer, is out of order or has another length", async () => {
    const [, given] = cases[2];
    const { learner, lists } = await bothOf(given, drawMasks(given, 1));
    const replace = (w2: ConnectionList) => () => {
      learner.replaceLists({ lists: { ...lists, w2 }, state: { parameters: {} } });
    };
    expect(replace({ ...lists.w2, input: lists.w2.input.map((_, c) => c + 7) })).toThrow(RangeError);
    expect(replace({ ...lists.w2, input: lists.w2.input.slice().reverse() })).toThrow(RangeError);
    expect(replace({ ...lists.w2, input: lists.w2.input.slice(1) })).toThrow(RangeError);
    expect(replace(lists.w1)).toThrow(RangeError);
  });
});
