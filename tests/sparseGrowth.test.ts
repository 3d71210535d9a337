import { describe, expect, it } from "vitest";
import { createDstEe } from "../src/sparse/algorithms/dstEe";
import { createGranet } from "../src/sparse/algorithms/granet";
import { createRigl } from "../src/sparse/algorithms/rigl";
import { createSnfs } from "../src/sparse/algorithms/snfs";
import { countOnes } from "../src/sparse/masks";
import { shareOut } from "../src/sparse/shareOut";
import { floats, layer, mask, optionsFor } from "./sparseOptions";

describe("shareOut", () => {
  it.each<[string, number, number[], number[], number[]]>([
    ["in proportion, the first of equal remainders going up", 10, [1, 1, 2], [9, 9, 9], [3, 2, 5]],
    ["what a full one cannot take to the others", 10, [8, 1, 1], [4, 9, 9], [4, 3, 3]],
    ["to who asks for nothing only where nobody else has room", 4, [0, 5], [5, 2], [2, 2]],
    ["by room where nobody asks", 4, [0, 0], [3, 1], [3, 1]],
    ["by room where the demands are no numbers", 2, [Number.NaN, 1], [2, 2], [1, 1]],
    ["by room where a demand is infinite", 2, [Infinity, 1], [2, 2], [1, 1]],
    ["nothing", 0, [1, 2], [3, 4], [0, 0]],
    ["all the room there is", 7, [1, 20], [3, 4], [3, 4]],
  ])("shares out %s", (_, total, demands, rooms, expected) => {
    expect(shareOut(total, demands, rooms)).toEqual(expected);
  });
});

describe("snfs", () => {
  const layers = { w1: layer(6), w2: layer(4) };
  const state = { masks: { w1: mask(1, 1, 1, 1, 0, 0), w2: mask(1, 1, 0, 0) } };
  const weights = { w1: floats(0.5, -0.1, 0.2, -0.9, 0, 0), w2: floats(2, -1, 0, 0) };

  it("drops by layer and grows where momentum is, more in the layer of larger mean momentum", () => {
    // t = 2 of 4: α = (1 / 2)(1 + cos(π/2)) = ½: positions 1 and 2 of w1 go, 1 of w2. The active connections' mean momentum is
    // 0.1 and 0.2, so 1 of 3 grows in w1 and 2 in w2: there the just-dropped one is the second largest.
    const averageGrads = { w1: floats(0.1, -0.1, 0.1, 0.1, 0.05, -0.4), w2: floats(0.3, -0.1, 0.2, 0.05) };
    const sparsifier = createSnfs(optionsFor(0, { layers, dropFraction: 1 }));
    const after = sparsifier.update(state, { step: 2, weights, averageGrads });
    expect(after).toEqual({ masks: { w1: mask(1, 0, 0, 1, 0, 1), w2: mask(1, 1, 1, 0) } });
  });

  it("never grows a layer beyond its size, nor takes its last connection", () => {
    // Nearly all momentum is in w2: it takes 3 of 3 and is full.
    const averageGrads = { w1: floats(0, 0, 0, 0, 0, 0.01), w2: floats(9, 9, 9, 9) };
    const sparsifier = createSnfs(optionsFor(0, { layers, dropFraction: 1 }));
    const full = sparsifier.update(state, { step: 2, weights, averageGrads });
    expect(full.masks).toEqual({ w1: mask(1, 0, 0, 1, 0, 0), w2: mask(1, 1, 1, 1) });
    // In the first of 1000 steps α is nearly 1: ⌊0.999 · 4⌋ = 3, and ⌊0.999 · 1⌋ = 0.
    const single = { masks: { w1: mask(1, 1, 1, 1, 0, 0), w2: mask(0, 1, 0, 0) } };
    const long = createSnfs(optionsFor(0, { layers, dropFraction: 1, epochs: 500 }));
    const first = long.update(single, { step: 1, weights, averageGrads });
    expect(first.masks).toEqual({ w1: mask(0, 0, 0, 1, 0, 0), w2: mask(1, 1, 1, 1) });
    const last = long.update(single, { step: 0, weights, averageGrads });
    expect([countOnes(last.masks.w1), countOnes(last.masks.w2)]).toEqual([1, 4]);
  });

  it("throws without the average", () => {
    expect(() => createSnfs(optionsFor(8)).update(state, { step: 2, weights, grads: weights })).toThrow(
      "running average",
    );
  });
});

