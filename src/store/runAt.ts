import { stepOf } from "../record/recordEvents";
import type { RecordedLane } from "../record/recording";
import { applyEvents, emptyRun, type Run, restAt } from "./run";

/** What was last folded of each lane: a scrubber moves forth more often than back, and often not past any event. */
const folded = new WeakMap<RecordedLane, { readonly count: number; readonly run: Run }>();

/** Returns how many of a lane's events had happened by a step. */
function countUntil({ events }: RecordedLane, step: number): number {
  let at = 0;
  for (const [i, event] of events.entries()) {
    at = stepOf(event, at);
    if (at > step) return i;
  }
  return events.length;
}

/** Returns the last optimizer step that a lane tells of: the end of its scrubber. */
export function lastStep({ events }: RecordedLane): number {
  return events.reduce((at, event) => stepOf(event, at), 0);
}

/**
 * Returns the run of a recorded lane as it was after an optimizer step.
 *
 * It is folded from the events up to there, on from where the last call for the lane came if that lies before.
 */
export function runAt(lane: RecordedLane, step: number): Run {
  const count = countUntil(lane, step);
  const last = folded.get(lane);
  const from = last && last.count <= count ? last : { count: 0, run: emptyRun(lane.spec) };
  const run = from.count === count ? from.run : applyEvents(from.run, lane.events.slice(from.count, count));
  folded.set(lane, { count, run });
  return run.outcome === "open" ? restAt(run, Math.min(step, lastStep(lane))) : run;
}
