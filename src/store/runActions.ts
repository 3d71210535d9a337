import { recordEvents } from "../record/recordEvents";
import type { Recording } from "../record/recording";
import type { Request, Response } from "../train/protocol";
import type { RunSpec } from "../train/spec";
import { createEventBuffer, type HeardEvents, isLast } from "./eventBuffer";
import { letterAnew } from "./form";
import { newRecording } from "./newRecording";
import { applyEvents, emptyRun, restAt } from "./run";
import { runnable } from "./runnable";
import { type Access, type LabActions, nothingShown } from "./state";

/** Redraws are at least so far apart, in milliseconds: eight a second. */
const redrawEvery = 125;

/** A worker that has not stopped after so many milliseconds is replaced. */
const patience = 8000;

type RunActions = Pick<LabActions, "runOrResume" | "runAgain" | "pause" | "step" | "reset" | "watchUpdate">;

/** The buttons of a run, and the ears for what the worker says of its lanes. */
export interface RunControl extends RunActions {
  hear(response: Response & { type: "events" | "paused" }): void;
  /** Takes the mask update that was asked for. */
  see(response: Response & { type: "maskUpdate" }): void;
  /** Ends the lanes that still train in the page's view because their worker is gone. */
  lose(message: string): void;
  /** Keeps the form's specs for `startNext`; false where they cannot run. */
  startLater(): boolean;
  /** Starts the run that waits for the engine, if one does. */
  startNext(): void;
}

/** Creates the control of runs: one at a time with all its lanes, the next one only after the last has ended. */
export function createRunControl(
  { get, set }: Access,
  send: (request: Request) => void,
  ensureEngine: () => void,
): RunControl {
  let next: { specs: readonly RunSpec[]; paused: boolean } | undefined;
  let watched: number | undefined; // the lane whose next mask update somebody waits for
  let watch: ReturnType<typeof setTimeout> | undefined;
  const training = new Set<number>(); // lanes that the worker has not ended
  const buffer = createEventBuffer(redrawEvery, (heard) => {
    const { runs, recording } = get();
    const eventsOf = (lane: number) => heard.find((one) => one.lane === lane)?.events ?? [];
    set({
      runs: runs.map((run, lane) => applyEvents(run, eventsOf(lane))),
      recording: recording && withEvents(recording, eventsOf),
    });
  });
  const begin = (specs: readonly RunSpec[], paused: boolean): void => {
    buffer.clear();
    ensureEngine();
    training.clear();
    for (const lane of specs.keys()) training.add(lane);
    set({
      ...nothingShown,
      runs: specs.map(emptyRun),
      recording: newRecording(specs),
      runBackend: get().backendRequest,
      activity: paused ? "pausing" : "running",
      form: letterAnew(get().form),
    });
    send({ type: "run", lanes: specs, paused });
    if (watched !== undefined) send({ type: "microscope", lane: watched });
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
    if (following) begin(following.specs, following.paused);
  };
  const ended = (): void => {
    clearTimeout(watch);
    training.clear();
    set({ activity: "idle" });
    if (!next) watched = undefined;
    startNext();
  };
  const start = (paused: boolean): void => {
    const { activity, guest } = get();
    const { specs, problem } = runnable(get());
    if (problem !== undefined || guest !== undefined) return;
    if (activity === "idle") begin(specs, paused);
    else {
      next = { specs, paused };
      stop();
    }
  };
  const runOrResume = (): void => {
    const { activity } = get();
    if (activity === "running") return;
    if (activity === "paused" || activity === "pausing") {
      set({ activity: "running", pausedSteps: undefined });
      send({ type: "resume" });
    } else start(false);
  };
  return {
    startNext,
    startLater: () => {
      const { specs, problem } = runnable(get());
      if (problem === undefined) next = { specs, paused: false };
      return problem === undefined;
    },
    runOrResume,
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
    watchUpdate: (lane) => {
      watched = lane;
      const begun = get().activity === "idle" || get().activity === "stopping";
      runOrResume();
      set({ seen: undefined });
      // A run that begins asks by itself.
      if (!begun) send({ type: "microscope", lane });
    },
    see: ({ lane, update }) => {
      watched = undefined;
      if (get().activity === "running") set({ seen: { lane, update }, activity: "pausing" });
    },
    reset: () => {
      next = undefined;
      watched = undefined;
      stop();
      buffer.clear();
      set(nothingShown);
    },
    hear: (response) => {
      const stopping = get().activity === "stopping";
      if (response.type === "paused") {
        if (stopping || get().activity === "running") return;
        buffer.flush();
        const { steps } = response;
        const runs = get().runs.map((run, lane) => (run.outcome === "open" ? restAt(run, steps[lane]) : run));
        set({ activity: "paused", pausedSteps: steps, runs });
        return;
      }
      // What a stopped run still says is of no interest: its place belongs to the next one.
      if (!stopping) buffer.add(response);
      if (!response.events.some(isLast)) return;
      training.delete(response.lane);
      if (training.size > 0) return;
      if (!stopping) buffer.flush();
      ended();
    },
    lose: (message) => {
      buffer.flush();
      const { runs, activity } = get();
      if (activity !== "stopping" && runs.some(({ outcome }) => outcome === "open")) {
        set({ runs: runs.map((run) => (run.outcome === "open" ? { ...run, outcome: "failed", message } : run)) });
      }
      ended();
    },
  };
}

/** Adds events to the record of each lane. */
function withEvents(recording: Recording, eventsOf: (lane: number) => HeardEvents["events"]): Recording {
  return { ...recording, lanes: recording.lanes.map((record, lane) => recordEvents(record, eventsOf(lane))) };
}
