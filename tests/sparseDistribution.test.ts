import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { createRng } from "../src/lib/rng";
import { keptCounts } from "../src/sparse/distribution";
import type { LayerShape } from "../src/sparse/types";

const shape = (inputs: number, outputs: number): LayerShape => ({ inputs, outputs });
const link = { w1: shape(16, 128), w2: shape(128, 1) };
const node = { w1: shape(64, 256), w2: shape(256, 128), w3: shape(128, 10) };
const cora = { w1: shape(1433, 16), w2: shape(16, 7) };

const counts = (layers: Record<string, LayerShape>, density: number, distribution: "uniform" | "erk") =>
  Object.values(keptCounts(layers, 1 - density, distribution));

describe("uniform", () => {
  it.each([
    ["link", link, 0.5, [1024, 64]],
    ["link", link, 0.0078125, [16, 1]],
    ["node", node, 0.1, [1638, 3277, 128]], // 1638.4, 3276.8, 128
    ["cora", cora, 0.1, [2293, 11]], // 2292.8, 11.2
  ])("keeps round(density · size) of %s", (_, layers, density, expected) => {
    expect(counts(layers, density, "uniform")).toEqual(expected);
  });

  it("keeps at least 1 of each layer", () => {
    expect(counts(link, 1e-6, "uniform")).toEqual([1, 1]);
    expect(counts({ w: shape(1, 1) }, 0.01, "uniform")).toEqual([1]);
  });
});

describe("erk", () => {
  // ε (inputs + outputs): 144 and 129 for link; 320, 384, 138 for node; 1449 and 23 for Cora.
  it.each([
    ["link", link, 0.5, [960, 128]], // 1088 · 129/273 > 128: dense, the rest to the first
    ["link", link, 0.25, [416, 128]],
    ["link", link, 0.125, [144, 128]], // 272 · 129/273 = 128.5 > 128
    ["link", link, 0.0625, [72, 64]], // 136 · 144/273 = 71.7 and 64.3
    ["link", link, 0.0078125, [9, 8]], // 17 · 144/273 = 8.97 and 8.03
    ["node", node, 0.5, [10880, 13056, 1280]],
    ["node", node, 0.1, [1917, 2300, 826]], // 5043/842 · (320, 384, 138) = 1916.58, 2299.90, 826.52: two round up
    ["node", node, 0.03125, [599, 719, 258]], // 1576/842 · … = 598.95, 718.75, 258.30
    ["cora", cora, 0.1, [2268, 36]], // 2304/1472 · (1449, 23) = 2268, 36
  ])("solves %s at density %#", (_, layers, density, expected) => {
    expect(counts(layers, density, "erk")).toEqual(expected);
  });

  it.each([
    [node, 0.1, [0.117, 0.0702, 0.6459]],
    [node, 0.03125, [0.0366, 0.0219, 0.2018]],
    [cora, 0.1, [0.099, 0.3216]],
  ])("meets the published densities of each layer to one weight", (layers, density, published) => {
    const kept = counts(layers, density, "erk");
    Object.values(layers).forEach(({ inputs, outputs }, i) => {
      // The densities are printed to four digits, which leaves half a unit of the last one open.
      const slack = 1 + inputs * outputs * 0.00005;
      expect(Math.abs(kept[i] - published[i] * inputs * outputs)).toBeLessThanOrEqual(slack);
    });
  });

  it("keeps at least 1 of each layer, taken from the others", () => {
    // Total 4. Shares 4/205 · (200, 3, 2) = 3.90, 0.06, 0.04: the small ones are held at 1 and the first gets what is left.
    expect(counts({ a: shape(100, 100), b: shape(1, 2), c: shape(1, 1) }, 4 / 10003, "erk")).toEqual([2, 1, 1]);
  });

  it("keeps 1 of each layer where the target asks for fewer weights than layers", () => {
    expect(counts(node, 1e-6, "erk")).toEqual([1, 1, 1]);
  });
});

describe("keptCounts", () => {
  it.each(["uniform", "erk"] as const)("keeps everything at sparsity 0 (%s)", (distribution) => {
    expect(counts(link, 1, distribution)).toEqual([2048, 128]);
    expect(counts(node, 1, distribution)).toEqual([16384, 32768, 1280]);
    expect(counts({}, 1, distribution)).toEqual([]);
  });

  it.each([1, 1.5, -0.1, Number.NaN])("refuses sparsity %s", (sparsity) => {
    expect(() => keptCounts(link, sparsity, "erk")).toThrow(InputError);
  });

  it("stays within bounds and on the total for random nets", () => {
    for (let round = 0; round < 400; round++) {
      const rng = createRng(round, "nets");
      const layers = Object.fromEntries(
        Array.from({ length: 1 + rng.int(5) }, (_, i) => [`w${i}`, shape(1 + rng.int(60), 1 + rng.int(60))]),
      );
      const sizes = Object.values(layers).map(({ inputs, outputs }) => inputs * outputs);
      const size = sizes.reduce((a, b) => a + b);
      const density = Math.max(1e-4, rng.float() ** 3);
      const erk = counts(layers, density, "erk");
      expect(erk.reduce((a, b) => a + b)).toBe(Math.max(sizes.length, Math.round((1 - (1 - density)) * size)));
      for (const kept of [erk, counts(layers, density, "uniform")])
        kept.forEach((count, i) => {
          expect(Number.isInteger(count) && count >= 1 && count <= sizes[i]).toBe(true);
        });
    }
  });
});
