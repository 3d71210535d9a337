import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyEvents, emptyRun } from "../src/store/run";
import { loadCatalogue } from "../src/words/load";
import { makeReadyLab } from "./silentLab";
import { evaluated, result, spec, started } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the language", () => {
  it("is the one that was chosen last, though the texts of another come later", async () => {
    const { lab } = makeReadyLab();
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
    const { lab, types, answer } = makeReadyLab("?backend=cpu");
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
    const { lab, asked, types, answer } = makeReadyLab();
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
    const { lab, asked, answer } = makeReadyLab();
    lab.getState().step();
    expect(asked.at(-1)).toMatchObject({ type: "run", paused: true });
    answer({ type: "paused", steps: [1] });
    expect(lab.getState()).toMatchObject({ activity: "paused", pausedSteps: [1] });
  });

  it("gives way to the next one only after it has ended, and is not heard any more", () => {
    const { lab, asked, types, answer } = makeReadyLab();
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
    const { lab, types, answer } = makeReadyLab();
    lab.getState().runOrResume();
    lab.getState().reset();
    expect(lab.getState()).toMatchObject({ activity: "stopping", runs: [] });
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "stopped", step: 5 }] });
    vi.advanceTimersByTime(20_000);
    expect(lab.getState()).toMatchObject({ activity: "idle", runs: [] });
    expect(types()).toEqual(["backend", "run", "stop"]);
  });

  it("does not start while a field is wrong", () => {
    const { lab, types } = makeReadyLab();
    lab.getState().typeNumber("sparsity", "120", 100);
    lab.getState().runOrResume();
    expect(types()).toEqual(["backend"]);
  });

  it("keeps its curves when the engine fails, and the next run starts the engine anew", () => {
    const { lab, types, answer, restarts } = makeReadyLab();
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
    const { lab, answer, restarts } = makeReadyLab();
    lab.getState().runOrResume();
    answer({ type: "events", lane: 0, events: [started] });
    lab.getState().reset();
    vi.advanceTimersByTime(9000);
    expect(restarts()).toBe(1);
    expect(lab.getState().activity).toBe("idle");
  });
});

describe("a record", () => {
  const recorded = applyEvents(emptyRun(spec), [started, evaluated(0), { type: "finished", result }]);

  it("takes the place of the lanes, which come back with the view that led to it", () => {
    const { lab, answer } = makeReadyLab("", 2);
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
    const { lab, asked } = makeReadyLab("", 2);
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

describe("the backend", () => {
  it("comes from the address", () => {
    expect(makeReadyLab("?backend=wasm").asked[0]).toEqual({ type: "backend", backend: "wasm" });
  });

  it("waits for the end of a run before it changes", () => {
    const { lab, types, asked, answer } = makeReadyLab();
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
    const { lab, asked, answer } = makeReadyLab();
    lab.getState().watchUpdate(0);
    expect(asked.slice(-2)).toMatchObject([{ type: "run" }, { type: "microscope", lane: 0 }]);
    expect(lab.getState().activity).toBe("running");
    answer({ type: "maskUpdate", lane: 0, update });
    expect(lab.getState()).toMatchObject({ activity: "pausing", seen: { lane: 0, update } });
    answer({ type: "paused", steps: [7] });
    expect(lab.getState().activity).toBe("paused");
  });

  it("is asked for again when a paused run goes on, once each time", () => {
    const { lab, asked, types, answer } = makeReadyLab();
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
    const { lab, answer } = makeReadyLab();
    lab.getState().watchUpdate(0);
    lab.getState().reset();
    answer({ type: "maskUpdate", lane: 0, update });
    expect(lab.getState()).toMatchObject({ activity: "stopping", seen: undefined });
  });
});
