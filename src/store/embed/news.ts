import type { RecordedLane } from "../../record/recording";
import type { Run } from "../run";
import type { ToldEvent } from "./messages";

/** What of a lane has been told. */
export interface Told {
  readonly events: number; // of its record, pictures left out
  readonly updates: number; // of its masks
  readonly progressAt: number; // milliseconds
  readonly ended: boolean;
}

/** Nothing of a lane has been told. */
export const nothingTold: Told = { events: 0, updates: 0, progressAt: Number.NEGATIVE_INFINITY, ended: false };

/** Progress is told at most so often, in milliseconds. */
const progressEvery = 500;

const ends: readonly string[] = ["finished", "stopped", "failed"];

/** Returns what has happened to a lane since it was last told of, in order, and what is told by then. */
export function laneNews(
  told: Told,
  run: Run,
  lane: RecordedLane,
  now: number,
): { readonly told: Told; readonly news: readonly ToldEvent[] } {
  const events = lane.events.filter((event) => event.type !== "masksUpdated") as readonly ToldEvent[];
  const fresh = events.slice(told.events);
  const news: ToldEvent[] = fresh.filter(({ type }) => !ends.includes(type));
  const { masks, progress } = run;
  const updates = masks?.updates ?? 0;
  if (masks && updates !== told.updates) {
    const layers = Object.fromEntries(
      Object.entries(masks.layers).map(([name, { inputs, outputs, dropped, grown }]) => [
        name,
        { inputs, outputs, dropped, grown },
      ]),
    );
    news.push({ type: "masksUpdated", step: masks.step, epoch: masks.epoch, updates, layers });
  }
  const inTime = progress !== undefined && run.outcome === "open" && now - told.progressAt >= progressEvery;
  if (inTime) news.push({ type: "progress", ...progress });
  const end = fresh.find(({ type }) => ends.includes(type));
  if (end) news.push(end);
  // An engine that is gone says nothing itself.
  else if (run.outcome === "failed" && !told.ended) news.push({ type: "failed", message: run.message ?? "" });
  return {
    told: {
      events: events.length,
      updates,
      progressAt: inTime ? now : told.progressAt,
      ended: told.ended || end !== undefined || run.outcome !== "open",
    },
    news,
  };
}
