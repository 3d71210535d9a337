import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyEvents, emptyRun } from "../src/store/run";
import { shownRuns } from "../src/store/shownRuns";
import type { Request, RunEvent } from "../src/train/protocol";
import { loadCatalogue } from "../src/words/load";
import { makeSilentLab } from "./silentLab";
import { evaluated, result, spec, started } from "./storeEvents";

const backend = { id: "cpu", device: "CPU, plain JavaScript", software: false, reason: "Asked for." } as const;

/** A page that is ready to run one lane, or the two that it opens with. */
function makeLab(search = "", lanes: 1 | 2 = 1) {
  const page = makeSilentLab(search);
  if (lanes === 1) page.lab.getState().removeLane(0);
  page.lab.getState().connect();
  page.answer({ type: "ready", backend });
  return page;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the language", () => {
  it("is the one that was chosen last, though the texts of another come later", async () => {
    const { lab } = makeLab();
    lab.getState().chooseLanguage("zh");
    lab.getState().chooseLanguage("en");
    await loadCatalogue("zh");
    await vi.advanceTimersByTimeAsync(0);
    expect(lab.getState().words.language).toBe("en");
    lab.getState().chooseLanguage("zh");
    await loadCatalogue("zh");
    await vi.advanceTimersByTimeAsync(0);
    expect(lab.getState().words.language).toBe("zh");
  });
});

describe("a run", () => {
  it("starts, gathers events, and ends", () => {
    const { lab, types, answer } = makeLab("?backend=cpu");
    lab.getState().runOrResume();
    expect(types()).toEqual(["backend", "run"]);
    expect(lab.getState().activity).toBe("running");
    answer({ type: "events", lane: 0, events: [started, evaluated(0)] });
    expect(lab.getState().runs[0].plan).toBeUndefined(); // shown with the next redraw
    vi.advanceTimersByTime(130);
    expect(lab.getState().runs[0].evaluations.epoch).toEqual([0]);
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "finished", result }] });
    expect(lab.getState()).toMatchObject({ activity: "idle", runs: [{ outcome: "finished" }] });
  });

  it("pauses, steps and resumes, each when the worker says so", () => {
    const { lab, asked, types, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().pause();
    expect(lab.getState().activity).toBe("pausing");
    answer({ type: "paused", steps: [12] });
    expect(lab.getState()).toMatchObject({ activity: "paused", pausedSteps: [12] });
    lab.getState().step();
    answer({ type: "paused", steps: [13] });
    expect(lab.getState().pausedSteps).toEqual([13]);
    lab.getState().runOrResume();
    expect(lab.getState().activity).toBe("running");
    expect(types()).toEqual(["backend", "run", "pause", "step", "resume"]);
    expect(asked.filter(({ type }) => type === "run")).toHaveLength(1);
  });

  it("starts paused by a step where there is none", () => {
    const { lab, asked, answer } = makeLab();
    lab.getState().step();
    expect(asked.at(-1)).toMatchObject({ type: "run", paused: true });
    answer({ type: "paused", steps: [1] });
    expect(lab.getState()).toMatchObject({ activity: "paused", pausedSteps: [1] });
  });

  it("gives way to the next one only after it has ended, and is not heard any more", () => {
    const { lab, asked, types, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().typeNumber("seed", "9");
    lab.getState().runAgain();
    expect(types()).toEqual(["backend", "run", "stop"]);
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "stopped", step: 5 }] });
    expect(asked.at(-1)).toMatchObject({ type: "run", lanes: [{ seed: 9 }] });
    vi.advanceTimersByTime(130);
    expect(lab.getState().runs[0].evaluations.epoch).toEqual([]);
    expect(lab.getState().activity).toBe("running");
  });

  it("is cleared by a reset, at once", () => {
    const { lab, types, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().reset();
    expect(lab.getState()).toMatchObject({ activity: "stopping", runs: [] });
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "stopped", step: 5 }] });
    vi.advanceTimersByTime(20_000);
    expect(lab.getState()).toMatchObject({ activity: "idle", runs: [] });
    expect(types()).toEqual(["backend", "run", "stop"]);
  });

  it("does not start while a field is wrong", () => {
    const { lab, types } = makeLab();
    lab.getState().typeNumber("sparsity", "120", 100);
    lab.getState().runOrResume();
    expect(types()).toEqual(["backend"]);
  });

  it("keeps its curves when the engine fails, and the next run starts the engine anew", () => {
    const { lab, types, answer, restarts } = makeLab();
    lab.getState().runOrResume();
    answer({ type: "events", lane: 0, events: [started, evaluated(0)] });
    answer({ type: "engineFailed", message: "The device was lost.", fault: "start" });
    expect(lab.getState()).toMatchObject({
      activity: "idle",
      engine: { state: "failed" },
      runs: [{ outcome: "failed", message: "The device was lost.", evaluations: { epoch: [0] } }],
    });
    lab.getState().runOrResume();
    expect(restarts()).toBe(1);
    expect(types()).toEqual(["backend", "run", "backend", "run"]);
  });

  it("replaces a worker that does not stop", () => {
    const { lab, answer, restarts } = makeLab();
    lab.getState().runOrResume();
    answer({ type: "events", lane: 0, events: [started] });
    lab.getState().reset();
    vi.advanceTimersByTime(9000);
    expect(restarts()).toBe(1);
    expect(lab.getState().activity).toBe("idle");
  });
});

