import { describe, expect, it } from "vitest";
import { race } from "../bench/measure";
import { leftOut, table, verdict } from "../bench/report";
import type { RowResult } from "../bench/result";
import { pairedRatios, spread } from "../bench/statistics";

describe("statistics of the benchmark", () => {
  it("takes the middle and the ends, whatever the order", () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spread([10, 2, 4, 100])).toEqual({ median: 7, min: 2, max: 100 });
    expect(spread([5])).toEqual({ median: 5, min: 5, max: 5 });
    expect(() => spread([])).toThrow(/no values/);
  });

  it("pairs what was measured in the same round, and leaves out rounds that one side has not", () => {
    expect(pairedRatios([10, 30, 8], [2, 3, 4])).toEqual([5, 10, 2]);
    expect(pairedRatios([10], [2, 3, 4])).toEqual([5]);
  });
});

describe("race", () => {
  it("lets the contestants take turns, after each has been warmed up", async () => {
    const turns: string[] = [];
    const contestant = (name: string) => ({
      run: async (units: number) => {
        turns.push(name);
        const end = performance.now() + units;
        while (performance.now() < end);
      },
      dispose: () => undefined,
    });
    const timings = await race([contestant("a"), contestant("b")], { repeats: 3, turnMs: 4 });
    expect(turns.slice(-6)).toEqual(["a", "b", "a", "b", "a", "b"]);
    expect(timings.map(({ unitMs }) => unitMs.length)).toEqual([3, 3]);
  });
});

it("goes on without a contestant that throws", async () => {
  const broken = {
    run: async () => {
      throw new Error("no such kernel");
    },
    dispose: () => undefined,
  };
  const works = { run: () => new Promise<void>((resolve) => setTimeout(resolve, 2)), dispose: () => undefined };
  const [first, second] = await race([broken, works], { repeats: 2, turnMs: 4 });
  expect(first.failure).toBe("no such kernel");
  expect(first.unitMs).toEqual([]);
  expect(second.failure).toBeUndefined();
  expect(second.unitMs.length).toBe(2);
});

const time = (stepMs: number) => ({
  stepMs: spread([stepMs]),
  firstUnitMs: 1,
  repeats: [stepMs],
});

const rows: readonly RowResult[] = [
  {
    title: "one step",
    step: "steps",
    ours: time(2),
    perSecond: { steps: 500 },
    stock: [
      { label: "plainly", time: time(5), ratio: spread([2, 2.5, 3]) },
      { label: "otherwise", missing: "a kernel is missing" },
    ],
  },
  { title: "walks", step: "passes", ours: time(4), perSecond: { passes: 250, walks: 1_000_000 }, stock: [] },
];

describe("report of the benchmark", () => {
  it("has a line for each comparison, and one for work without a counterpart", () => {
    expect(table(rows).split("\n")).toEqual([
      "| work     | lab  | stock tfjs | stock / lab       | stock way | lab per second |",
      "|----------|------|------------|-------------------|-----------|----------------|",
      "| one step | 2 ms | 5 ms       | 2.50 (2.00..3.00) | plainly   | 500 steps      |",
      "| walks    | 4 ms | –          | –                 | none      | 1 M walks      |",
    ]);
  });

  it("says what was not run, and which side is faster", () => {
    expect(leftOut(rows)).toEqual(["Not run: otherwise: a kernel is missing (one step)."]);
    expect(verdict(rows)).toBe("The lab is faster in all 1 comparisons with stock TensorFlow.js.");
    const lost = [{ ...rows[0], stock: [{ label: "plainly", time: time(1), ratio: spread([0.5]) }] }];
    expect(verdict(lost)).toBe("Stock TensorFlow.js is as fast or faster in 1 of 1 comparisons: one step, plainly.");
  });
});
