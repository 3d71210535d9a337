import { describe, expect, it } from "vitest";
import { createSnip } from "../src/sparse/algorithms/snip";
import { createSynflow } from "../src/sparse/algorithms/synflow";
import { globalMasks, totalKept } from "../src/sparse/globalMasks";
import { fullMasks } from "../src/sparse/masks";
import { stagesOf, synapticFlow } from "../src/sparse/synapticFlow";
import { floats, layer, mask, optionsFor } from "./sparseOptions";

describe("globalMasks", () => {
  const everything = { a: mask(1, 1), b: mask(1, 1, 1) };

  it("keeps the best of the whole net, and of each layer at least its own best", () => {
    const scores = { a: floats(5, -1), b: floats(0.1, 0.2, 0.3) };
    expect(globalMasks(everything, scores, 2)).toEqual({ a: mask(1, 0), b: mask(0, 0, 1) });
    expect(globalMasks(everything, scores, 3)).toEqual({ a: mask(1, 1), b: mask(0, 0, 1) });
    expect(globalMasks(everything, scores, 4)).toEqual({ a: mask(1, 1), b: mask(0, 1, 1) });
    expect(globalMasks(everything, scores, 5)).toEqual(everything);
  });

  it("goes by layer and index under ties, and ranks NaN last", () => {
    const equal = { a: floats(1, 1), b: floats(1, 1, 1) };
    expect(globalMasks(everything, equal, 3)).toEqual({ a: mask(1, 1), b: mask(1, 0, 0) });
    const spoilt = { a: floats(Number.NaN, Number.NaN), b: floats(0, Number.NaN, 0) };
    expect(globalMasks(everything, spoilt, 3)).toEqual({ a: mask(1, 0), b: mask(1, 0, 1) });
  });

  it("never brings a removed connection back", () => {
    const scores = { a: floats(9, 1), b: floats(9, 2, 3) };
    const left = { a: mask(0, 1), b: mask(0, 1, 1) };
    expect(globalMasks(left, scores, 2)).toEqual({ a: mask(0, 1), b: mask(0, 0, 1) });
    expect(globalMasks(left, scores, 3)).toEqual(left);
  });

  it("keeps as many weights as the methods that share them out by layer", () => {
    // 0.1 · 2048 = 204.8 and 0.1 · 128 = 12.8
    const layers = { w1: { inputs: 16, outputs: 128 }, w2: { inputs: 128, outputs: 1 } };
    expect(totalKept(optionsFor(0, { layers, sparsity: 0.9 }))).toBe(205 + 13);
  });
});

/** Two inputs, two hidden units, one output. */
const layers = { w1: { inputs: 2, outputs: 2 }, w2: { inputs: 2, outputs: 1 } };

describe("snip", () => {
  it("keeps the largest |g · w| of the whole net", () => {
    const sparsifier = createSnip(optionsFor(0, { layers }));
    const weights = { w1: floats(1, -2, 0.5, 3), b1: floats(9, 9), w2: floats(0.1, -1) };
    const grads = { w1: floats(0.5, 0.1, -4, 0.01), w2: floats(0.2, 0.3) };
    // |g · w| = 0.5, 0.2, 2, 0.03 and 0.02, 0.3; 2 + 1 are kept: the best of each layer and 0.5.
    const state = sparsifier.init(weights, grads);
    expect(state).toEqual({ masks: { w1: mask(1, 0, 1, 0), w2: mask(0, 1) } });
    expect(sparsifier.update(state, { step: 1, weights })).toBe(state);
  });

  it("throws without the gradient", () => {
    expect(() => createSnip(optionsFor(2)).init({ w1: floats(1, 2) })).toThrow("first batch");
  });
});

