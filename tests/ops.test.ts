import { describe, expect, it } from "vitest";
import { dropoutHash, dropoutThreshold } from "../src/ops/dropout";
import { splitRows } from "../src/ops/splitRows";
import { kernelCases } from "./ops.cases";
import { denseLayerCases } from "./opsDenseLayer.cases";
import { stepCases } from "./opsStep.cases";

for (const backend of ["cpu", "wasm"] as const) {
  kernelCases(backend, [1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 64]);
  stepCases(backend, [1, 2, 3, 4, 5, 7, 8, 9, 130]);
  denseLayerCases(backend);
}

describe("dropoutHash", () => {
  it("gives the words of the published mixer", () => {
    // Worked out with integers of any length, from the constants alone.
    expect([0, 1, 2, 3].map((i) => dropoutHash(0, 1, 1, i))).toEqual([0x9af9b3ef, 0x2937c569, 0x850bbcc8, 0x8a9e6ef3]);
    expect([0, 1, 2].map((i) => dropoutHash(2 ** 32 - 1, 1000, 2, i))).toEqual([0x999f7541, 0x6ba57a8f, 0x003c4ce7]);
    expect(dropoutHash(7, 3, 0, 123456)).toBe(0x520270d1);
  });

  it("keeps the share asked for, and other units in other steps, layers and seeds", () => {
    const count = 20000;
    const kept = (seed: number, step: number, layer: number): boolean[] =>
      Array.from({ length: count }, (_, i) => dropoutHash(seed, step, layer, i) >= dropoutThreshold(0.3));
    const base = kept(1, 1, 1);
    // Within five standard deviations of what chance gives.
    const near = (found: number, p: number): boolean =>
      Math.abs(found - count * p) < 5 * Math.sqrt(count * p * (1 - p));
    expect(near(base.filter((one) => one).length, 0.7)).toBe(true);
    for (const other of [kept(2, 1, 1), kept(1, 2, 1), kept(1, 1, 2), kept(1, 1, 0)]) {
      expect(near(base.filter((one, i) => one && other[i]).length, 0.49)).toBe(true);
    }
    // Neighbours within one mask are independent too.
    expect(near(base.filter((one, i) => one && base[(i + 1) % count]).length, 0.49)).toBe(true);
  });
});

describe("splitRows", () => {
  it("cuts rows of more than 32 entries and keeps empty rows", () => {
    const [entries, partials, ...none] = splitRows(Int32Array.of(0, 2, 2, 72, 104));
    expect([...entries.segments]).toEqual([0, 2, 0, 2, 2, 1, 2, 34, -1, 34, 66, -2, 66, 72, -3, 72, 104, 3]);
    expect(entries.partialCount).toBe(3);
    expect([...partials.segments]).toEqual([0, 3, 2]);
    expect(partials.partialCount).toBe(0);
    expect(none).toEqual([]);
  });

  it("goes on until one sum per row is left", () => {
    const levels = splitRows(Int32Array.of(0, 32 ** 2 + 1));
    expect(levels.map(({ partialCount }) => partialCount)).toEqual([33, 2, 0]);
    expect([...levels[1].segments]).toEqual([0, 32, -1, 32, 33, -2]);
    expect([...levels[2].segments]).toEqual([0, 2, 0]);
  });
});
