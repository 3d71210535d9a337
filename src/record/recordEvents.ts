import type { RunEvent } from "../train/protocol";
import type { RecordedLane } from "./recording";
import { type PictureLimits, pictureLimits, thinPictures } from "./thinPictures";

/** Adds events to the record of a lane: all but progress, and of the mask pictures as many as the limits allow. */
export function recordEvents(
  lane: RecordedLane,
  events: readonly RunEvent[],
  limits: PictureLimits = pictureLimits,
): RecordedLane {
  const kept = events.filter(({ type }) => type !== "progress");
  return kept.length === 0 ? lane : { ...lane, events: thinPictures([...lane.events, ...kept], limits) };
}

/** Returns the optimizer step by which an event had happened; the end of a run lies at the step of what came before it. */
export function stepOf(event: RunEvent, before: number): number {
  return "step" in event ? event.step : before;
}

/** Returns the last optimizer step that a lane tells of: the end of its scrubber. */
export function lastStep({ events }: RecordedLane): number {
  return events.reduce((at, event) => stepOf(event, at), 0);
}

/** Cuts the record of a lane off after an optimizer step, as if the run were still there: without its end, however it ended. */
export function laneUntil(lane: RecordedLane, step: number): RecordedLane {
  const events = lane.events.filter((event) => {
    if (event.type === "finished" || event.type === "failed" || event.type === "stopped") return false;
    return stepOf(event, 0) <= step;
  });
  return { ...lane, events };
}
