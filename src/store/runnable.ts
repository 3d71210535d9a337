import type { DataShelf } from "../train/data/messages";
import { type Availability, availabilityOf, type Fetches, unavailable } from "./data/availability";
import { type DataChoice, type DataSources, dataChoices, findChoice } from "./data/dataChoices";
import { memoryLimit, tooLargeWhole } from "./data/largeGraph";
import type { Form } from "./form";
import { type FormSpecs, formSpecs } from "./formSpecs";

/** The parts of the page's state that decide what Run would do. */
export interface RunnableState extends DataSources {
  readonly form: Form;
  readonly fetches: Fetches;
  readonly shelf?: DataShelf;
}

/** What Run would do: the specs of the lanes, or why they cannot run as they are. */
export interface Runnable extends FormSpecs {
  readonly choices: readonly DataChoice[];
  readonly choice: DataChoice; // the data set chosen
  readonly availability: Availability; // of the data set chosen
}

/** Completes the form to what Run would do, the data set included. */
export function runnable(state: RunnableState): Runnable {
  const choices = dataChoices(state);
  const choice = findChoice(choices, state.form.dataset);
  const availability = availabilityOf(choice, state.shelf, state.fetches);
  const { specs, spec, problem } = formSpecs(state.form, choice.form);
  return {
    choices,
    choice,
    availability,
    specs,
    spec,
    problem: problem ?? unavailable(choice, availability) ?? tooMuch(choice),
  };
}

/** Says where the whole of a data set does not fit into this page. */
function tooMuch({ cut, form, summary, entry }: DataChoice): string | undefined {
  const { edges = 0, nodes = 0 } = summary ?? entry?.counts ?? {};
  if (cut || form !== "temporal") return undefined;
  const sentence = tooLargeWhole(edges, nodes, memoryLimit());
  return sentence && `${sentence} Take a lecture cut.`;
}
