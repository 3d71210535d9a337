import { describe, expect, it } from "vitest";
import { type Csr, csrFromEntries } from "../src/graph/csr";
import { gcnPropagation, meanPropagation, normalizeRows } from "../src/graph/normalize";

function expectMatrix(matrix: Csr, expected: readonly (readonly number[])[]): void {
  const actual = expected.map((row) => row.map(() => 0));
  for (let r = 0; r < matrix.rows; r++) {
    for (let i = matrix.rowPtr[r]; i < matrix.rowPtr[r + 1]; i++) actual[r][matrix.colIdx[i]] += matrix.values[i];
  }
  expected.forEach((row, r) => {
    row.forEach((value, c) => {
      expect(actual[r][c], `row ${r}, column ${c}`).toBeCloseTo(value, 6);
    });
  });
}

// The path 0 - 1 - 2 and node 3 alone.
const path = csrFromEntries(4, 4, { row: [0, 1, 1, 2], col: [1, 0, 2, 1] });

describe("gcnPropagation", () => {
  it("gives D^-1/2 (A + I) D^-1/2 of a path", () => {
    const end = 1 / Math.sqrt(6); // degrees with the self-loop: 2 and 3
    expectMatrix(gcnPropagation(path), [
      [1 / 2, end, 0, 0],
      [end, 1 / 3, end, 0],
      [0, end, 1 / 2, 0],
      [0, 0, 0, 1],
    ]);
  });

  it("adds to an entry that is on the diagonal already, columns ascending", () => {
    const looped = csrFromEntries(2, 2, { row: [0, 0, 1], col: [0, 1, 0] });
    const propagation = gcnPropagation(looped); // A + I = [[2, 1], [1, 1]], degrees 3 and 2
    expectMatrix(propagation, [
      [2 / 3, 1 / Math.sqrt(6)],
      [1 / Math.sqrt(6), 1 / 2],
    ]);
    expect([...propagation.colIdx]).toEqual([0, 1, 0, 1]);
  });
});

describe("meanPropagation", () => {
  it("averages over neighbours and gives zeros to a node without any", () => {
    expectMatrix(meanPropagation(path), [
      [0, 1, 0, 0],
      [1 / 2, 0, 1 / 2, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});

describe("normalizeRows", () => {
  it("divides features by their row sum and leaves the matrix given alone", () => {
    const features = csrFromEntries(2, 3, { row: [0, 0, 0], col: [0, 1, 2], value: [1, 2, 5] });
    expectMatrix(normalizeRows(features), [
      [0.125, 0.25, 0.625],
      [0, 0, 0],
    ]);
    expect([...features.values]).toEqual([1, 2, 5]);
  });
});
