import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Losses, noLosses, wayOn } from "../src/store/rescue/recovery";
import { recordOn } from "../src/store/rescue/rewind";
import type { EngineFault } from "../src/train/protocol";
import { openRescueLab, snapshotOf, startOf, trainABit } from "./rescueLab";
import { evaluated, result, spec } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lost = { type: "engineFailed", message: "The GPU was lost (driver reset).", fault: "lost" } as const;

describe("the way on after a loss", () => {
  /** Goes through losses, each with as many steps kept as given, and returns the ways on. */
  const ways = (...faults: readonly (readonly [EngineFault, number])[]): string[] => {
    let losses: Losses = noLosses;
    return faults.map(([fault, kept]) => {
      const next = wayOn(losses, { message: "", fault }, kept);
      losses = next.losses;
      return next.way;
    });
  };

  it("gives a lost GPU a second chance, and one that reports errors none", () => {
    expect(ways(["lost", 10], ["lost", 500])).toEqual(["again", "wasm"]);
    expect(ways(["error", 10])).toEqual(["wasm"]);
    expect(ways(["lost", 10], ["error", 20])).toEqual(["again", "wasm"]);
  });

  it("starts a worker again as often as the run gets on, three times where it does not", () => {
    expect(ways(["worker", 10], ["worker", 20], ["worker", 30], ["worker", 40], ["worker", 50])).toEqual(
      new Array(5).fill("again"),
    );
    expect(ways(["worker", 10], ["worker", 10], ["worker", 10], ["worker", 10])).toEqual([
      "again",
      "again",
      "again",
      "none",
    ]);
  });

  it("leaves a first start that fails to the person, and goes around a later one", () => {
    expect(ways(["start", 0])).toEqual(["none"]);
    expect(ways(["lost", 10], ["start", 10])).toEqual(["again", "wasm"]);
  });

  it("waits longer each time", () => {
    const first = wayOn(noLosses, { message: "", fault: "worker" }, 0);
    const second = wayOn(first.losses, { message: "", fault: "worker" }, 0);
    expect(second.restMs).toBeGreaterThan(first.restMs);
  });
});

