import type { RecordedLane } from "../../record/recording";
import { applyEvents, emptyRun } from "../run";
import type { Overlay } from "../state";
import type { HistoryEntry } from "./entry";

/** Most runs drawn over the charts: more lines could not be told apart. */
export const mostOverlays = 4;

/** Draws a run of an entry over the others; the one that was drawn first makes room. */
export function withRun(
  overlays: readonly Overlay[],
  { id, name }: HistoryEntry,
  index: number,
  lane: RecordedLane,
): readonly Overlay[] {
  const run = applyEvents(emptyRun(lane.spec), lane.events);
  return [...overlays, { entry: id, index, name, run }].slice(-mostOverlays);
}

/** Takes all runs of an entry away; the same array where none is drawn. */
export function withoutEntry(overlays: readonly Overlay[], id: string): readonly Overlay[] {
  return overlays.some(({ entry }) => entry === id) ? overlays.filter(({ entry }) => entry !== id) : overlays;
}

/** Gives the runs of an entry its new name; the same array where none is drawn. */
export function withName(overlays: readonly Overlay[], id: string, name: string | undefined): readonly Overlay[] {
  if (!overlays.some(({ entry }) => entry === id)) return overlays;
  return overlays.map((overlay) => (overlay.entry === id ? { ...overlay, name } : overlay));
}
