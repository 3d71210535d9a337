import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import {
  applyMask,
  complementMask,
  countOnes,
  fullMasks,
  growRandomly,
  largestMasks,
  randomMasks,
} from "../src/sparse/masks";
import { replaceConnections } from "../src/sparse/replaceConnections";
import { topKMagnitude } from "../src/sparse/topK";

const { NaN: nan } = Number;
const floats = (...values: number[]) => Float32Array.from(values);
const mask = (...values: number[]) => Uint8Array.from(values);

describe("topKMagnitude", () => {
  it.each([
    ["the largest magnitudes of either sign", [0.5, -2, 1, -0.25], 2, [0, 1, 1, 0]],
    ["the lower index under ties", [1, -1, 1, 1], 2, [1, 1, 0, 0]],
    ["the lower index among zeros of either sign", [0, -0, 0, 3], 3, [1, 1, 0, 1]],
    ["NaN after everything, zeros included", [nan, 0, nan, 2], 2, [0, 1, 0, 1]],
    ["NaN when nothing else is left, by index", [nan, 0, nan, 2], 3, [1, 1, 0, 1]],
    ["infinities first", [1, -Infinity, 3e38, Infinity], 2, [0, 1, 0, 1]],
    ["numbers that differ in their last bit", [1, 1.0000001192092896, 1], 1, [0, 1, 0]],
    ["subnormal numbers above 0", [0, 1e-45, 0], 1, [0, 1, 0]],
    ["nothing for 0", [1, 2], 0, [0, 0]],
    ["everything for the size", [1, nan], 2, [1, 1]],
  ])("marks %s", (_, values, count, expected) => {
    expect([...topKMagnitude(floats(...values), count)]).toEqual(expected);
  });

  it("never chooses outside the candidates while they last, not even before NaN", () => {
    const values = floats(9, nan, 0, 8, 1);
    expect([...topKMagnitude(values, 3, mask(0, 1, 1, 0, 1))]).toEqual([0, 1, 1, 0, 1]);
    expect([...topKMagnitude(values, 2, mask(0, 1, 1, 0, 1))]).toEqual([0, 0, 1, 0, 1]);
  });

  it("reads a view that starts within its buffer and leaves it as it was", () => {
    const buffer = floats(100, 1, 3, 2);
    expect([...topKMagnitude(buffer.subarray(1), 2)]).toEqual([0, 1, 1]);
    expect([...buffer]).toEqual([100, 1, 3, 2]);
  });

  it("agrees with a stable sort on random values full of ties and NaN", () => {
    for (let round = 0; round < 60; round++) {
      const rng = createRng(round, "top k");
      const values = Float32Array.from({ length: 1 + rng.int(300) }, () =>
        rng.float() < 0.1 ? nan : Math.round(rng.normal() * 4) / (rng.float() < 0.5 ? 1 : 1000),
      );
      const count = rng.int(values.length + 1);
      const rank = (i: number) => (Number.isNaN(values[i]) ? -1 : Math.abs(values[i]));
      const order = [...values.keys()].sort((i, j) => rank(j) - rank(i) || i - j);
      const expected = new Uint8Array(values.length);
      for (const i of order.slice(0, count)) expected[i] = 1;
      expect(topKMagnitude(values, count)).toEqual(expected);
    }
  });

  it("keeps exactly k of two million equal values", () => {
    const chosen = topKMagnitude(new Float32Array(2_000_000), 1_234_567);
    expect(countOnes(chosen)).toBe(1_234_567);
    expect([chosen[1_234_566], chosen[1_234_567]]).toEqual([1, 0]);
  });
});

