import { expect, it } from "vitest";
import { coarseTimesNote } from "../src/train/coarseTimes";

const graphOf = (edges: number, stamps: number) => ({
  nodeCount: 2,
  src: new Uint32Array(edges),
  dst: new Uint32Array(edges),
  time: new Float64Array(edges).map((_, e) => Math.floor((e * stamps) / edges)),
});

it("speaks up where a thousand edges share a time stamp, and only there", () => {
  expect(coarseTimesNote(graphOf(3000, 3))).toContain("3000 edges share 3 time stamps");
  expect(coarseTimesNote(graphOf(3000, 4))).toBeUndefined();
  expect(coarseTimesNote(graphOf(10, 1))).toBeUndefined();
});
