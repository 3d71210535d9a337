import { describe, expect, it } from "vitest";
import { dropoutHash, dropoutThreshold } from "../src/ops/dropout";
import { splitRows } from "../src/ops/splitRows";
import { kernelCases } from "./ops.cases";
import { denseLayerCases } from "./opsDenseLayer.cases";
import { layerCases } from "./opsLayer.cases";
import { stepCases } from "./opsStep.cases";

for (const backend of ["cpu", "wasm"] as const) {
  kernelCases(backend, [1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 64]);
  stepCases(backend, [1, 2, 3, 4, 5, 7, 8, 9, 130]);
  denseLayerCases(backend);
  layerCases(backend, [1, 3, 4, 7, 16, 64]);
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
  it("cuts rows of more than 32 entries, keeps empty rows, and puts long segments first", () => {
    const [entries, partials, ...none] = splitRows(Int32Array.of(0, 2, 2, 72, 104));
    // biome-ignore format: a segment a line
    expect([...entries.segments]).toEqual([
      2, 34, -1, 2,
      34, 66, -2, 2,
      72, 104, 3, 3,
      66, 72, -3, 2,
      0, 2, 0, 0,
      2, 2, 1, 1,
    ]);
    expect(entries.partialCount).toBe(3);
    expect([...partials.segments]).toEqual([0, 3, 2, 2]);
    expect(partials.partialCount).toBe(0);
    expect(none).toEqual([]);
  });

  it("cuts a hub of d entries into sqrt d pieces, so that two levels do", () => {
    const levels = splitRows(Int32Array.of(0, 10_000), { nodes: Int32Array.of(7) });
    expect(levels.map(({ partialCount }) => partialCount)).toEqual([100, 0]);
    expect([...levels[0].segments.subarray(4 * 99)]).toEqual([9900, 10_000, -100, 7]);
    expect([...levels[1].segments]).toEqual([0, 100, 0, 7]);
  });

  it("needs one level without long rows, and none without rows", () => {
    expect(splitRows(Int32Array.of(0, 32, 33))).toHaveLength(1);
    expect(splitRows(Int32Array.of(0))).toEqual([]);
  });

  it("sorts no further than 1024 segments on", () => {
    const rowPtr = Int32Array.from({ length: 1030 }, (_, row) => row + (row === 1029 ? 5 : 0));
    const [{ segments }] = splitRows(rowPtr);
    // The last row is the longest, and comes first of the second stretch.
    expect([...segments.subarray(4 * 1023, 4 * 1026)]).toEqual([
      1023, 1024, 1023, 1023, 1028, 1034, 1028, 1028, 1024, 1025, 1024, 1024,
    ]);
  });
});
