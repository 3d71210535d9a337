import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctPairs } from "../src/graph/distinctPairs";

const indexOf = (nodeCount: number, pairs: readonly (readonly [number, number])[]) =>
  distinctPairs({
    nodeCount,
    src: Uint32Array.from(pairs, ([src]) => src),
    dst: Uint32Array.from(pairs, ([, dst]) => dst),
  });

describe("the distinct pairs of a graph", () => {
  it("come once each, ascending within a source, self-loops too", () => {
    const { rows, rowPtr, colIdx } = indexOf(4, [
      [2, 1],
      [0, 3],
      [2, 2],
      [0, 1],
      [2, 1],
      [0, 3],
      [0, 0],
    ]);
    expect(rows).toBe(4);
    expect([...rowPtr]).toEqual([0, 3, 3, 5, 5]);
    expect([...colIdx]).toEqual([0, 1, 3, 1, 2]);
  });

  it("may be none", () => {
    expect(indexOf(2, [])).toEqual({ rows: 2, rowPtr: Int32Array.of(0, 0, 0), colIdx: new Int32Array(0) });
  });

  it("are those that a set holds", () => {
    const pair = fc.tuple(fc.nat(8), fc.nat(8));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 200 }), (given) => {
        const { rowPtr, colIdx } = indexOf(9, given);
        const found = Array.from({ length: 9 }, (_, src) =>
          Array.from(colIdx.subarray(rowPtr[src], rowPtr[src + 1]), (dst) => src * 9 + dst),
        ).flat();
        expect(found).toEqual([...new Set(given.map(([src, dst]) => src * 9 + dst))].sort((a, b) => a - b));
      }),
      { seed: 1 },
    );
  });
});
