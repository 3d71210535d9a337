import type { BackendRequest } from "../ops/backendInfo";
import type { Recording } from "../record/recording";
import type { Request, Response } from "../train/protocol";
import type { LaneStart } from "../train/snapshot";
import type { RunSpec } from "../train/spec";
import { createEventBuffer, type HeardEvents, isLast } from "./eventBuffer";
import { letterAnew } from "./form";
import { newRecording } from "./record/newRecording";
import { type Loss, noLosses, wayOn } from "./rescue/recovery";
import { epochKept, recordOn, rewind, runGoingOn, stepsKept } from "./rescue/rewind";
import { applyEvents, restAt } from "./run";
import { runnable } from "./runnable";
import { type Access, type LabActions, nothingShown, type Resumption } from "./state";

/** Redraws are at least so far apart, in milliseconds: eight a second. */
const redrawEvery = 125;

/** A worker that has not stopped after so many milliseconds is replaced. */
const patience = 8000;

type RunActions = Pick<LabActions, "runOrResume" | "runAgain" | "pause" | "step" | "reset" | "goOn" | "watchUpdate">;

/** The buttons of a run, and the ears for what the worker says of its lanes. */
export interface RunControl extends RunActions {
  hear(response: Response & { type: "events" | "paused" | "snapshot" }): void;
  /** Takes the mask update that was asked for. */
  see(response: Response & { type: "maskUpdate" }): void;
  /** The worker is gone: lanes that still train go on in a fresh one, or end in the page's view. */
  lose(loss: Loss): void;
  /** Keeps the form's specs for `startNext`; false where they cannot run. */
  startLater(): boolean;
  /** Starts the run that waits for the engine, if one does. */
  startNext(): void;
}

/** Creates the control of runs: one at a time with all its lanes, the next one only after the last has ended. */
export function createRunControl(
  { get, set }: Access,
  send: (request: Request) => void,
  engine: Readonly<Record<"ensureEngine" | "ensureAlike", (backend: BackendRequest) => void>>,
): RunControl {
  let next: { specs: readonly RunSpec[]; paused: boolean } | undefined;
  let watched: number | undefined; // the lane whose next mask update somebody waits for
  let watch: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined; // before a lost engine is started anew
  let losses = noLosses;
  let backendNow: BackendRequest = "auto"; // that the lanes train on, after a loss perhaps another than was asked for
  const training = new Set<number>(); // lanes that the worker has not ended
  const buffer = createEventBuffer(redrawEvery, (heard) => {
    const { runs, recording } = get();
    const eventsOf = (lane: number) => heard.find((one) => one.lane === lane)?.events ?? [];
    set({
      runs: runs.map((run, lane) => applyEvents(run, eventsOf(lane))),
      recording: recording && withEvents(recording, eventsOf),
    });
  });
  /** Trains all lanes that have not ended, each from its start on. */
  const train = ({ recording, starts, backend }: Resumption, paused: boolean): void => {
    buffer.clear();
    backendNow = backend;
    const afresh = starts.every((start) => start === "first step");
    engine[afresh ? "ensureEngine" : "ensureAlike"](backend);
    training.clear();
    for (const [lane, start] of starts.entries()) if (start !== "ended") training.add(lane);
    const runs = recording.lanes.map((lane, i) => runGoingOn(lane, starts[i]));
    set({ runs, recording, starts, activity: paused ? "pausing" : "running" });
    const from = afresh ? {} : { from: starts };
    send({ type: "run", lanes: recording.lanes.map(({ spec }) => spec), paused, ...from });
    if (watched !== undefined) send({ type: "microscope", lane: watched });
  };
  const begin = (specs: readonly RunSpec[], paused: boolean): void => {
    losses = noLosses;
    const { backendRequest: backend, form } = get();
    set({ ...nothingShown, runBackend: backend, form: letterAnew(form) });
    const starts = specs.map((): LaneStart => "first step");
    train({ recording: newRecording(specs), starts, backend }, paused);
  };
  const stop = (): void => {
    if (get().activity === "idle" || get().activity === "stopping") return;
    buffer.clear();
    if (rest !== undefined) {
      // Nothing trains that could answer.
      ended();
      return;
    }
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
    clearTimeout(rest);
    rest = undefined;
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
  /** Goes on from the last snapshots after a breath; false where the loss leaves no way on. */
  const recover = (loss: Loss): boolean => {
    const { activity, recording, starts } = get();
    if (!recording || training.size === 0 || activity === "stopping") return false;
    const { losses: now, way, restMs } = wayOn(losses, loss, stepsKept(starts));
    losses = now;
    const recovery = { message: loss.message, way, times: now.inARow, epoch: epochKept(starts) };
    set({ recovery: { ...recovery, resting: way !== "none" } });
    if (way === "none") return false;
    rest = setTimeout(() => {
      rest = undefined;
      set({ pausedSteps: undefined, recovery: { ...recovery, resting: false } });
      const backend = way === "wasm" ? way : backendNow;
      train({ recording: rewind(recording, starts), starts, backend }, get().activity !== "running");
    }, restMs);
    return true;
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
    goOn: (from) => {
      const { activity, guest, recording, starts, backendRequest } = get();
      if (activity !== "idle" || guest !== undefined) return;
      // What is on show from a record has nothing that it could go on from.
      const known = recording && starts.length > 0 ? { recording, starts, backend: backendRequest } : undefined;
      const resumption = from ?? known;
      if (!resumption) return;
      losses = noLosses;
      set({ ...nothingShown, runBackend: backendRequest });
      train({ ...resumption, recording: rewind(resumption.recording, resumption.starts) }, false);
    },
    hear: (response) => {
      // What a lost engine still says is void.
      if (rest !== undefined) return;
      const stopping = get().activity === "stopping";
      if (response.type === "snapshot") {
        if (stopping) return;
        buffer.flush(); // the record must tell of all that lies before the snapshot
        set({ starts: get().starts.map((start, lane) => (lane === response.lane ? response.snapshot : start)) });
        return;
      }
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
      if (!stopping) {
        buffer.flush();
        set({ starts: get().starts.map((start, lane) => (lane === response.lane ? "ended" : start)) });
      }
      if (training.size === 0) ended();
    },
    lose: (loss) => {
      if (rest !== undefined) return;
      buffer.flush();
      if (recover(loss)) return;
      const { message } = loss;
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
  return { ...recording, lanes: recording.lanes.map((record, lane) => recordOn(record, eventsOf(lane))) };
}
