import { lastStep, stepOf } from "../../record/recordEvents";
import type { RecordedLane } from "../../record/recording";
import type { RunEvent } from "../../train/protocol";
import type { RunSpec } from "../../train/spec";
import { applyEvents, emptyRun, type Run, restAt } from "../run";

/** What was last folded of a lane. */
interface Folded {
  readonly events: readonly RunEvent[];
  readonly count: number; // of them
  readonly run: Run;
}

/**
 * By the spec, which stays the same object while a lane grows: a scrubber moves forth more often than back, often not past any
 * event, and rests while the lane goes on.
 */
const folded = new WeakMap<RunSpec, Folded>();

/** Returns how many of a lane's events had happened by a step. */
function countUntil({ events }: RecordedLane, step: number): number {
  let at = 0;
  for (const [i, event] of events.entries()) {
    at = stepOf(event, at);
    if (at > step) return i;
  }
  return events.length;
}

/** Tells whether what was folded is the beginning of a lane, which may since have been thinned. */
function isStart({ events, count }: Folded, lane: RecordedLane): boolean {
  if (events === lane.events) return true;
  for (let i = 0; i < count; i++) if (events[i] !== lane.events[i]) return false;
  return true;
}

/**
 * Returns the run of a recorded lane as it was after an optimizer step.
 *
 * It is folded from the events up to there, on from where the last call for the lane came if that lies before.
 */
export function runAt(lane: RecordedLane, step: number): Run {
  const { spec, events } = lane;
  const count = countUntil(lane, step);
  const last = folded.get(spec);
  const from = last && last.count <= count && isStart(last, lane) ? last : { count: 0, run: emptyRun(spec) };
  const run = from.count === count ? from.run : applyEvents(from.run, events.slice(from.count, count));
  folded.set(spec, { events, count, run });
  return run.outcome === "open" ? restAt(run, Math.min(step, lastStep(lane))) : run;
}
