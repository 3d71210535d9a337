import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shownRuns } from "../src/store/shownRuns";
import type { Request, RunEvent } from "../src/train/protocol";
import { makeReadyLab } from "./silentLab";
import { evaluated, result, started } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("lanes", () => {
  const open = () => {
    const made = makeReadyLab("", 2);
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