describe("lanes", () => {
  const open = () => {
    const made = makeLab("", 2);
    made.lab.getState().runOrResume();
    const tell = (lane: number, ...events: readonly RunEvent[]) => {
      made.answer({ type: "events", lane, events });
      vi.advanceTimersByTime(130);
    };
    const outcomes = () => made.lab.getState().runs.map(({ outcome }) => outcome);
    return { ...made, tell, outcomes };
  };

  it("open with the paper's question, and one Run asks for both", () => {
    const { asked } = open();
    const run = asked.at(-1) as Request & { type: "run" };
    expect(run.lanes.map(({ method, sparsity, recipe }) => [method, sparsity, recipe])).toEqual([
      ["slr", 0.9, "same"],
      ["rigl", 0.9, "same"],
    ]);
  });

  it("gather their own events, and the run is over when the last of them has ended", () => {
    const { lab, tell, outcomes } = open();
    tell(0, started, evaluated(0));
    tell(1, started, evaluated(0), evaluated(1));
    expect(lab.getState().runs.map(({ evaluations }) => evaluations.epoch)).toEqual([[0], [0, 1]]);
    tell(1, { type: "finished", result });
    expect(outcomes()).toEqual(["open", "finished"]);
    expect(lab.getState().activity).toBe("running");
    tell(0, { type: "finished", result });
    expect(lab.getState().activity).toBe("idle");
  });

  it("go on when one of them fails", () => {
    const { lab, tell, outcomes } = open();
    tell(0, started, { type: "failed", message: "The loss stopped being a number.", diverged: true });
    tell(1, started, evaluated(0));
    expect(outcomes()).toEqual(["failed", "open"]);
    expect(lab.getState().activity).toBe("running");
    tell(1, { type: "finished", result });
    expect(outcomes()).toEqual(["failed", "finished"]);
    expect(lab.getState().activity).toBe("idle");
  });

  it("fail together with the engine, but for those that had ended", () => {
    const { lab, tell, answer, outcomes } = open();
    tell(0, started, { type: "finished", result });
    tell(1, started);
    answer({ type: "engineFailed", message: "The device was lost.", fault: "start" });
    expect(outcomes()).toEqual(["finished", "failed"]);
    expect(lab.getState()).toMatchObject({
      activity: "idle",
      runs: [{}, { message: "The device was lost." }],
    });
  });

  it("pause and step together, each at its own step", () => {
    const { lab, tell, answer } = open();
    tell(0, started, { type: "finished", result });
    tell(1, started);
    lab.getState().pause();
    answer({ type: "paused", steps: [15, 6] });
    expect(lab.getState()).toMatchObject({
      activity: "paused",
      pausedSteps: [15, 6],
      runs: [{ outcome: "finished" }, { progress: { done: 6, total: 15 } }],
    });
  });

  it("keep what they said but their progress, lane by lane", () => {
    const { lab, tell } = open();
    tell(1, { type: "progress", stage: "walks", done: 1, total: 2, epoch: 0, fraction: 0.5 }, started, evaluated(0));
    const { recording, runs } = lab.getState();
    expect(recording?.lanes.map(({ events }) => events)).toEqual([[], [started, evaluated(0)]]);
    expect(recording?.lanes.map(({ spec }) => spec.method)).toEqual(["slr", "rigl"]);
    expect(runs[1].progress?.stage).toBe("walks");
  });

  it("are shown as they were at a step, and as they are again", () => {
    const { lab, tell } = open();
    tell(0, started, evaluated(0), evaluated(1));
    tell(1, started, evaluated(0), evaluated(1), { type: "finished", result });
    const shown = () => shownRuns(lab.getState()).map(({ run }) => [run.evaluations.epoch.length, run.outcome]);
    lab.getState().showAt(4); // an epoch has 5 steps
    expect(shown()).toEqual([
      [1, "open"],
      [1, "open"],
    ]);
    lab.getState().showAt(undefined);
    expect(shown()).toEqual([
      [2, "open"],
      [2, "finished"],
    ]);
  });

  it("can be taken away and added while others train, for the next run", () => {
    const { lab, asked, tell } = open();
    lab.getState().removeLane(0);
    lab.getState().addLane();
    lab.getState().chooseMethod("set");
    tell(0, started, evaluated(0));
    expect(lab.getState().runs.map(({ spec, evaluations }) => [spec.seed, evaluations.epoch.length])).toEqual([
      [3, 1],
      [1, 0],
    ]);
    lab.getState().runAgain();
    tell(0, { type: "stopped", step: 5 });
    expect(lab.getState().activity).toBe("stopping");
    tell(1, { type: "stopped", step: 5 });
    const run = asked.at(-1) as Request & { type: "run" };
    expect(run.lanes.map(({ method }) => method)).toEqual(["set", "rigl"]);
  });
});

