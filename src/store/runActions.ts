import type { Request, Response, RunEvent } from "../train/protocol";
import type { RunSpec } from "../train/spec";
import { createEventBuffer, isLast } from "./eventBuffer";
import { applyEvents, emptyRun, restAt } from "./run";
import { runnable } from "./runnable";
import type { Access, LabActions } from "./state";

/** Redraws are at least so far apart, in milliseconds: eight a second. */
const redrawEvery = 125;

/** A worker that has not stopped after so many milliseconds is replaced. */
const patience = 8000;

type RunActions = Pick<LabActions, "runOrResume" | "runAgain" | "pause" | "step" | "reset">;

/** The buttons of a run, and the ears for what the worker says of it. */
export interface RunControl extends RunActions {
  hear(response: Response & { type: "events" | "paused" }): void;
  /** Ends the run in the page's view because its worker is gone. */
  lose(message: string): void;
  /** Keeps the form's spec for `startNext`; false where it cannot run. */
  startLater(): boolean;
  /** Starts the run that waits for the engine, if one does. */
  startNext(): void;
}

/** Creates the control of runs: one at a time, the next one only after the last has ended. */
export function createRunControl(
  { get, set }: Access,
  send: (request: Request) => void,
  ensureEngine: () => void,
): RunControl {
  let next: { spec: RunSpec; paused: boolean } | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const buffer = createEventBuffer(redrawEvery, (events: readonly RunEvent[]) => {
    const { run } = get();
    if (run) set({ run: applyEvents(run, events) });
  });
  const begin = (spec: RunSpec, paused: boolean): void => {
    buffer.clear();
    ensureEngine();
    const activity = paused ? "pausing" : "running";
    const runBackend = get().backendRequest;
    set({ run: emptyRun(spec), runBackend, activity, pausedStep: undefined, recorded: undefined });
    send({ type: "run", lanes: [spec], paused });
  };
  const stop = (): void => {
    if (get().activity === "idle" || get().activity === "stopping") return;
    buffer.clear();
    set({ activity: "stopping" });
    send({ type: "stop" });
    watch = setTimeout(() => get().restartEngine(), patience);
  };
  const startNext = (): void => {
    const following = next;
    next = undefined;
    if (following) begin(following.spec, following.paused);
  };
  const ended = (): void => {
    clearTimeout(watch);
    set({ activity: "idle" });
    startNext();
  };
  const start = (paused: boolean): void => {
    const { activity, guest } = get();
    const { spec, problem } = runnable(get());
    if (problem !== undefined || guest !== undefined) return;
    if (activity === "idle") begin(spec, paused);
    else {
      next = { spec, paused };
      stop();
    }
  };
  return {
    startNext,
    startLater: () => {
      const { spec, problem } = runnable(get());
      if (problem === undefined) next = { spec, paused: false };
      return problem === undefined;
    },
    runOrResume: () => {
      const { activity } = get();
      if (activity === "running") return;
      if (activity === "paused" || activity === "pausing") {
        set({ activity: "running", pausedStep: undefined });
        send({ type: "resume" });
      } else start(false);
    },
    runAgain: () => start(false),
    pause: () => {
      if (get().activity !== "running") return;
      set({ activity: "pausing" });
      send({ type: "pause" });
    },
    step: () => {
      const { activity } = get();
      if (activity === "idle" || activity === "stopping") start(true);
      else if (activity !== "pausing") {
        set({ activity: "pausing" });
        send({ type: "step" });
      }
    },
    reset: () => {
      next = undefined;
      stop();
      buffer.clear();
      set({ run: undefined, runBackend: undefined, pausedStep: undefined, recorded: undefined });
    },
    hear: (response) => {
      const stopping = get().activity === "stopping";
      if (response.type === "paused") {
        if (stopping || get().activity === "running") return;
        buffer.flush();
        const { run } = get();
        set({ activity: "paused", pausedStep: response.steps[0], run: run && restAt(run, response.steps[0]) });
        return;
      }
      const last = response.events.some(isLast);
      // What a stopped run still says is of no interest: its place belongs to the next one.
      if (!stopping) buffer.add(response.events);
      if (!last) return;
      if (!stopping) buffer.flush();
      ended();
    },
    lose: (message) => {
      buffer.flush();
      const { run, activity } = get();
      if (run?.outcome === "open" && activity !== "stopping") set({ run: { ...run, outcome: "failed", message } });
      ended();
    },
  };
}