describe("synaptic flow", () => {
  it("is the share of the flow that a weight carries, by hand", () => {
    const weights = { w1: floats(1, -2, 3, 4), w2: floats(0.5, -1) };
    // The units receive 1 + 3 = 4 and 2 + 4 = 6; R = 4 · ½ + 6 · 1 = 8.
    const flow = synapticFlow(layers, fullMasks(layers), weights);
    expect(flow).toEqual({
      w1: floats((1 * 0.5) / 8, (2 * 1) / 8, (3 * 0.5) / 8, (4 * 1) / 8),
      w2: floats((4 * 0.5) / 8, (6 * 1) / 8),
    });
  });

  it("does not pass removed weights", () => {
    const weights = { w1: floats(1, -2, 3, 4), w2: floats(0.5, -1) };
    // The first unit receives nothing, the second 2 + 4.
    const flow = synapticFlow(layers, { w1: mask(0, 1, 0, 1), w2: mask(1, 1) }, weights);
    expect(flow).toEqual({ w1: floats(0, 2 / 6, 0, 4 / 6), w2: floats(0, 1) });
  });

  it("adds the two matrices of a GraphSAGE layer", () => {
    const sage = { w1self: layer(2), w1mean: layer(2), w2self: layer(1), w2mean: layer(1) };
    expect(stagesOf(sage)).toEqual([
      ["w1self", "w1mean"],
      ["w2self", "w2mean"],
    ]);
    const weights = { w1self: floats(1, 2), w1mean: floats(1, -1), w2self: floats(2), w2mean: floats(3) };
    // The unit receives 1 + 2 + 1 + 1 = 5; R = 5 · 2 + 5 · 3 = 25.
    expect(synapticFlow(sage, fullMasks(sage), weights)).toEqual({
      w1self: floats(0.2, 0.4),
      w1mean: floats(0.2, 0.2),
      w2self: floats(0.4),
      w2mean: floats(0.6),
    });
  });

  it("is 0 everywhere where nothing flows, and finite where the products are not", () => {
    const cut = synapticFlow(
      layers,
      { w1: mask(1, 0, 1, 0), w2: mask(0, 1) },
      { w1: floats(1, 1, 1, 1), w2: floats(1, 1) },
    );
    expect(cut).toEqual({ w1: floats(0, 0, 0, 0), w2: floats(0, 0) });
    const large = synapticFlow(layers, fullMasks(layers), {
      w1: floats(1e30, 1e30, 1e30, 1e30),
      w2: floats(1e30, 1e30),
    });
    expect(large).toEqual({ w1: floats(0.25, 0.25, 0.25, 0.25), w2: floats(0.5, 0.5) });
  });

  it("refuses layers that are no chain", () => {
    expect(() => stagesOf({ w1: layer(2), w2: layer(2) })).toThrow("w2 does not follow w1");
  });
});

describe("synflow", () => {
  const weights = { w1: floats(1, -2, 3, 4), w2: floats(0.6, -1) };

  it("scores anew after every round", () => {
    // R = 4 · 0.6 + 6 = 8.4: flows 0.6, 2, 1.8, 4 and 2.4, 6 of it. 3 of 6 are kept, 6 · √½ = 4.24 in the first of two rounds:
    // 4, 6, 2.4, 2. Then the first unit receives nothing: flows 2, 4 and 0, 6 of 6.
    const state = createSynflow(optionsFor(0, { layers, scoringRounds: 2 })).init(weights);
    expect(state.masks).toEqual({ w1: mask(0, 1, 0, 1), w2: mask(0, 1) });
    // 4 + 2 weights in the first round, 2 + 2 in the second.
    expect(state.scoring).toEqual({ w1: 6, w2: 4 });
  });

  it("in a single round keeps a weight that nothing reaches any more", () => {
    const state = createSynflow(optionsFor(0, { layers, scoringRounds: 1 })).init(weights);
    expect(state).toEqual({ masks: { w1: mask(0, 0, 0, 1), w2: mask(1, 1) }, scoring: { w1: 4, w2: 2 } });
  });
});