describe("dst-ee", () => {
  const state = { masks: { w1: mask(1, 1, 1, 0, 0, 0) }, active: { w1: Uint32Array.of(3, 3, 3, 2, 0, 1) } };
  const weights = { w1: floats(0.5, -0.1, 0.9, 0, 0, 0) };
  const grads = { w1: floats(9, 0.6, 9, -0.5, 0.1, 0.2) };

  it("grows by |g| + c · ln t / (N + 1)", () => {
    // t = 2, c · ln t = 1; α = ½: 1 of 3 goes, position 1. N becomes 4, 4, 4, 2, 0, 1. Of the inactive, 0.6 + 1/5, 0.5 + 1/3,
    // 0.1 + 1, 0.2 + 1/2: position 4 was never active and comes in.
    const sparsifier = createDstEe(optionsFor(6, { dropFraction: 1, exploration: 1 / Math.log(2) }));
    expect(sparsifier.update(state, { step: 2, weights, grads })).toEqual({
      masks: { w1: mask(1, 0, 1, 0, 1, 0) },
      active: { w1: Uint32Array.of(4, 4, 4, 2, 0, 1) },
    });
    // A third of it: 0.6 + 1/15, 0.5 + 1/9, 0.1 + 1/3, 0.2 + 1/6: the just-dropped one, 0.667.
    const careful = createDstEe(optionsFor(6, { dropFraction: 1, exploration: 1 / (3 * Math.log(2)) }));
    expect(careful.update(state, { step: 2, weights, grads }).masks).toEqual(state.masks);
  });

  it("is RigL where c is 0, and from the same masks", () => {
    const options = optionsFor(6, { dropFraction: 1, exploration: 0 });
    const expected = createRigl(options).update(state, { step: 2, weights, grads });
    expect(createDstEe(options).update(state, { step: 2, weights, grads }).masks).toEqual(expected.masks);
    expect(createDstEe(options).init({}).masks).toEqual(createRigl(options).init({}).masks);
    expect(createDstEe(options).init({}).active).toEqual({ w1: new Uint32Array(6) });
  });

  it("throws without gradients", () => {
    expect(() => createDstEe(optionsFor(6)).update(state, { step: 1, weights })).toThrow("dense gradient");
  });
});

describe("granet", () => {
  it("starts at the initial density, or at the target where that is denser", () => {
    expect(countOnes(createGranet(optionsFor(40)).init({}).masks.w1)).toBe(30); // ¾ of 40
    expect(countOnes(createGranet(optionsFor(40, { initialDensity: 0.1 })).init({}).masks.w1)).toBe(20);
  });

  it("prunes along the cubic, then moves connections to the largest gradients", () => {
    // 4 steps, t = 2: s = 0.5 - 0.25 · ½³ = 0.46875, 8 · 0.53125 = 4.25: the 4 largest of 6 stay; α = ½ of them move: positions
    // 2 and 3 go; of 2 to 7, 5 (0.7) and 6 (0.5) come in.
    const granet = createGranet(optionsFor(8, { dropFraction: 1 }));
    const state = { masks: { w1: mask(1, 1, 1, 1, 1, 1, 0, 0) } };
    const weights = { w1: floats(0.6, 0.5, 0.4, -0.3, 0.2, 0.1, 0, 0) };
    const grads = { w1: floats(9, 9, 0.1, 0.2, 0.3, -0.7, 0.5, 0.05) };
    expect(granet.update(state, { step: 2, weights, grads })).toEqual({ masks: { w1: mask(1, 1, 0, 0, 0, 1, 1, 0) } });
    // t = 4: the target, and nothing moves any more.
    expect(granet.update(state, { step: 4, weights, grads })).toEqual({ masks: { w1: mask(1, 1, 1, 1, 0, 0, 0, 0) } });
  });

  it("throws without gradients", () => {
    const state = { masks: { w1: mask(1, 1) } };
    expect(() => createGranet(optionsFor(2)).update(state, { step: 1, weights: { w1: floats(1, 2) } })).toThrow(
      "dense gradient",
    );
  });
});
