import { describe, expect, it } from "vitest";
import {
  allConnections,
  connectionsOfMask,
  matrixOfConnections,
  placesBefore,
  valuesOfConnections,
} from "../src/lib/connectionMatrix";

// [inputs, outputs]
// 1 0 1
// 0 0 1
// 1 0 0
// 1 0 1
const mask = Uint8Array.of(1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1);
const list = connectionsOfMask(mask, 4, 3);

describe("connections of a mask", () => {
  it("stand output by output, inputs ascending", () => {
    expect(list).toEqual({
      inputs: 4,
      outputs: 3,
      start: Uint32Array.of(0, 3, 3, 6),
      input: Uint32Array.of(0, 2, 3, 0, 1, 3),
    });
    expect(allConnections(2, 2).input).toEqual(Uint32Array.of(0, 1, 0, 1));
  });

  it("take their values out of a matrix and lay them out again", () => {
    const matrix = Float32Array.from({ length: 12 }, (_, i) => i + 1);
    const values = valuesOfConnections(matrix, list);
    expect([...values]).toEqual([1, 7, 10, 3, 6, 12]);
    expect([...matrixOfConnections(values, list)]).toEqual([1, 0, 3, 0, 0, 6, 7, 0, 0, 10, 0, 12]);
  });

  it("know where they stood before", () => {
    const before = connectionsOfMask(Uint8Array.of(1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1), 4, 3);
    // Output 0 had inputs 0, 1, 3, output 1 had 1, output 2 had 1, 3: places 0 1 2 | 3 | 4 5, and 6 for what is new.
    expect([...placesBefore(list, before)]).toEqual([0, 6, 2, 6, 4, 5]);
  });
});
