import { laneUntil, recordEvents } from "../../record/recordEvents";
import { emptyLane, type RecordedLane, type Recording } from "../../record/recording";
import type { RunEvent } from "../../train/protocol";
import type { LaneStart } from "../../train/snapshot";
import { applyEvents, emptyRun, type Run, restAt } from "../run";

/** Returns the record of a comparison as it was where each lane goes on. */
export function rewind(recording: Recording, starts: readonly LaneStart[]): Recording {
  return { ...recording, lanes: recording.lanes.map((lane, i) => rewindLane(lane, starts[i])) };
}

function rewindLane(lane: RecordedLane, start: LaneStart): RecordedLane {
  if (start === "ended") return lane;
  if (start === "first step" || start.denseStart) return emptyLane(lane.spec);
  return laneUntil(lane, start.step);
}

/** Returns the run of a lane that goes on, as far as its record tells of it. */
export function runGoingOn({ spec, events }: RecordedLane, start: LaneStart): Run {
  const run = applyEvents(emptyRun(spec), events);
  return typeof start === "string" || start.denseStart ? run : restAt(run, start.step);
}

/** Adds events to the record of a lane; where a run goes on, how it started takes the place of what was told of that before. */
export function recordOn(lane: RecordedLane, events: readonly RunEvent[]): RecordedLane {
  const again = lane.events.some(({ type }) => type === "started") && events.find(({ type }) => type === "started");
  if (!again) return recordEvents(lane, events);
  const known = lane.events.map((event) => (event.type === "started" ? again : event));
  return recordEvents(
    { ...lane, events: known },
    events.filter((event) => event !== again),
  );
}

/** Counts the optimizer steps that lanes would not take again. */
export function stepsKept(starts: readonly LaneStart[]): number {
  return starts.reduce((sum, start) => sum + (typeof start === "string" || start.denseStart ? 0 : start.step), 0);
}

/** Returns the epoch that the lane furthest behind goes on in; undefined where a lane begins anew. */
export function epochKept(starts: readonly LaneStart[]): number | undefined {
  const open = starts.filter((start) => start !== "ended");
  const epochs = open.map((start) => (start === "first step" || start.denseStart ? 0 : start.epoch));
  return Math.min(...epochs) > 0 && open.length > 0 ? Math.min(...epochs) : undefined;
}