describe("a lost engine", () => {
  it("is started anew, and every lane goes on from its own snapshot", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, answer, types, restarts, lastRun } = page;
    const made = lab.getState().recording?.made;
    answer(lost);
    expect(lab.getState()).toMatchObject({ activity: "running", recovery: { way: "again", epoch: 2, resting: true } });
    vi.advanceTimersByTime(500);
    expect(restarts()).toBe(1);
    expect(types()).toEqual(["backend", "run", "backend", "run"]);
    expect(lastRun()).toMatchObject({ paused: false, from: [{ step: 7 }, { step: 10 }] });
    // What lies beyond a snapshot is told again.
    const { runs, recording, recovery } = lab.getState();
    expect(runs.map(({ evaluations }) => evaluations.epoch)).toEqual([
      [0, 1],
      [0, 1, 2],
    ]);
    expect(runs.map(({ progress }) => progress?.done)).toEqual([7, 10]);
    expect(recording?.made).toBe(made);
    expect(recovery).toMatchObject({ resting: false });
  });

  it("forgets what was told beyond the snapshots, and hears no more of a worker that is gone", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, tell, answer } = page;
    tell(0, evaluated(2), evaluated(3));
    answer(lost);
    tell(0, { type: "failed", message: "A buffer could not be read." });
    answer({ ...lost, message: "Another error.", fault: "error" });
    vi.advanceTimersByTime(500);
    expect(lab.getState().runs[0]).toMatchObject({ outcome: "open", evaluations: { epoch: [0, 1] } });
    expect(lab.getState().recovery).toMatchObject({ message: lost.message, way: "again", times: 1 });
  });

  it("leaves a lane that had ended as it is", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, tell, answer, lastRun } = page;
    tell(1, evaluated(3), { type: "finished", result });
    answer(lost);
    vi.advanceTimersByTime(500);
    expect(lastRun()).toMatchObject({ from: [{ step: 7 }, "ended"] });
    expect(lab.getState().runs.map(({ outcome }) => outcome)).toEqual(["open", "finished"]);
    tell(0, { type: "finished", result });
    expect(lab.getState().activity).toBe("idle");
  });

  it("goes on with WebAssembly where the GPU is lost twice, and the next run asks for the GPU again", () => {
    const page = openRescueLab("?backend=webgpu");
    trainABit(page);
    const { lab, asked, answer, tell, lastRun } = page;
    answer(lost);
    vi.advanceTimersByTime(500);
    const [a] = lastRun().lanes;
    answer({ type: "snapshot", lane: 0, snapshot: snapshotOf(a, 11) });
    answer(lost);
    vi.advanceTimersByTime(2000);
    expect(asked.filter(({ type }) => type === "backend")).toMatchObject([
      { backend: "webgpu" },
      { backend: "webgpu" },
      { backend: "wasm" },
    ]);
    expect(lab.getState()).toMatchObject({ backendRequest: "webgpu", recovery: { way: "wasm", epoch: 2 } });
    expect(lastRun().from).toMatchObject([{ step: 11 }, { step: 10 }]);
    // A third loss, now of the worker, stays there.
    answer({ type: "snapshot", lane: 0, snapshot: snapshotOf(a, 12) });
    answer({ type: "engineFailed", message: "The training worker stopped (x).", fault: "worker" });
    vi.advanceTimersByTime(2000);
    expect(asked.findLast(({ type }) => type === "backend")).toMatchObject({ backend: "wasm" });
    tell(0, { type: "finished", result });
    tell(1, { type: "finished", result });
    lab.getState().runAgain();
    expect(asked.findLast(({ type }) => type === "backend")).toMatchObject({ backend: "webgpu" });
    expect(lastRun().from).toBeUndefined();
    expect(lab.getState().recovery).toBeUndefined();
  });

  it("that is lost before any snapshot has its run begin again", () => {
    const { lab, answer, tell, lastRun } = openRescueLab();
    lab.getState().runOrResume();
    tell(0, startOf(lastRun().lanes[0]), evaluated(0));
    answer(lost);
    vi.advanceTimersByTime(500);
    expect(lastRun().from).toBeUndefined();
    expect(lab.getState().recovery).toMatchObject({ way: "again", epoch: undefined });
    expect(lab.getState().runs.map(({ evaluations }) => evaluations.epoch)).toEqual([[], []]);
  });

  it("ends the run after three losses without a step kept, and a person may go on from there", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, answer, lastRun, restarts } = page;
    const dead = { type: "engineFailed", message: "The training worker stopped (x).", fault: "worker" } as const;
    for (let i = 0; i < 3; i++) {
      answer(dead);
      vi.advanceTimersByTime(5000);
    }
    expect(restarts()).toBe(3);
    expect(lab.getState().activity).toBe("running");
    answer(dead);
    vi.advanceTimersByTime(5000);
    expect(restarts()).toBe(3);
    expect(lab.getState()).toMatchObject({
      activity: "idle",
      recovery: { way: "none", times: 4, epoch: 2, resting: false },
      runs: [{ outcome: "failed", message: dead.message }, { outcome: "failed" }],
    });
    lab.getState().goOn();
    expect(lab.getState()).toMatchObject({ activity: "running", recovery: undefined });
    expect(lastRun().from).toMatchObject([{ step: 7 }, { step: 10 }]);
    expect(lab.getState().runs[0].outcome).toBe("open");
  });

  it("comes back to a paused run paused", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, answer, lastRun } = page;
    lab.getState().pause();
    answer({ type: "paused", steps: [8, 11] });
    answer(lost);
    vi.advanceTimersByTime(500);
    expect(lastRun()).toMatchObject({ paused: true, from: [{ step: 7 }, { step: 10 }] });
    expect(lab.getState()).toMatchObject({ activity: "pausing", pausedSteps: undefined });
    answer({ type: "paused", steps: [8, 11] });
    lab.getState().runOrResume();
    expect(lab.getState().activity).toBe("running");
  });

  it("does not keep a run that is reset, or replaced by another, while the engine rests", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, answer, asked, types, lastRun } = page;
    answer(lost);
    lab.getState().reset();
    expect(lab.getState()).toMatchObject({ activity: "idle", runs: [], starts: [], recovery: undefined });
    vi.advanceTimersByTime(5000);
    expect(types()).toEqual(["backend", "run"]);
    trainABit(page);
    answer(lost);
    lab.getState().typeNumber("seed", "9");
    lab.getState().runAgain();
    vi.advanceTimersByTime(5000);
    expect(asked.filter(({ type }) => type === "run")).toHaveLength(3);
    expect(lastRun()).toMatchObject({ lanes: [{ seed: 9 }, { seed: 9 }] });
    expect(lastRun().from).toBeUndefined();
  });

  it("ends a run that was being stopped", () => {
    const page = openRescueLab();
    trainABit(page);
    page.lab.getState().reset();
    page.answer(lost);
    vi.advanceTimersByTime(5000);
    expect(page.lab.getState()).toMatchObject({ activity: "idle", runs: [] });
    expect(page.types()).toEqual(["backend", "run", "stop"]);
  });
});

