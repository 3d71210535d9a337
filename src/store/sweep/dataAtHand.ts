import type { DatasetSummary } from "../../data/dataset";
import { availabilityOf } from "../availability";
import { type DataChoice, dataChoices, type OpenedFile } from "../dataChoices";
import type { LabState } from "../state";

/** The parts of the page's state that decide which data sets are at hand. */
export type DataState = Pick<LabState, "opened" | "links" | "fetches" | "shelf">;

/** A data set as the set-up of a sweep offers it. */
export interface SweepChoice extends Pick<DataChoice, "id" | "label" | "kind" | "tasks" | "form" | "summary"> {
  readonly lack?: string; // how to get it, where it is not at hand
}

/** Returns every data set in menu order, also those that are not at hand. */
export function sweepChoices(state: DataState): readonly SweepChoice[] {
  return dataChoices(state).map((choice) => {
    const atHand = availabilityOf(choice, state.shelf, state.fetches).at === "hand";
    return atHand ? choice : { ...choice, lack: "Get it under Data set on the Run view." };
  });
}

/** What must be equal for two readings to be of the same data. */
const traits = [
  "name",
  "form",
  "nodes",
  "edges",
  "distinctPairs",
  "selfLoops",
  "classes",
  "firstTime",
  "lastTime",
] as const;

/** Tells whether two summaries are of the same data, wherever and whenever it was read. */
export function isSameData(a: DatasetSummary, b: DatasetSummary): boolean {
  return traits.every((trait) => a[trait] === b[trait]);
}

/**
 * Returns the name by which the worker has a data set of a sweep now, undefined where it is not at hand.
 *
 * A file's key is only good for the visit in which it was opened: on the next one another file may have it, so that a
 * file is known again by what was read from it.
 */
export function keyAtHand(dataset: string, source: DatasetSummary | undefined, state: DataState): string | undefined {
  if (source) return state.opened.find((file: OpenedFile) => isSameData(file.summary, source))?.key;
  return sweepChoices(state).find(({ id, lack }) => id === dataset && lack === undefined)?.id;
}
