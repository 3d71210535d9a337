import { describe, expect, it, vi } from "vitest";
import { leftOut, notes, peerLines, table, verdict } from "../bench/report";
import { race } from "../src/bench/measure";
import { fastest, type RowResult } from "../src/bench/rowResult";
import { pairedRatios, spread } from "../src/bench/statistics";

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
    let clock = 0; // a machine on which a unit takes a millisecond, whatever the real one does
    vi.spyOn(performance, "now").mockImplementation(() => clock);
    const contestant = (name: string) => ({
      run: async (units: number) => {
        turns.push(name);
        clock += units;
      },
      dispose: () => undefined,
    });
    const timings = await race([contestant("a"), contestant("b")], { repeats: 3, turnMs: 4 });
    expect(turns.slice(-6)).toEqual(["a", "b", "a", "b", "a", "b"]);
    expect(timings.map(({ unitsPerTurn, unitMs }) => [unitsPerTurn, ...unitMs])).toEqual([
      [4, 1, 1, 1],
      [4, 1, 1, 1],
    ]);
    vi.restoreAllMocks();
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
  expect(second.unitMs.length).toBeGreaterThan(0);
});

const time = (stepMs: number) => ({
  stepMs: spread([stepMs]),
  firstUnitMs: 1,
  repeats: [stepMs],
});

const rows: readonly RowResult[] = [
  {
    id: "one",
    title: "one step",
    step: "steps",
    lab: time(2),
    perSecond: { steps: 500, flops: 12e9, bytes: 3e9 },
    dispatchesPerStep: 4,
    ways: [
      { side: "stock", label: "plainly", time: time(5), ratio: spread([2, 2.5, 3]) },
      { side: "stock", label: "slowly", time: time(8), ratio: spread([4]) },
      { side: "stock", label: "otherwise", missing: "a kernel is missing" },
      { side: "torch", label: "PyTorch", time: time(1), ratio: spread([0.5]) },
    ],
    copy: { bytesPerSecond: spread([10e9]), share: spread([0.3]) },
  },
  {
    id: "walks",
    title: "walks",
    step: "passes",
    lab: time(4),
    perSecond: { passes: 250, walks: 1_000_000 },
    ways: [],
  },
];

describe("report of the benchmark", () => {
  it("has a line for each other way, and one for work without a counterpart", () => {
    const figures = "500 steps, 12 GFLOP, 3 GB moved, 30 % of copying, 4 dispatches a step";
    expect(table(rows).split("\n")).toEqual([
      `| work     | lab  | other | other / lab       | other way     | lab per second${" ".repeat(figures.length - 14)} |`,
      `|----------|------|-------|-------------------|---------------|${"-".repeat(figures.length + 2)}|`,
      `| one step | 2 ms | 5 ms  | 2.50 (2.00..3.00) | tfjs: plainly | ${figures} |`,
      `|          |      | 8 ms  | 4.00 (one run)    | tfjs: slowly  | ${" ".repeat(figures.length)} |`,
      `|          |      | 1 ms  | 0.50 (one run)    | PyTorch       | ${" ".repeat(figures.length)} |`,
      `| walks    | 4 ms | –     | –                 | none          | 1 M walks${" ".repeat(figures.length - 9)} |`,
    ]);
  });

  it("takes the fastest way of a side for its opponent", () => {
    expect(fastest(rows[0], "stock")?.label).toBe("plainly");
    expect(fastest(rows[1], "stock")).toBeUndefined();
  });

  it("says what was not run, which side is faster, and what the peer took", () => {
    expect(leftOut(rows)).toEqual(["Not run: tfjs: otherwise: a kernel is missing (one step)."]);
    expect(notes(rows)).toEqual([]);
    const note = "They differ.";
    expect(notes([...rows, { ...rows[0], title: "a", note }, { ...rows[0], title: "b", note }])).toEqual([
      "They differ. (a; b)",
    ]);
    expect(verdict(rows)).toBe("The lab is faster than the fastest way of stock TensorFlow.js in all 1 rows.");
    const fast = { side: "stock", label: "cleverly", time: time(1), ratio: spread([0.5]) } as const;
    const lost = [{ ...rows[0], ways: [...rows[0].ways, fast] }];
    expect(verdict(lost)).toBe("Stock TensorFlow.js is as fast or faster in 1 of 1 rows: one step, cleverly.");
    expect(peerLines(rows)).toEqual(["one step: PyTorch takes 0.50 (one run) times as long as the lab."]);
  });
});
