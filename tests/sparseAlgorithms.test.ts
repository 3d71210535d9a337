import { describe, expect, it } from "vitest";
import { createAdmm } from "../src/sparse/algorithms/admm";
import { createDense } from "../src/sparse/algorithms/dense";
import { createGmp } from "../src/sparse/algorithms/gmp";
import { createMagnitude } from "../src/sparse/algorithms/magnitude";
import { createRigl } from "../src/sparse/algorithms/rigl";
import { createSet } from "../src/sparse/algorithms/set";
import { createSlr, slrAlpha } from "../src/sparse/algorithms/slr";
import { createStatic } from "../src/sparse/algorithms/static";
import { countOnes } from "../src/sparse/masks";
import type { SparseState } from "../src/sparse/types";
import { floats, layer, mask, optionsFor } from "./sparseOptions";

describe("dense and static", () => {
  it("dense has no masks and keeps its state", () => {
    const sparsifier = createDense(optionsFor(4));
    const state = sparsifier.init({ w1: floats(1, 2, 3, 4) });
    expect(state).toEqual({ masks: {} });
    expect(sparsifier.update(state, { step: 1, weights: {} })).toBe(state);
  });

  it("static, SET and RigL start from one random mask, which static keeps", () => {
    const options = optionsFor(40);
    const state = createStatic(options).init({});
    expect(countOnes(state.masks.w1)).toBe(20);
    expect(createSet(options).init({})).toEqual(state);
    expect(createRigl(options).init({})).toEqual(state);
    expect(createStatic(options).update(state, { step: 1, weights: {} })).toBe(state);
  });
});

describe("magnitude", () => {
  it("keeps all, then the largest weights, NaN last", () => {
    const sparsifier = createMagnitude(optionsFor(4));
    const weights = { bias: floats(7), w1: floats(Number.NaN, -3, 0, 2) };
    const before = sparsifier.init(weights);
    expect(before).toEqual({ masks: { w1: mask(1, 1, 1, 1) } });
    expect(sparsifier.update(before, { step: 2, weights })).toEqual({ masks: { w1: mask(0, 1, 0, 1) } });
  });

  it("prunes the initial weights where there are no dense epochs", () => {
    const weights = { w1: floats(1, -3, 0, 2) };
    expect(createMagnitude(optionsFor(4, { denseEpochs: 0 })).init(weights).masks).toEqual({ w1: mask(0, 1, 0, 1) });
  });
});

describe("gmp", () => {
  it("tightens along the cubic, never lets a removed weight return, and ends on the target", () => {
    // 8 weights, 4 steps: s_t = ½ (1 - (1 - t/4)³) = 0.2891, 0.4375, 0.4922, 0.5; kept 5.69 -> 6, 4.5 -> 5, 4.06 -> 4, 4.
    const sparsifier = createGmp(optionsFor(8));
    let state = sparsifier.init({ w1: floats(1, 2, 3, 4, 5, 6, 7, 8) });
    expect(state.masks.w1).toEqual(mask(1, 1, 1, 1, 1, 1, 1, 1));
    const steps: [number[], number[]][] = [
      [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [0, 0, 1, 1, 1, 1, 1, 1],
      ],
      [
        [9, 9, 1, 4, 5, 6, 7, 8],
        [0, 0, 0, 1, 1, 1, 1, 1],
      ],
      [
        [9, 9, 9, 0, 0, 0, 0, Number.NaN],
        [0, 0, 0, 1, 1, 1, 1, 0],
      ],
      [
        [9, 9, 9, 0, 0, 0, 0, 9],
        [0, 0, 0, 1, 1, 1, 1, 0],
      ],
    ];
    steps.forEach(([weights, expected], i) => {
      state = sparsifier.update(state, { step: i + 1, weights: { w1: floats(...weights) } });
      expect([...state.masks.w1]).toEqual(expected);
    });
  });

  it("never falls below a layer's target where rounding moves a weight between layers", () => {
    // ERK shares are ε (12, 9, 4). 10 of 56 weights: 4.8, 3.6, 1.6 -> 5, 4, 1; but 9 of 56: 4.32, 3.24, 1.44 -> 4, 3, 2.
    const layers = { a: { inputs: 7, outputs: 5 }, b: { inputs: 6, outputs: 3 }, c: { inputs: 3, outputs: 1 } };
    const sparsifier = createGmp(optionsFor(0, { layers, sparsity: 47 / 56, distribution: "erk" }));
    const weights = { a: new Float32Array(35), b: new Float32Array(18), c: new Float32Array(3) };
    const ones = (state: SparseState) => Object.values(state.masks).map(countOnes);
    // Step 3 of 4: 56 - 47 (1 - 1/64) = 9.73, 10 in all; c keeps its final 2.
    const third = sparsifier.update(sparsifier.init(weights), { step: 3, weights });
    expect(ones(third)).toEqual([5, 4, 2]);
    expect(ones(sparsifier.update(third, { step: 4, weights }))).toEqual([4, 3, 2]);
  });

  it("prunes at once where the pruning ends at step 0", () => {
    const weights = { w1: floats(1, -3, 0, 2) };
    for (const changed of [{ pruneEnd: 0 }, { epochs: 0 }])
      expect(createGmp(optionsFor(4, changed)).init(weights).masks).toEqual({ w1: mask(0, 1, 0, 1) });
  });
});

