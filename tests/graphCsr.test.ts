import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjacency } from "../src/graph/adjacency";
import { type Csr, csrFromEntries, transposeCsr } from "../src/graph/csr";
import type { TemporalGraph } from "../src/graph/temporal";

/** Spells a sparse matrix out as rows of numbers; duplicates add up. */
function dense({ rows, cols, rowPtr, colIdx, values }: Csr): number[][] {
  const out = Array.from({ length: rows }, () => new Array<number>(cols).fill(0));
  for (let r = 0; r < rows; r++) for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) out[r][colIdx[i]] += values[i];
  return out;
}

const entries = { row: [2, 0, 2, 0, 2], col: [1, 3, 0, 1, 1], value: [5, 1, 2, 3, 7] };

describe("csrFromEntries", () => {
  it("sorts the columns of each row and adds duplicates up", () => {
    const matrix = csrFromEntries(3, 4, entries);
    expect([...matrix.rowPtr]).toEqual([0, 2, 2, 4]);
    expect([...matrix.colIdx]).toEqual([1, 3, 0, 1]);
    expect([...matrix.values]).toEqual([3, 1, 2, 12]);
  });

  it("keeps only the first of duplicates", () => {
    expect([...csrFromEntries(3, 4, entries, "first").values]).toEqual([3, 1, 2, 5]);
  });

  it("takes 1 where no value is given and stands no entries at all", () => {
    expect(dense(csrFromEntries(2, 2, { row: [1], col: [0] }))).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect([...csrFromEntries(2, 2, { row: [], col: [] }).rowPtr]).toEqual([0, 0, 0]);
  });
});

describe("transposeCsr", () => {
  it("swaps rows and columns", () => {
    const transposed = transposeCsr(csrFromEntries(3, 4, entries));
    expect(dense(transposed)).toEqual([
      [0, 0, 2],
      [3, 0, 12],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect([...transposed.colIdx]).toEqual([2, 0, 2, 0]);
  });

  it("gives the matrix back when done twice", () => {
    const entry = fc.record({ row: fc.nat(5), col: fc.nat(7), value: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (list) => {
        const columns = { row: list.map((e) => e.row), col: list.map((e) => e.col), value: list.map((e) => e.value) };
        const matrix = csrFromEntries(6, 8, columns);
        expect(transposeCsr(transposeCsr(matrix))).toEqual(matrix);
      }),
    );
  });
});

describe("adjacency", () => {
  const graph: TemporalGraph = {
    nodeCount: 3,
    src: Uint32Array.of(0, 0, 1, 2, 1),
    dst: Uint32Array.of(1, 1, 0, 2, 2),
    time: Float64Array.of(1, 2, 3, 4, 5),
  };

  it("collapses repeated edges and leaves self-loops out", () => {
    expect(dense(adjacency(graph))).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 0, 0],
    ]);
  });

  it("keeps self-loops on demand", () => {
    expect(dense(adjacency(graph, { selfLoops: true }))).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 0, 1],
    ]);
  });

  it("takes an edge in both directions on demand", () => {
    expect(dense(adjacency(graph, { symmetric: true, selfLoops: true }))).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 1],
    ]);
  });
});
