import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { dropSmallest, growLargest, replaceConnections } from "../src/sparse/replaceConnections";
import { busiestWindow, updateEvents } from "../src/store/masks/slowMotion";
import { maskAfter } from "./maskAfter";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const floats = (...values: number[]): Float32Array => Float32Array.from(values);

describe("the order of a mask update", () => {
  // 2 × 4 weights, 4 kept; RigL drops 2 and grows 2.
  const before = bytes(1, 0, 1, 0, 1, 0, 1, 0);
  const weights = floats(0.5, 0, -0.25, 0, 0.125, 0, -2, 0);
  const left = bytes(1, 0, 0, 0, 0, 0, 1, 0);

  it("drops the smallest weights first, then grows the largest gradients first", () => {
    const after = bytes(1, 1, 0, 0, 0, 1, 1, 0);
    const growScores = floats(9, 0.5, 0.25, 0, 0.125, -4, 9, 0.25);
    expect(updateEvents({ before, after, weights, left, growScores })).toEqual([
      { kind: "drop", index: 4, score: 0.125 },
      { kind: "drop", index: 2, score: 0.25 },
      { kind: "grow", index: 5, score: 4 },
      { kind: "grow", index: 1, score: 0.5 },
    ]);
  });

  it("tells of a connection that grows back, though both masks have it", () => {
    const after = bytes(1, 0, 1, 0, 0, 1, 1, 0);
    const growScores = floats(9, 0.5, 1, 0, 0.125, -4, 9, 0.25);
    expect(updateEvents({ before, after, weights, left, growScores })).toEqual([
      { kind: "drop", index: 4, score: 0.125 },
      { kind: "drop", index: 2, score: 0.25, returns: true },
      { kind: "grow", index: 5, score: 4 },
      { kind: "grow", index: 2, score: 1, returns: true },
    ]);
  });

  it("gives random growth no score and no rank", () => {
    const after = bytes(1, 0, 0, 1, 0, 1, 1, 0);
    expect(updateEvents({ before, after, weights, left }).slice(2)).toEqual([
      { kind: "grow", index: 3, score: Number.NaN },
      { kind: "grow", index: 5, score: Number.NaN },
    ]);
  });

  it("sweeps a threshold from the smallest weight up where a net is pruned", () => {
    const events = updateEvents({
      before: bytes(1, 1, 1, 1),
      after: bytes(0, 1, 0, 0),
      weights: floats(0.5, -4, 0.25, 0.5),
    });
    // Of equal weights the lower index is kept longer, as top-k has it.
    expect(events).toEqual([
      { kind: "drop", index: 2, score: 0.25 },
      { kind: "drop", index: 3, score: 0.5 },
      { kind: "drop", index: 0, score: 0.5 },
    ]);
  });

  it("leads from the mask before to the mask after, whatever the scores", () => {
    const rng = createRng(5, "slow motion");
    for (let round = 0; round < 20; round++) {
      const size = 24;
      const mask = new Uint8Array(size).map(() => rng.int(2));
      // Few different values, so that there are ties.
      const values = new Float32Array(size).map((_, i) => (mask[i] ? rng.int(4) - 2 : 0));
      const growScores = new Float32Array(size).map(() => rng.int(5));
      const ones = mask.reduce((sum, bit) => sum + bit, 0);
      const next = replaceConnections({ w1: mask }, { w1: values }, 0.5, growLargest({ w1: growScores })).w1;
      const rest = dropSmallest({ w1: mask }, { w1: values }, 0.5).w1;
      const events = updateEvents({
        before: mask,
        after: next,
        weights: values,
        left: rest,
        growScores,
      });
      expect(events.filter(({ kind }) => kind === "drop")).toHaveLength(Math.floor(0.5 * ones));
      expect(maskAfter(mask, events)).toEqual(next);
    }
  });
});

describe("the window of a large matrix", () => {
  it("is the whole matrix where that fits", () => {
    expect(busiestWindow(2, 3, [], { rows: 4, columns: 4 })).toEqual({ row: 0, column: 0, rows: 2, columns: 3 });
  });

  it("lies where most happens", () => {
    const at = (row: number, column: number) => ({ kind: "drop" as const, index: row * 10 + column, score: 1 });
    const events = [at(0, 0), at(5, 8), at(6, 9), at(6, 8)];
    expect(busiestWindow(8, 10, events, { rows: 4, columns: 4 })).toEqual({ row: 4, column: 6, rows: 4, columns: 4 });
  });
});