describe("set", () => {
  it("drops the smallest connections and grows as many at random", () => {
    const sparsifier = createSet(optionsFor(10, { dropFraction: 0.4 }));
    const state = { masks: { w1: mask(1, 1, 1, 1, 1, 0, 0, 0, 0, 0) } };
    const weights = { w1: floats(0.1, -5, 4, -0.2, 3, 0, 0, 0, 0, 0) };
    const hits = new Array<number>(10).fill(0);
    for (let step = 1; step <= 3500; step++)
      sparsifier.update(state, { step, weights }).masks.w1.forEach((one, i) => {
        hits[i] += one;
      });
    // ⌊0.4 · 5⌋ = 2 dropped, positions 0 and 3; 2 grown among 7: 3500 · 2/7 = 1000 each, standard deviation 27.
    for (const kept of [1, 2, 4]) expect(hits[kept]).toBe(3500);
    for (const i of [0, 3, 5, 6, 7, 8, 9]) expect(Math.abs(hits[i] - 1000)).toBeLessThan(135);
    expect(hits.reduce((a, b) => a + b)).toBe(3500 * 5);
  });

  it("grows back what it dropped where nothing else is inactive", () => {
    const state = { masks: { w1: mask(1, 1, 1, 1) } };
    const weights = { w1: floats(1, 2, 3, Number.NaN) };
    // Back at once, so each keeps its value.
    expect(createSet(optionsFor(4)).update(state, { step: 2, weights })).toEqual({ ...state, weights });
  });

  it("starts new connections at random values within ±1/√inputs and leaves kept ones alone", () => {
    const layers = { w1: { inputs: 16, outputs: 50 } };
    const state = { masks: { w1: new Uint8Array(800).fill(1, 0, 400) } };
    const weights = { w1: new Float32Array(800).map((_, i) => (i < 400 ? 1 + i : 7)) };
    const after = createSet(optionsFor(800, { layers, dropFraction: 0.5 })).update(state, { step: 2, weights });
    const values = after.weights?.w1 ?? new Float32Array();
    // ⌊0.5 · 400⌋ = 200 go, those of weight 1 to 200; about 1 in 3 of the 600 inactive positions comes in.
    const fresh = [...values].filter((_, i) => after.masks.w1[i] === 1 && i >= 400);
    expect(fresh.length).toBeGreaterThan(100);
    expect(fresh.every((value) => value !== 0 && Math.abs(value) <= 0.25)).toBe(true);
    // Uniform in ±¼: standard deviation 0.25 / √3 = 0.144.
    expect(Math.sqrt(fresh.reduce((sum, value) => sum + value * value, 0) / fresh.length)).toBeCloseTo(0.144, 1);
    expect([...values.subarray(200, 400)]).toEqual([...weights.w1.subarray(200, 400)]);
    expect([...values].every((value, i) => value === 0 || after.masks.w1[i] === 1)).toBe(true);
  });

  it("grows layers of one shape differently", () => {
    const masks = { w1: new Uint8Array(64).fill(1, 0, 20), w2: new Uint8Array(64).fill(1, 0, 20) };
    const weights = { w1: new Float32Array(64).fill(1), w2: new Float32Array(64).fill(1) };
    const layers = { w1: layer(64), w2: layer(64) };
    const after = createSet(optionsFor(64, { layers })).update({ masks }, { step: 2, weights });
    expect(after.masks.w1).not.toEqual(after.masks.w2);
  });
});

