import { describe, expect, it } from "vitest";
import { addFlops, allKept, type LedgerShape, madeUpFlops, noFlops, stepFlops } from "../src/train/ledger";

const linkNet: LedgerShape = {
  layers: {
    w1: { weights: 16 * 128, usesPerSample: 1, first: true },
    w2: { weights: 128, usesPerSample: 1, first: false },
  },
  propagation: 0,
};

const brainNet: LedgerShape = {
  layers: {
    w1: { weights: 64 * 256, usesPerSample: 1, first: true },
    w2: { weights: 256 * 128, usesPerSample: 1, first: false },
    w3: { weights: 128 * 10, usesPerSample: 1, first: false },
  },
  propagation: 0,
};

/** Kept weights at one density in every layer. */
function keptAt(shape: LedgerShape, density: number): Record<string, number> {
  return Object.fromEntries(Object.entries(shape.layers).map(([name, { weights }]) => [name, weights * density]));
}

describe("training FLOPs of one step", () => {
  it("charges the dense link net 3 · 2176 multiply-adds in RigL's convention and 4480 exactly", () => {
    const flops = stepFlops(linkNet, allKept(linkNet), 1, false);
    expect(flops.rigl).toBe(2 * 3 * 2176);
    // forward 2176, weight gradient 2176, input gradient of the second layer 128
    expect(flops.exact).toBe(2 * 4480);
  });

  it("scales with the samples of the batch", () => {
    expect(stepFlops(linkNet, allKept(linkNet), 1024, false).rigl).toBe(1024 * 2 * 3 * 2176);
  });

  it("charges a plain sparse step 3 f_S and a step with a dense gradient 2 f_S + f_D", () => {
    const kept = keptAt(brainNet, 1 / 16); // 3,152 of 50,432
    expect(stepFlops(brainNet, kept, 1, false).rigl).toBe(3 * 2 * 3152);
    expect(stepFlops(brainNet, kept, 1, true).rigl).toBe(2 * 2 * 3152 + 2 * 50432);
  });

  it("averages to RigL's (3 f_S ΔT + 2 f_S + f_D) / (ΔT + 1) over one update interval", () => {
    const kept = keptAt(brainNet, 0.125);
    const interval = 100;
    let total = stepFlops(brainNet, kept, 1, true);
    for (let i = 0; i < interval; i++) total = addFlops(total, stepFlops(brainNet, kept, 1, false));
    const sparse = 2 * 6304;
    const dense = 2 * 50432;
    expect(total.rigl / (interval + 1)).toBeCloseTo((3 * sparse * interval + 2 * sparse + dense) / (interval + 1), 6);
  });

  it.each([
    [0.875, 6.2],
    [0.90625, 8.2],
    [0.9375, 12],
    [0.96875, 24],
  ])(
    "gives the published schedules' ratio at sparsity %f: 20 + 10 dense epochs and 10·d against 40 sparse ones",
    (sparsity, ratio) => {
      const density = 1 - sparsity;
      const kept = keptAt(brainNet, density);
      const epochs = (count: number, k: Record<string, number>) => count * stepFlops(brainNet, k, 1, false).rigl;
      const pruned = epochs(30, allKept(brainNet)) + epochs(10, kept);
      const sparse = epochs(40, kept);
      expect(Math.abs(pruned / sparse - ratio)).toBeLessThan(ratio * 0.025);
    },
  );

  it("keeps propagation apart", () => {
    const graph: LedgerShape = { layers: { w1: { weights: 12, usesPerSample: 5, first: true } }, propagation: 700 };
    // 12 weights, each used by 5 nodes: 60 multiply-adds forward
    expect(stepFlops(graph, { w1: 12 }, 1, false)).toEqual({ rigl: 2 * 3 * 60, exact: 2 * 2 * 60, propagation: 700 });
    expect(stepFlops(graph, { w1: 3 }, 1, false)).toEqual({ rigl: 2 * 3 * 15, exact: 2 * 2 * 15, propagation: 700 });
  });

  it("charges a made-up sample once a use, whatever the input, and no graph", () => {
    const graph: LedgerShape = {
      layers: {
        w1: { weights: 12, usesPerSample: 5, first: true },
        w2: { weights: 6, usesPerSample: 7, first: false },
      },
      propagation: 700,
    };
    // two rounds, of 12 + 6 and 5 + 3 weights: 17 + 9 multiply-adds forward, as many for the weight gradient, 9 for the input's
    const uses = { w1: 12 + 5, w2: 6 + 3 };
    expect(madeUpFlops(graph, uses)).toEqual({ rigl: 2 * 3 * 26, exact: 2 * (26 + 26 + 9), propagation: 0 });
  });

  it("adds counts convention by convention", () => {
    expect(addFlops(noFlops, { rigl: 1, exact: 2, propagation: 3 })).toEqual({ rigl: 1, exact: 2, propagation: 3 });
  });
});
