import type { DataState } from "../data/atHand";
import { type Availability, availabilityOf } from "../data/availability";
import { type DataChoice, dataChoices, findChoice } from "../data/dataChoices";

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