describe("an engine that does not answer", () => {
  it("is told of, and started anew by hand without losing the run", () => {
    const page = openRescueLab();
    trainABit(page);
    const { lab, answer, lastRun, restarts } = page;
    answer({ type: "silence", silent: true });
    expect(lab.getState()).toMatchObject({ silent: true, activity: "running" });
    lab.getState().restartEngine();
    answer({ type: "silence", silent: false });
    vi.advanceTimersByTime(500);
    expect(restarts()).toBe(1);
    expect(lab.getState().silent).toBe(false);
    expect(lastRun().from).toMatchObject([{ step: 7 }, { step: 10 }]);
  });
});

describe("the record of a run that goes on", () => {
  it("tells once how it started: the last time", () => {
    const first = startOf(spec);
    const again = { ...first, plan: { note: "This run went on elsewhere." } } as unknown as typeof first;
    const lane = { spec, events: [first, evaluated(0), evaluated(1)] };
    expect(recordOn(lane, [again, evaluated(2)]).events).toEqual([again, evaluated(0), evaluated(1), evaluated(2)]);
    expect(recordOn({ spec, events: [] }, [first, evaluated(0)]).events).toEqual([first, evaluated(0)]);
  });
});

describe("a tab that is hidden for minutes", () => {
  const progress = (done: number) =>
    ({ type: "progress", stage: "dense training", done, total: 15, epoch: 1, fraction: done / 15 }) as const;

  it("shows what has come though its timers sleep, and piles nothing up", () => {
    const { lab, tell, lastRun } = openRescueLab();
    lab.getState().runOrResume();
    tell(0, startOf(lastRun().lanes[0]), evaluated(0));
    let changes = 0;
    lab.subscribe(() => changes++);
    // Five minutes of progress twenty times a second; the clock goes on, timers do not.
    const clock = performance.now();
    for (let i = 1; i <= 6000; i++) {
      vi.spyOn(performance, "now").mockReturnValue(clock + 50 * i);
      tell(0, progress(i % 15));
      if (i === 3000) expect(lab.getState().runs[0].evaluations.epoch).toEqual([0]);
    }
    expect(lab.getState().runs[0].progress?.done).toBeGreaterThan(0);
    // Once in two seconds, not 6000 times, and at no time is there more to do than that.
    expect(changes).toBeLessThan(200);
    vi.restoreAllMocks();
  });
});
