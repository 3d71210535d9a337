import { describe, expect, it } from "vitest";
import { mostInASecond } from "../bench/page/chartUpdates";
import { framesOf } from "../bench/page/frames";
import { readPageOptions } from "../bench/page/options";
import { totalSize } from "../bench/page/sizes";
import { shownFrames } from "../bench/page/trace";
import { runStages } from "../bench/page/wholeRun";

describe("what the page's benchmark makes of what it saw", () => {
  it("counts frames by the gaps between them", () => {
    // 4 frames in 0.1 s
    expect(framesOf(6, 0.1, [1000, 1016, 1084, 1100], 500)).toEqual({
      seconds: 0.1,
      shownPerSecond: 60,
      perSecond: 40,
      longestGapMs: 68,
      scrolledBy: 500,
    });
  });

  it("counts the frames that came to the screen, each once", () => {
    const end = { ph: "e", name: "SubmitCompositorFrameToPresentationCompositorFrame", pid: 1, tid: 1 };
    const traceEvents = [
      { ...end, cat: "cc,disabled-by-default-devtools.timeline.frame" },
      { ...end, cat: "cc,disabled-by-default-devtools.timeline.frame", ph: "b" },
      { ...end, cat: "cc,input" }, // the same frame, as scrolling sees it
      { ...end, cat: "cc,disabled-by-default-devtools.timeline.frame", name: "Commit" },
    ];
    expect(shownFrames(new TextEncoder().encode(JSON.stringify({ traceEvents })))).toBe(1);
  });

  it("finds the busiest second, wherever it begins", () => {
    expect(mostInASecond([])).toBe(0);
    expect(mostInASecond([0, 400, 800, 1200, 1300, 1350])).toBe(5); // 400 .. 1350
    expect(mostInASecond([0, 1000, 2000])).toBe(1); // a second ends where the next begins
  });

  it("cuts a run into its stages where the worker told of the next", () => {
    const news = [
      { at: 1250, type: "progress", stage: "walks", step: 0 },
      { at: 1750, type: "progress", stage: "embedding", step: 0 },
      { at: 3750, type: "started" },
      { at: 4000, type: "evaluated", step: 0 },
      { at: 5000, type: "evaluated", step: 10 },
      { at: 9000, type: "finished", trainMs: 4000 },
    ];
    expect(runStages(news, 1000).map(({ seconds }) => seconds)).toEqual([0.25, 0.5, 2, 0.25, 5]);
    // Where the embedding is known already there are no walks.
    const short = news.filter(({ stage }) => stage === undefined);
    expect(runStages(short, 1000).map(({ seconds }) => seconds)).toEqual([2.75, 0.25, 5]);
    expect(() => runStages(news.slice(0, 4), 1000)).toThrow(/end/);
  });

  it("sums up files", () => {
    const file = { file: "a.js", firstPaint: true };
    const sizes = [
      { ...file, bytes: 10, gzipBytes: 4 },
      { ...file, bytes: 5, gzipBytes: 3 },
    ];
    expect(totalSize(sizes)).toEqual({ bytes: 15, gzipBytes: 7 });
  });
});

describe("the command line of the page's benchmark", () => {
  const parts = ["sizes", "run"];

  it("takes every part, and the twin, where nothing is said", () => {
    expect(readPageOptions([], parts)).toMatchObject({ parts, data: ["ia-email-twin"], epochs: 40, backend: "wasm" });
    expect(readPageOptions(["--help"], parts)).toBeUndefined();
    expect(readPageOptions(["--parts", "run", "--run", "a.txt,brain-twin"], parts)).toMatchObject({
      parts: ["run"],
      data: ["a.txt", "brain-twin"],
    });
  });

  it.each([
    [["--parts", "run,walk"], /--parts takes sizes, run, not "walk"/],
    [["--epochs", "2.5"], /--epochs takes a whole number/],
    [["--trace", "1"], /--trace takes a number from 5 to 600/],
    [["--backend", "gpu"], /--backend takes wasm, webgpu or cpu/],
    [["--fast"], /lists the options/],
  ])("says what is wrong with %j", (args, message) => {
    expect(() => readPageOptions(args, parts)).toThrow(message);
  });
});
