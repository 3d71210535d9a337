import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { growthFigure, growthOf, slopeOf } from "../bench/scale/growth";
import { readScaleOptions } from "../bench/scale/options";
import { busyLine, machineLine, scaleReport, withReport } from "../bench/scale/report";
import { meanStages, type ScaleResult } from "../bench/scale/stages";
import { InputError } from "../src/lib/inputError";

const machine = {
  processor: "Some Processor",
  cores: 4,
  memoryBytes: 8 * 2 ** 30,
  node: "v20.0.0",
};
const result: ScaleResult = {
  machine,
  writeSeconds: {},
  pages: [],
  sizes: {
    tiny: {
      ...{ nodes: 1000, edges: 2_000_000, distinctPairs: 5, tokens: 6, trainingPairs: 7, evaluatedPairs: 8 },
      ...{ peakScope: "stage", date: "2026-01-02", loadBefore: 0.25, fileBytes: 12_345_678 },
      stages: [
        { stage: "start", seconds: 9, cpuSeconds: 9, peakBytes: 2 ** 20 },
        { stage: "read", seconds: 1.5, cpuSeconds: 3, peakBytes: 1234 * 2 ** 20 },
        { stage: "sort", seconds: 0.25, cpuSeconds: 0.5, peakBytes: 100 * 2 ** 20 },
      ],
    },
  },
};

/** Returns the cells of a row of a report by its name, in the order of the tables. */
const cells = (report: string, name: string): string[] =>
  report
    .split("\n")
    .filter((line) => line.startsWith(`| ${name} `))
    .map((line) => line.split("|")[2].trim());

describe("the report on scale", () => {
  const report = scaleReport(result);

  it("gives seconds, peak memory and growth of each stage", () => {
    expect(cells(report, "read (unpack, parse, number the nodes)")).toEqual(["1.5 (3)", "1,234", "1.5"]);
    expect(cells(report, "sort by time")).toEqual(["0.25 (0.5)", "100", "0.25"]);
    expect(cells(report, "walk")).toEqual(["–", "–", "–"]);
    expect(cells(report, "program, nothing read")).toEqual(["1"]);
  });

  it("adds up a whole run: time over its stages, memory at the highest", () => {
    expect(cells(report, "**whole run**")).toEqual(["**1.75 (3.5)**", "**1,234**", "**1.75**"]);
  });

  it("says whether the machine had other work", () => {
    expect(machineLine(machine)).toBe("Measured on 4 cores of Some Processor, 8 GiB of memory, Node v20.0.0.");
    const idle = { date: "2026-01-02", loadBefore: 0.9 };
    expect(busyLine({ tiny: idle })).toBe("The machine had no other work.");
    expect(busyLine({ tiny: idle, large: { ...idle, loadBefore: 7 } })).toContain("(load average before: large 7.0)");
    expect(report).toContain("The machine had no other work.");
  });

  it("tells of the page where it was opened", () => {
    const page = {
      ...{ date: "2026-01-02", loadBefore: 0.1, browser: "Chromium 1", size: "huge", cut: 5000 },
      ...{ readSeconds: 12.3, runSeconds: 45.6, longestPauseMs: 1234, idleBytes: 2 ** 20 },
      ...{ readPeakBytes: 2 ** 31, runPeakBytes: 3 * 2 ** 20 },
    };
    const withPage = scaleReport({ ...result, pages: [page] });
    expect(withPage).toMatch(/\| +\| huge, cut to 5,000 \|\n/);
    expect(cells(withPage, "MiB to read, sort and count")).toEqual(["2,048"]);
    expect(cells(withPage, "longest time without a new frame (ms)")).toEqual(["1,234"]);
    expect(report).not.toContain("In the page");
  });

  it("goes to its place in docs/scale.md and leaves the rest", () => {
    const document = readFileSync(new URL("../docs/scale.md", import.meta.url), "utf8");
    const once = withReport(document, "| new |");
    expect(once).toContain("\n\n| new |\n\n");
    expect(withReport(once, "| newer |")).toBe(once.replace("| new |", "| newer |"));
    expect(once.startsWith(document.slice(0, document.indexOf("<!-- measured")))).toBe(true);
    expect(() => withReport("no marks", "x")).toThrow(RangeError);
  });
});