describe("a record", () => {
  const recorded = applyEvents(emptyRun(spec), [started, evaluated(0), { type: "finished", result }]);

  it("takes the place of the lanes, which come back with the view that led to it", () => {
    const { lab, answer } = makeLab("", 2);
    lab.getState().runOrResume();
    answer({ type: "events", lane: 0, events: [started, { type: "finished", result }] });
    lab.getState().showRecord([recorded], "SLR, seed 3");
    expect(lab.getState()).toMatchObject({ notice: expect.stringContaining("under way"), recorded: undefined });
    answer({ type: "events", lane: 1, events: [started, { type: "finished", result }] });
    const own = lab.getState().runs;
    lab.getState().chooseView("sweep");
    lab.getState().showRecord([recorded], "SLR, seed 3");
    expect(lab.getState()).toMatchObject({ view: "run", runs: [recorded], recorded: { title: "SLR, seed 3" } });
    lab.getState().showRecord([recorded, recorded], "Two");
    lab.getState().closeRecord();
    expect(lab.getState()).toMatchObject({ view: "sweep", recorded: undefined });
    expect(lab.getState().runs).toBe(own);
  });

  it("is run again with its own set-up", () => {
    const { lab, asked } = makeLab("", 2);
    const other = { ...recorded, spec: { ...spec, method: "set" as const, sparsity: 0.75 } };
    lab.getState().showRecord([recorded, other], "Two");
    lab.getState().repeatRecord();
    expect(asked.at(-1)).toMatchObject({ type: "run", lanes: [spec, { method: "set", sparsity: 0.75, seed: 3 }] });
    expect(lab.getState()).toMatchObject({
      recorded: undefined,
      form: { lanes: [{ method: "slr" }, { method: "set" }] },
    });
  });
});

