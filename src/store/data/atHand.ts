import type { DatasetSummary } from "../../data/dataset";
import type { LabState } from "../state";
import { availabilityOf } from "./availability";
import { dataChoices, findChoice, type OpenedFile } from "./dataChoices";

/** The parts of the page's state that decide which data sets are at hand. */
export type DataState = Pick<LabState, "form" | "opened" | "links" | "fetches" | "shelf">;

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
 * Returns the name by which the worker has a data set now, undefined where it is not at hand.
 *
 * A file's key is only good for the visit in which it was opened: on the next one another file may have it, so that a
 * file is known again by what was read from it.
 */
export function keyAtHand(dataset: string, source: DatasetSummary | undefined, state: DataState): string | undefined {
  if (source) return state.opened.find((file: OpenedFile) => isSameData(file.summary, source))?.key;
  const choice = findChoice(dataChoices(state), dataset);
  const here = choice.id === dataset && availabilityOf(choice, state.shelf, state.fetches).at === "hand";
  return here ? dataset : undefined;
}