describe("growth", () => {
  it("is the slope of logarithms by least squares", () => {
    // y = 3 x² through all points
    const square = [1, 10, 100].map((x) => ({ x, y: 3 * x * x }));
    expect(slopeOf(square)).toBeCloseTo(2, 12);
    // logs (0, 0), (1, 1), (2, 1): mean (1, 2/3), slope (1 · 2/3 + 1 · 1/3) / 2
    const bent = [1, Math.E, Math.E ** 2].map((x, i) => ({ x, y: [1, Math.E, Math.E][i] }));
    expect(slopeOf(bent)).toBeCloseTo(0.5, 12);
  });

  const stagesOf = (seconds: number) => [
    { stage: "start", seconds: 9, cpuSeconds: 9, peakBytes: 1 } as const,
    { stage: "read", seconds, cpuSeconds: 2 * seconds, peakBytes: 1 } as const,
    { stage: "walk", seconds, cpuSeconds: seconds, peakBytes: 1 } as const,
    { stage: "train", seconds, cpuSeconds: seconds, peakBytes: 1 } as const,
    { stage: "evaluate", seconds, cpuSeconds: seconds, peakBytes: 1 } as const,
  ];
  const sized = (edges: number, seconds: number) => ({ ...result.sizes.tiny, edges, stages: stagesOf(seconds) });
  const grown = { ...result, sizes: { "100k": sized(100_000, 1), "1m": sized(1_000_000, 10) } };

  it("is told of three sizes or more, processor time of all stages of a part together", () => {
    expect(growthOf(grown)).toEqual([]);
    expect(scaleReport(grown)).not.toContain("exponent");
    // wiki-talk has another share of nodes: it is not of the series.
    const more = {
      ...grown,
      sizes: { ...grown.sizes, "wiki-talk": sized(7_833_140, 1), "10m": sized(10_000_000, 100) },
    };
    const [preparation, epoch] = growthOf(more);
    expect(preparation.points.map(({ y }) => y)).toEqual([3, 30, 300]);
    expect(epoch.exponent).toBeCloseTo(1, 12);
    expect(scaleReport(more)).toContain("| one training epoch | 10.0 | 10.0 | 10.0 | **1.00** |");
    const svg = growthFigure(growthOf(more), ["a note"]);
    expect(svg).toContain("one training epoch: edges^1.00");
    expect(svg).toContain("a note");
  });

  it("takes the mean of a stage that comes each epoch", () => {
    const found = meanStages([...stagesOf(1), { stage: "train", seconds: 3, cpuSeconds: 5, peakBytes: 7 }]);
    expect(found.find(({ stage }) => stage === "train")).toEqual({
      stage: "train",
      seconds: 2,
      cpuSeconds: 3,
      peakBytes: 7,
    });
    expect(found.map(({ stage }) => stage)).toEqual(["start", "read", "walk", "train", "evaluate"]);
  });
});

describe("the options of npm run scale", () => {
  it("take all sizes in ascending order, or those named", () => {
    expect(readScaleOptions([])?.sizes).toEqual(["100k", "300k", "1m", "3m", "wiki-talk", "10m", "stackoverflow"]);
    expect(readScaleOptions(["--sizes", "stackoverflow,100k"])?.sizes).toEqual(["100k", "stackoverflow"]);
    expect(readScaleOptions(["--help"])).toBeUndefined();
  });

  it("are refused in a sentence", () => {
    expect(() => readScaleOptions(["--sizes", "huge"])).toThrow(InputError);
    expect(() => readScaleOptions(["--sizes", "huge"])).toThrow(
      /takes 100k, 300k, 1m, 3m, wiki-talk, 10m, stackoverflow, not "huge"/,
    );
    expect(() => readScaleOptions(["--size", "1m"])).toThrow(/Unknown option '--size'.*--help/);
  });
});