describe("rigl", () => {
  const state = { masks: { w1: mask(1, 1, 1, 1, 0, 0, 0, 0) } };
  const weights = { w1: floats(0.5, -0.1, 0.2, -0.9, 0, 0, 0, 0) };

  it("drops the smallest weights and grows where the gradient is largest", () => {
    // T_end = 4 steps, t = 2: α_t = (1 / 2)(1 + cos(π/2)) = ½, so 2 of 4 go: positions 1 and 2. The gradients of the
    // active positions 0 and 3 do not count; of the rest 5 (0.4) and the just-dropped 1 (0.3) are largest.
    const grads = { w1: floats(9, 0.3, 0.05, 9, 0.1, -0.4, Number.NaN, 0.2) };
    const after = createRigl(optionsFor(8, { dropFraction: 1 })).update(state, { step: 2, weights, grads });
    expect(after).toEqual({ masks: { w1: mask(1, 1, 0, 1, 0, 1, 0, 0) } });
  });

  it("rounds the number of moves down", () => {
    // t = 1: α_t = (0.8 / 2)(1 + cos(π/4)) = 0.683, ⌊0.683 · 4⌋ = 2; t = 3: (0.8 / 2)(1 - cos(π/4)) = 0.117, none.
    const grads = { w1: floats(0, 0, 0, 0, 1, 2, 3, 4) };
    const rigl = createRigl(optionsFor(8, { dropFraction: 0.8 }));
    expect([...rigl.update(state, { step: 1, weights, grads }).masks.w1]).toEqual([1, 0, 0, 1, 0, 0, 1, 1]);
    expect(rigl.update(state, { step: 3, weights, grads })).toEqual(state);
  });

  it("grows by index where all gradients are equal or NaN", () => {
    const rigl = createRigl(optionsFor(8, { dropFraction: 1 }));
    for (const value of [0, Number.NaN]) {
      const grads = { w1: new Float32Array(8).fill(value) };
      expect([...rigl.update(state, { step: 2, weights, grads }).masks.w1]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    }
  });

  it("throws without gradients", () => {
    expect(() => createRigl(optionsFor(8)).update(state, { step: 1, weights })).toThrow("dense gradient");
  });
});

describe("admm", () => {
  const weights = [
    [4, 3, 2, 1], // end of dense training
    [3, 2, 2, 1],
    [3, 1, 1.5, 0],
    [1.5, 1, 0, 0.75],
  ].map((values) => ({ w1: floats(...values) }));

  it("follows Z ← Π(W + U), U ← U + W - Z from Z = Π(W), U = 0, then prunes", () => {
    const sparsifier = createAdmm(optionsFor(4));
    let state = sparsifier.init(weights[0]);
    expect(state).toEqual({ masks: { w1: mask(1, 1, 1, 1) } });
    const expected = [
      { z: [4, 3, 0, 0], u: [0, 0, 0, 0], anchor: [4, 3, 0, 0] },
      // W + U = [3, 2, 2, 1]; the tie between the 2s goes to the lower index; U = W + U - Z; anchor = Z - U
      { z: [3, 2, 0, 0], u: [0, 0, 2, 1], anchor: [3, 2, -2, -1] },
      // W + U = [3, 1, 3.5, 1]
      { z: [3, 0, 3.5, 0], u: [0, 1, 0, 1], anchor: [3, -1, 3.5, -1] },
    ];
    expected.forEach(({ z, u, anchor }, i) => {
      state = sparsifier.update(state, { step: 2 * (i + 1), weights: weights[i] });
      expect([...state.duals!.z.w1]).toEqual(z);
      expect([...state.duals!.u.w1]).toEqual(u);
      expect([...state.anchors!.w1]).toEqual(anchor);
      expect(state.masks.w1).toEqual(mask(1, 1, 1, 1));
    });
    state = sparsifier.update(state, { step: 8, weights: weights[3] });
    expect(state.masks.w1).toEqual(mask(1, 1, 0, 0)); // the largest of W itself
    expect(state.anchors).toBeUndefined();
    expect([...state.duals!.z.w1]).toEqual([0, 2, 0, 1.75]); // W + U = [1.5, 2, 0, 1.75]
  });

  it("starts at once without dense epochs, prunes at once without pruning epochs", () => {
    const started = createAdmm(optionsFor(4, { denseEpochs: 0 })).init(weights[0]);
    expect(started.anchors).toEqual({ w1: floats(4, 3, 0, 0) });
    expect(started.masks.w1).toEqual(mask(1, 1, 1, 1));
    const pruned = createAdmm(optionsFor(4, { denseEpochs: 0, pruneEpochs: 0 })).init(weights[2]);
    expect(pruned.anchors).toBeUndefined();
    expect(pruned.masks.w1).toEqual(mask(1, 0, 1, 0));
    const sparsifier = createAdmm(optionsFor(4, { pruneEpochs: 0 }));
    const late = sparsifier.update(sparsifier.init(weights[0]), { step: 2, weights: weights[2] });
    expect([late.masks.w1, late.anchors]).toEqual([mask(1, 0, 1, 0), undefined]);
  });
});

describe("slr", () => {
  it("has step sizes that fall by α_k", () => {
    expect(slrAlpha(1, 200, 0.1)).toBe(0.995);
    // M = 2, r = 1: 1 - 1 / (2 k^(1 - 1/k)); 2^(1/2) = 1.414214, 3^(2/3) = 2.080084, 4^(3/4) = 2.828427
    [0.5, 0.6464466, 0.7596251, 0.8232233].forEach((expected, i) => {
      expect(slrAlpha(i + 1, 2, 1)).toBeCloseTo(expected, 6);
    });
  });

  it("follows the equations by hand, an accepted and a rejected step of either kind", () => {
    const sparsifier = createSlr(optionsFor(2)); // keeps 1 of 2; ρ = ½, s₀ = ½
    let state = sparsifier.init({ w1: floats(0, 0) });
    const advance = (step: number, loss: number, ...weights: number[]) => {
      state = sparsifier.update(state, { step, loss, weights: { w1: floats(...weights) } });
      const { z, lambda, s, k, lagrangian } = state.duals!;
      return { z: [...z.w1], lambda: [...lambda.w1], s, k, lagrangian, anchor: [...(state.anchors?.w1 ?? [])] };
    };
    const close = (actual: ReturnType<typeof advance>, expected: ReturnType<typeof advance>) => {
      expect(actual.k).toBe(expected.k);
      expect(actual.s).toBeCloseTo(expected.s, 6);
      expect(actual.lagrangian).toBeCloseTo(expected.lagrangian, 5);
      for (const key of ["z", "lambda", "anchor"] as const) {
        expect(actual[key].length).toBe(expected[key].length);
        actual[key].forEach((value, i) => {
          expect(value).toBeCloseTo(expected[key][i], 5);
        });
      }
    };

    // Start: Z_0 = [4, 0], Λ = 0, ‖W_0 - Z_0‖ = ‖[0, 3]‖ = 3, L = 10 + ¼ · 9.
    close(advance(2, 10, 4, 3), { z: [4, 0], lambda: [0, 0], s: 0.5, k: 1, lagrangian: 12.25, anchor: [4, 0] });

    // Epoch 1, W_1 = [4, 1]. (a) accepted because k = 1: W_1 - Z_0 = [0, 1], s = α_1 · ½ · 3/1 = 0.75, Λ = [0, 0.75].
    // (b) W_1 + 2Λ = [4, 2.5], so Z_1 = Z_0: L does not fall, rejected. L = 9 + 0.75 · 1 + ¼ · 1. Anchor Z - 2Λ.
    close(advance(4, 9, 4, 1), { z: [4, 0], lambda: [0, 0.75], s: 0.75, k: 2, lagrangian: 10, anchor: [4, -1.5] });

    // Epoch 2, W_2 = [3, 2]. (a) W_2 - Z_1 = [-1, 2]: L = 9.5 + 0.75 · 2 + ¼ · 5 = 12.25 is not below 10, rejected.
    // (b) W_2 + 2Λ = [3, 3.5], Z_2 = [0, 3.5], W_2 - Z_2 = [3, -1.5]: 0.75 · -1.5 + ¼ · 11.25 = 1.6875 is below 2.75,
    // accepted. s = α_2 · 0.75 · 1/√11.25 = 0.6464466 · 0.75/3.3541020 = 0.1445499; the last accepted violation is 1.
    // Λ = [3s, 0.75 - 1.5s] = [0.4336496, 0.5331752]. L = 9.5 + 3 · 0.4336496 - 1.5 · 0.5331752 + 2.8125 = 12.8136858.
    close(advance(6, 9.5, 3, 2), {
      z: [0, 3.5],
      lambda: [0.4336496, 0.5331752],
      s: 0.1445499,
      k: 3,
      lagrangian: 12.813686,
      anchor: [-0.8672991, 2.4336496],
    });

    // Epoch 3, W_3 = [0, 3]. (a) W_3 - Z_2 = [0, -½]: L = 8 - 0.2665876 + 0.0625 = 7.7959 is below 12.8137, accepted.
    // s = α_3 · 0.1445499 · 3.3541020/0.5 = 0.7596251 · 0.9696699 = 0.7365856; Λ_2 = 0.5331752 - s/2 = 0.1648824.
    // (b) W_3 + 2Λ = [0.8672991, 3.3297648], Z_3 = [0, 3.3297648], W_3 - Z_3 = [0, -0.3297648]:
    // 0.1648824 · -0.3297648 + ¼ · 0.1087448 = -0.0271862 is below 0.1648824 · -0.5 + 0.0625 = -0.0199412, accepted.
    // s = α_4 · 0.7365856 · 0.5/0.3297648 = 0.8232233 · 1.1168349 = 0.9194045; Λ_2 = 0.1648824 - 0.9194045 · 0.3297648
    // = -0.1383048. L = 8 + 0.1383048 · 0.3297648 + 0.0271862 = 8.0727943. Last pruning epoch: no anchor, W_3 pruned.
    close(advance(8, 8, 0, 3), {
      z: [0, 3.3297648],
      lambda: [0.4336496, -0.1383048],
      s: 0.9194045,
      k: 5,
      lagrangian: 8.0727943,
      anchor: [],
    });
    expect(state.masks.w1).toEqual(mask(0, 1));
  });

  it("measures a step against the last accepted one, not against an epoch that accepted nothing", () => {
    const sparsifier = createSlr(optionsFor(2));
    let state = sparsifier.init({ w1: floats(0, 0) });
    const advance = (step: number, loss: number, ...weights: number[]) => {
      state = sparsifier.update(state, { step, loss, weights: { w1: floats(...weights) } });
      return state.duals!;
    };
    advance(2, 10, 4, 3);
    advance(4, 9, 4, 1); // as in epoch 1 above: s = 0.75, ‖g‖ = 1, Λ = [0, 0.75], Z = [4, 0], L = 10
    // W - Z = [0, 1.5]: L = 12 + 1.125 + 0.5625 is above 10, and W + 2Λ = [4, 3] leaves Z: nothing accepted.
    const idle = advance(6, 12, 4, 1.5);
    expect([idle.s, idle.k, [...idle.lambda.w1], idle.lagrangian]).toEqual([0.75, 2, [0, 0.75], 13.6875]);
    // W - Z = [0, 0.5]: L = 9 + 0.375 + 0.0625 is below 13.6875. s = α_2 · 0.75 · 1/0.5 = 0.6464466 · 1.5 = 0.9696699;
    // Λ_2 = 0.75 + s/2 = 1.2348350; W + 2Λ = [4, 2.97] leaves Z.
    const next = advance(8, 9, 4, 0.5);
    expect([next.s, next.k]).toEqual([expect.closeTo(0.9696699, 6), 3]);
    expect([...next.lambda.w1]).toEqual([0, expect.closeTo(1.234835, 6)]);
  });

  it("sums norms over layers and has one step size", () => {
    const layers = { w1: layer(2), w2: layer(2) };
    const sparsifier = createSlr(optionsFor(2, { layers, slrStep: 0.01, slrM: 200, slrR: 0.1, rho: 0.01 }));
    // W_0 - Z_0 = [0, 3], [0, 4]: norm 5.
    const start = { w1: floats(500, 3), w2: floats(600, 4) };
    const started = sparsifier.update(sparsifier.init(start), { step: 2, loss: 1, weights: start });
    // W_1 - Z_0 = [0, 0], [0, 1]: s = 0.995 · 0.01 · 5/1 = 0.04975, Λ = [0, 0], [0, s]; Λ/ρ = 4.975 changes no Z.
    const weights = { w1: floats(500, 0), w2: floats(600, 1) };
    const { s, k, lambda } = sparsifier.update(started, { step: 4, loss: 1, weights }).duals!;
    expect([s, k]).toEqual([expect.closeTo(0.04975, 10), 2]);
    expect([...lambda.w1]).toEqual([0, 0]);
    expect([...lambda.w2]).toEqual([0, expect.closeTo(0.04975, 7)]);
  });

  it("leaves the step size alone where a norm is 0", () => {
    const sparsifier = createSlr(optionsFor(2));
    const weights = { w1: floats(4, 0) };
    const started = sparsifier.update(sparsifier.init(weights), { step: 2, loss: 1, weights });
    const { s, k, lambda, z } = sparsifier.update(started, { step: 4, loss: 1, weights }).duals!;
    expect([s, k, [...lambda.w1], [...z.w1]]).toEqual([0.5, 2, [0, 0], [4, 0]]);
    // From ‖W_0 - Z_0‖ = 0 to ‖W_1 - Z_0‖ = 1: s₀ as it is.
    const moved = sparsifier.update(started, { step: 4, loss: 1, weights: { w1: floats(4, 1) } }).duals!;
    expect([moved.s, [...moved.lambda.w1]]).toEqual([0.5, [0, 0.5]]);
  });

  it("needs the loss, but not at the start", () => {
    const sparsifier = createSlr(optionsFor(2, { denseEpochs: 0 }));
    const state = sparsifier.init({ w1: floats(4, 3) });
    expect(state.anchors).toEqual({ w1: floats(4, 0) });
    const weights = { w1: floats(4, 1) };
    expect(sparsifier.update(state, { step: 2, loss: 9, weights }).duals!.s).toBe(0.75); // as in epoch 1 above
    expect(() => sparsifier.update(state, { step: 2, weights })).toThrow("training loss");
  });
});
