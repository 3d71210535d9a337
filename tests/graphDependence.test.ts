import { expect, it } from "vitest";
import type { Csr } from "../src/graph/csr";
import { layerPart, selectRows } from "../src/graph/dependence";

// [ 0 5 0 6 ]
// [ 0 0 0 0 ]
// [ 7 0 0 0 ]
// [ 0 0 8 9 ]
const matrix: Csr = {
  rows: 4,
  cols: 4,
  rowPtr: Int32Array.of(0, 2, 2, 3, 5),
  colIdx: Int32Array.of(1, 3, 0, 2, 3),
  values: Float32Array.of(5, 6, 7, 8, 9),
};

it("picks rows in the order given and says where their entries stood", () => {
  const { matrix: chosen, places } = selectRows(matrix, [3, 1, 0]);
  expect(chosen).toEqual({
    rows: 3,
    cols: 4,
    rowPtr: Int32Array.of(0, 2, 2, 4),
    colIdx: Int32Array.of(2, 3, 1, 3),
    values: Float32Array.of(8, 9, 5, 6),
  });
  expect([...places]).toEqual([3, 4, 0, 1]);
});

it("cuts out of a layer what some nodes read, themselves included", () => {
  // Node 3 reads 2 and 3, node 0 reads 1 and 3; 0 reads nothing of itself, and yet counts as an input.
  const part = layerPart(matrix, [3, 0]);
  expect([...part.inputs]).toEqual([0, 1, 2, 3]);
  const small = layerPart(matrix, [2, 1]);
  // Node 2 reads 0; node 1 reads nothing.
  expect([...small.inputs]).toEqual([0, 1, 2]);
  expect(small.propagation).toEqual({
    rows: 2,
    cols: 3,
    rowPtr: Int32Array.of(0, 1, 1),
    colIdx: Int32Array.of(0),
    values: Float32Array.of(7),
  });
  expect(small.own).toEqual({
    rows: 2,
    cols: 3,
    rowPtr: Int32Array.of(0, 1, 2),
    colIdx: Int32Array.of(2, 1),
    values: Float32Array.of(1, 1),
  });
});