describe("files", () => {
  const files = { edges: new File(["0 1 2"], "mail.txt") };
  const summary = {
    name: "mail.txt",
    kind: "file",
    form: "temporal",
    nodes: 2,
    edges: 1,
    distinctPairs: 1,
    selfLoops: 0,
    classes: 3,
  } as const;

  it("become a data set after they were read and taken", () => {
    const { lab, asked, answer } = makeLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opening", id, done: 2, total: 5 });
    expect(lab.getState().opening).toMatchObject({ state: "reading", done: 2, total: 5 });
    answer({ type: "opened", id, key, summary });
    expect(lab.getState().form.dataset).not.toBe(key);
    lab.getState().useOpened();
    expect(lab.getState()).toMatchObject({ form: { dataset: key, task: "node" }, opening: undefined });
  });

  it("are refused with the reader's sentence, and only the last choice counts", () => {
    const { lab, asked, answer } = makeLab();
    lab.getState().openFiles(files);
    const { id: old } = asked.at(-1) as Request & { type: "open" };
    lab.getState().openFiles(files);
    const { id } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "refused", id: old, message: "Line 3 is wrong." });
    expect(lab.getState().opening?.state).toBe("reading");
    answer({ type: "refused", id, message: "Line 4 is wrong." });
    expect(lab.getState().opening).toMatchObject({ state: "refused", message: "Line 4 is wrong." });
  });

  it("are forgotten by the worker where they do not become a data set", () => {
    const { lab, asked, answer, types } = makeLab();
    lab.getState().openFiles(files);
    const first = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id: first.id, key: first.key, summary });
    lab.getState().openFiles({ ...files, labels: new File(["0 a"], "labels.txt") });
    const second = asked.at(-1) as Request & { type: "open" };
    expect(asked.at(-2)).toEqual({ type: "close", key: first.key });
    lab.getState().forgetOpening();
    expect(asked.at(-1)).toEqual({ type: "close", key: second.key });
    expect(types()).toEqual(["backend", "open", "close", "open", "close"]);
  });

  it("are offered for links alone where all labels are the same", () => {
    const { lab, asked, answer } = makeLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id, key, summary: { ...summary, classes: 1 } });
    lab.getState().useOpened();
    expect(lab.getState().form.task).toBe("link");
  });

  it("are handed to a fresh worker again", () => {
    const { lab, asked, answer, types } = makeLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id, key, summary });
    lab.getState().useOpened();
    lab.getState().restartEngine();
    expect(types()).toEqual(["backend", "open", "backend", "open"]);
    expect(asked.at(-1)).toMatchObject({ type: "open", key, files });
  });
});

describe("the backend", () => {
  it("comes from the address", () => {
    expect(makeLab("?backend=wasm").asked[0]).toEqual({ type: "backend", backend: "wasm" });
  });

  it("waits for the end of a run before it changes", () => {
    const { lab, types, asked, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().chooseBackend("cpu");
    expect(types()).toEqual(["backend", "run"]);
    answer({ type: "events", lane: 0, events: [{ type: "stopped", step: 1 }] });
    lab.getState().runOrResume();
    expect(types()).toEqual(["backend", "run", "backend", "run"]);
    expect(asked[2]).toEqual({ type: "backend", backend: "cpu" });
  });
});

describe("a mask update that somebody wants to see", () => {
  const floats = new Float32Array([0.5, -1]);
  const layer = {
    inputs: 1,
    outputs: 2,
    before: new Uint8Array([1, 1]),
    after: new Uint8Array([0, 1]),
    weights: floats,
  };
  const update = { step: 7, epoch: 1, layers: { w1: layer } };

  it("is asked for in a run that begins, which then pauses at it", () => {
    const { lab, asked, answer } = makeLab();
    lab.getState().watchUpdate(0);
    expect(asked.slice(-2)).toMatchObject([{ type: "run" }, { type: "microscope", lane: 0 }]);
    expect(lab.getState().activity).toBe("running");
    answer({ type: "maskUpdate", lane: 0, update });
    expect(lab.getState()).toMatchObject({ activity: "pausing", seen: { lane: 0, update } });
    answer({ type: "paused", steps: [7] });
    expect(lab.getState().activity).toBe("paused");
  });

  it("is asked for again when a paused run goes on, once each time", () => {
    const { lab, asked, types, answer } = makeLab();
    lab.getState().watchUpdate(0);
    answer({ type: "maskUpdate", lane: 0, update });
    answer({ type: "paused", steps: [7] });
    asked.length = 0;
    lab.getState().watchUpdate(0);
    expect(types()).toEqual(["resume", "microscope"]);
    expect(lab.getState()).toMatchObject({ activity: "running", seen: undefined });
    answer({ type: "events", lane: 0, events: [{ type: "finished", result }] });
    asked.length = 0;
    lab.getState().runOrResume();
    expect(types()).toEqual(["run"]);
  });

  it("is of no interest once the run is stopped", () => {
    const { lab, answer } = makeLab();
    lab.getState().watchUpdate(0);
    lab.getState().reset();
    answer({ type: "maskUpdate", lane: 0, update });
    expect(lab.getState()).toMatchObject({ activity: "stopping", seen: undefined });
  });
});
