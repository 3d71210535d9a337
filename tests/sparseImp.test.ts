import { describe, expect, it } from "vitest";
import { createImp, impRounds } from "../src/sparse/algorithms/imp";
import { floats, layer, mask, optionsFor } from "./sparseOptions";

/** 6 weights, of which 1 + 1 are kept at 75 %; half of what remains goes each round: 3, then 2. */
const options = optionsFor(0, { layers: { w1: layer(4), w2: layer(2) }, sparsity: 0.75 });
const early = { w1: floats(0.1, 0.2, 0.3, 0.4), b1: floats(0.7), w2: floats(0.5, 0.6) };

describe("imp", () => {
  it("takes as many rounds as the target asks for", () => {
    const rounds = (sparsity: number, pruneShare: number) => impRounds({ sparsity, pruneShare });
    // 0.8^10 = 0.107, 0.8^11 = 0.086; 0.8^18 = 0.018, 0.8^19 = 0.0144
    expect([rounds(0.9, 0.2), rounds(0.984375, 0.2), rounds(0.1, 0.2), rounds(0, 0.2)]).toEqual([11, 19, 1, 0]);
    // Densities 0.36 = 0.6² and 0.512 = 0.8³, met exactly.
    expect([rounds(0.64, 0.4), rounds(0.488, 0.2)]).toEqual([2, 3]);
  });

  it("prunes over the whole net and goes back to the initial weights, biases too", () => {
    const sparsifier = createImp(options);
    let state = sparsifier.init(early);
    expect(state.masks).toEqual({ w1: mask(1, 1, 1, 1), w2: mask(1, 1) });
    // The best of each layer, 5 and 0.02, and the next, -4.
    state = sparsifier.update(state, {
      step: 2,
      weights: { w1: floats(5, 1, -4, 0.1), b1: floats(3), w2: floats(0.01, 0.02) },
    });
    expect(state.masks).toEqual({ w1: mask(1, 0, 1, 0), w2: mask(0, 1) });
    expect(state.weights).toEqual({ w1: floats(0.1, 0, 0.3, 0), b1: floats(0.7), w2: floats(0, 0.6) });
    state = sparsifier.update(state, {
      step: 4,
      weights: { w1: floats(1, 0, -4, 0), b1: floats(5), w2: floats(0, 9) },
    });
    expect(state.masks).toEqual({ w1: mask(0, 0, 1, 0), w2: mask(0, 1) });
    expect(state.weights).toEqual({ w1: floats(0, 0, 0.3, 0), b1: floats(0.7), w2: floats(0, 0.6) });
  });

  it("goes back to the weights of a later step where asked to", () => {
    const sparsifier = createImp({ ...options, rewindStep: 1 });
    const first = sparsifier.init(early);
    const later = { w1: floats(1, 2, 3, 4), b1: floats(8), w2: floats(5, 6) };
    const second = sparsifier.update(first, { step: 1, weights: later });
    expect(second.masks).toBe(first.masks);
    expect(second.weights).toBeUndefined();
    const third = sparsifier.update(second, {
      step: 2,
      weights: { w1: floats(5, 1, -4, 0.1), w2: floats(0.01, 0.02) },
    });
    expect(third.weights).toEqual({ w1: floats(1, 0, 3, 0), b1: floats(8), w2: floats(0, 6) });
  });

  it("removes less in the last round where that meets the target", () => {
    // 10 weights at 0.4: 0.5 a round leaves 5, then not 3 (2.5) but 4.
    const sparsifier = createImp(optionsFor(10, { sparsity: 0.6 }));
    const weights = { w1: floats(10, 9, 8, 7, 6, 5, 4, 3, 2, 1) };
    const first = sparsifier.update(sparsifier.init(weights), { step: 2, weights });
    expect([...first.masks.w1]).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect([...sparsifier.update(first, { step: 4, weights }).masks.w1]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  });
});
