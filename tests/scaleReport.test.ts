import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScaleOptions } from "../bench/scale/options";
import { busyLine, machineLine, scaleReport, withReport } from "../bench/scale/report";
import type { ScaleResult } from "../bench/scale/stages";
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

describe("the options of npm run scale", () => {
  it("take all sizes in ascending order, or those named", () => {
    expect(readScaleOptions([])?.sizes).toEqual(["100k", "1m", "wiki-talk", "stackoverflow"]);
    expect(readScaleOptions(["--sizes", "stackoverflow,100k"])?.sizes).toEqual(["100k", "stackoverflow"]);
    expect(readScaleOptions(["--help"])).toBeUndefined();
  });

  it("are refused in a sentence", () => {
    expect(() => readScaleOptions(["--sizes", "huge"])).toThrow(InputError);
    expect(() => readScaleOptions(["--sizes", "huge"])).toThrow(/takes 100k, 1m, wiki-talk, stackoverflow, not "huge"/);
    expect(() => readScaleOptions(["--size", "1m"])).toThrow(/Unknown option '--size'.*--help/);
  });
});
