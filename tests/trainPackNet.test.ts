import { expect, it } from "vitest";
import { mostPictured } from "../src/lib/pictured";
import type { NetState } from "../src/ops/netState";
import { packedLength, packNet, unpackNet } from "../src/train/packNet";

const layers = { w1: { inputs: 2, outputs: mostPictured }, w2: { inputs: 2, outputs: 2 } };
const w1 = new Uint8Array(2 * mostPictured);
w1.set([1, 0, 1]);
w1[w1.length - 1] = 1;
const masks = { w1, w2: Uint8Array.of(1, 0, 0, 1) };

/** A large matrix with these values at the places that the mask keeps. */
function large(...kept: readonly number[]): Float32Array {
  const matrix = new Float32Array(w1.length);
  [matrix[0], matrix[2], matrix[w1.length - 1]] = kept;
  return matrix;
}

const state: NetState = {
  parameters: { w1: large(5, 6, 7), b1: Float32Array.of(8), w2: Float32Array.of(1, 0, 0, 2) },
  firstMoments: { w1: large(1, 2, 3), b1: Float32Array.of(4), w2: Float32Array.of(3, 0, 0, 4) },
  optimizerSteps: 9,
  lossSum: 1,
  lossSteps: 2,
};

it("keeps of a large matrix what its mask keeps, and brings it back bit for bit", () => {
  const packed = packNet(state, layers, masks);
  expect(packed.parameters.w1).toEqual(Float32Array.of(5, 6, 7));
  expect(packed.firstMoments?.w1).toEqual(Float32Array.of(1, 2, 3));
  expect(packed.parameters.w2).toBe(state.parameters.w2);
  expect(packed.secondMoments).toBeUndefined();
  expect(packedLength(layers.w1, w1)).toBe(3);
  const back = unpackNet(packed, layers, masks);
  expect(Buffer.from(back.parameters.w1.buffer).equals(Buffer.from(state.parameters.w1.buffer))).toBe(true);
  expect([back.optimizerSteps, back.lossSum, back.lossSteps]).toEqual([9, 1, 2]);
});

it("leaves a matrix without a mask whole", () => {
  expect(packNet(state, layers, { w2: masks.w2 }).parameters.w1).toBe(state.parameters.w1);
  expect(packedLength(layers.w1, undefined)).toBe(2 * mostPictured);
});
