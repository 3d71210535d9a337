import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { labState } from "../src/store/labState";
import type { LabState } from "../src/store/state";
import type { Request, Response } from "../src/train/protocol";
import { evaluated, result, started } from "./storeEvents";

const backend = { id: "cpu", device: "CPU, plain JavaScript", software: false, reason: "Asked for." } as const;

/** A store over a worker that only writes down what it is asked. */
function makeLab(search = "") {
  const asked: Request[] = [];
  let answer: (response: Response) => void = () => undefined;
  let restarts = 0;
  const lab = createStore<LabState>()(
    labState((hear) => {
      answer = hear;
      // Every worker is asked what data is kept; tests/storeData.test.ts looks at that.
      const send = (request: Request) => request.type !== "look" && asked.push(request);
      return { send, restart: () => restarts++, terminate: () => undefined };
    }, search),
  );
  lab.getState().connect();
  answer({ type: "ready", backend });
  return { lab, asked, types: () => asked.map(({ type }) => type), answer, restarts: () => restarts };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a run", () => {
  it("starts, gathers events, and ends", () => {
    const { lab, types, answer } = makeLab("?backend=cpu");
    lab.getState().runOrResume();
    expect(types()).toEqual(["backend", "run"]);
    expect(lab.getState().activity).toBe("running");
    answer({ type: "events", lane: 0, events: [started, evaluated(0)] });
    expect(lab.getState().run?.plan).toBeUndefined(); // shown with the next redraw
    vi.advanceTimersByTime(130);
    expect(lab.getState().run?.evaluations.epoch).toEqual([0]);
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "finished", result }] });
    expect(lab.getState()).toMatchObject({ activity: "idle", run: { outcome: "finished" } });
  });

  it("pauses, steps and resumes, each when the worker says so", () => {
    const { lab, asked, types, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().pause();
    expect(lab.getState().activity).toBe("pausing");
    answer({ type: "paused", steps: [12] });
    expect(lab.getState()).toMatchObject({ activity: "paused", pausedStep: 12 });
    lab.getState().step();
    answer({ type: "paused", steps: [13] });
    expect(lab.getState().pausedStep).toBe(13);
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
    expect(lab.getState()).toMatchObject({ activity: "paused", pausedStep: 1 });
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
    expect(lab.getState().run?.evaluations.epoch).toEqual([]);
    expect(lab.getState().activity).toBe("running");
  });

  it("is cleared by a reset, at once", () => {
    const { lab, types, answer } = makeLab();
    lab.getState().runOrResume();
    lab.getState().reset();
    expect(lab.getState()).toMatchObject({ activity: "stopping", run: undefined });
    answer({ type: "events", lane: 0, events: [evaluated(1), { type: "stopped", step: 5 }] });
    vi.advanceTimersByTime(20_000);
    expect(lab.getState()).toMatchObject({ activity: "idle", run: undefined });
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
    answer({ type: "engineFailed", message: "The device was lost." });
    expect(lab.getState()).toMatchObject({
      activity: "idle",
      engine: { state: "failed" },
      run: { outcome: "failed", message: "The device was lost.", evaluations: { epoch: [0] } },
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