describe("masks", () => {
  it("counts, inverts and applies", () => {
    expect(countOnes(mask(1, 0, 1, 0))).toBe(2);
    expect(complementMask(mask(1, 0, 0, 0))).toEqual(mask(0, 1, 1, 1));
    expect([...applyMask(floats(5, nan, nan, -7), mask(1, 0, 1, 0))]).toEqual([5, 0, nan, 0]);
    expect(fullMasks({ w1: { inputs: 2, outputs: 3 } })).toEqual({ w1: mask(1, 1, 1, 1, 1, 1) });
  });

  it("keeps the largest weights of each layer", () => {
    const weights = { bias: floats(9), w1: floats(1, -3, 2), w2: floats(nan, 0) };
    expect(largestMasks(weights, { w1: 2, w2: 1 })).toEqual({ w1: mask(0, 1, 1), w2: mask(0, 1) });
  });

  it("grows exactly the count and keeps what was there", () => {
    for (let count = 0; count <= 4; count++) {
      const start = mask(1, 0, 0, 1, 0, 0);
      const grown = growRandomly(start, count, createRng(1, "grow", count));
      expect(countOnes(grown)).toBe(2 + count);
      expect([grown[0], grown[3]]).toEqual([1, 1]);
      expect(start).toEqual(mask(1, 0, 0, 1, 0, 0));
    }
  });

  it("grows every inactive position equally often", () => {
    const hits = [0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 6000; draw++)
      growRandomly(mask(1, 0, 0, 0, 0, 0), 2, createRng(draw)).forEach((one, i) => {
        hits[i] += one;
      });
    expect(hits[0]).toBe(6000);
    // 6000 · 2/5 = 2400 hits each, standard deviation √(6000 · 0.4 · 0.6) = 38: five of them is 190.
    for (const count of hits.slice(1)) expect(Math.abs(count - 2400)).toBeLessThan(190);
  });

  it("draws layers of one shape differently, seeds differently, and the same again", () => {
    const layers = { w1: { inputs: 16, outputs: 16 }, w2: { inputs: 16, outputs: 16 } };
    const drawn = randomMasks(layers, { w1: 64, w2: 64 }, 1);
    expect([countOnes(drawn.w1), countOnes(drawn.w2)]).toEqual([64, 64]);
    expect(drawn.w1).not.toEqual(drawn.w2);
    expect(randomMasks(layers, { w1: 64, w2: 64 }, 2).w1).not.toEqual(drawn.w1);
    expect(randomMasks(layers, { w1: 64, w2: 64 }, 1)).toEqual(drawn);
    // Independent masks of density 1/4 share 256 / 16 = 16 positions, standard deviation 3: half as many or twice is chance no more.
    const shared = drawn.w1.filter((one, i) => one === 1 && drawn.w2[i] === 1).length;
    expect(shared).toBeGreaterThan(2);
    expect(shared).toBeLessThan(32);
  });
});

describe("replaceConnections", () => {
  const masks = { w1: mask(1, 1, 1, 1, 0, 0) };
  const weights = { w1: floats(3, -1, 2, nan, 0, 0) };

  it("drops NaN first, then the smallest magnitude, and hands the rest to the growth", () => {
    const seen: number[][] = [];
    const after = replaceConnections(masks, weights, 0.5, (kept, count, layer) => {
      seen.push([...kept]);
      expect([count, layer]).toEqual([2, "w1"]);
      return mask(1, 0, 1, 0, 1, 1);
    });
    expect(seen).toEqual([[1, 0, 1, 0, 0, 0]]);
    expect(after).toEqual({ w1: mask(1, 0, 1, 0, 1, 1) });
  });

  it("keeps active weights that are NaN before any inactive position", () => {
    const poisoned = { w1: floats(3, nan, nan, 2, 0, 0) };
    replaceConnections(masks, poisoned, 0.25, (kept) => {
      expect([...kept]).toEqual([1, 1, 0, 1, 0, 0]);
      return mask(1, 1, 0, 1, 0, 1);
    });
  });

  it("rounds the number dropped down, to nothing in a layer of a few connections", () => {
    const grow = () => {
      throw new Error("nothing to grow");
    };
    expect(replaceConnections(masks, weights, 0.249, grow)).toEqual(masks); // 0.249 · 4 < 1
  });

  it("throws where the growth changed the count", () => {
    expect(() => replaceConnections(masks, weights, 0.5, (kept) => kept)).toThrow("turned 4 connections into 2");
  });
});
