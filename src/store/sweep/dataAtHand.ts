import type { DatasetSummary } from "../../data/dataset";
import { type Availability, availabilityOf } from "../availability";
import { type DataChoice, dataChoices, findChoice, type OpenedFile } from "../dataChoices";
import type { LabState } from "../state";

/** The parts of the page's state that decide which data sets are at hand. */
export type DataState = Pick<LabState, "form" | "opened" | "links" | "fetches" | "shelf">;

/** A data set as the set-up of a sweep offers it. */
export interface SweepChoice extends Pick<DataChoice, "id" | "label" | "kind" | "tasks" | "form" | "summary"> {
  readonly lack?: string; // how to get it, where it is not at hand
}

const ways = {
  download: "Download it under Data set on the Run view.",
  bring: "Choose its file, as it was downloaded from its source.",
  link: "Try its address again on the Run view.",
} as const;

function lackOf(availability: Availability): string | undefined {
  switch (availability.at) {
    case "hand":
      return undefined;
    case "looking":
      return "The lab is looking for it in this browser.";
    case "coming":
      return "It is on its way.";
    case "elsewhere":
      return ways[availability.how];
    default:
      return availability satisfies never;
  }
}

function toSweep(choice: DataChoice, { shelf, fetches }: DataState): SweepChoice {
  return { ...choice, lack: lackOf(availabilityOf(choice, shelf, fetches)) };
}

/** Returns every data set in menu order, also those that are not at hand, and the lecture cut that the Run view has chosen. */
export function sweepChoices(state: DataState): readonly SweepChoice[] {
  const choices = dataChoices(state);
  const chosen = findChoice(choices, state.form.dataset);
  return [...choices, ...(chosen.cut ? [chosen] : [])].map((choice) => toSweep(choice, state));
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
  const choice = findChoice(dataChoices(state), dataset);
  return choice.id === dataset && toSweep(choice, state).lack === undefined ? dataset : undefined;
}
