import type { DatasetKind, DatasetSummary } from "../data/dataset";
import { type DatasetEntry, type DatasetId, datasets } from "../data/registry";
import type { ChosenFile } from "../train/protocol";
import type { TaskId } from "../train/spec";

/** A file that was read and can be trained on; the files stay at hand for a restarted engine. */
export interface OpenedFile {
  readonly key: string;
  readonly files: ChosenFile;
  readonly summary: DatasetSummary;
}

/** One entry of the data set menu. */
export interface DataChoice {
  readonly id: string;
  readonly label: string;
  readonly kind: DatasetKind;
  readonly description: string;
  readonly citation: string;
  readonly tasks: readonly TaskId[]; // the first is the default
  readonly form: DatasetSummary["form"];
  readonly summary?: DatasetSummary; // of a file
  readonly classes?: number;
}

/** Returns every data set on offer: the built-in ones, then the files in the order they were opened. */
export function dataChoices(opened: readonly OpenedFile[]): readonly DataChoice[] {
  const builtIn = Object.entries<DatasetEntry>(datasets)
    .filter(([, { make }]) => make !== undefined)
    .map(([id, { label, kind, description, citation, tasks, form, classes }]): DataChoice => {
      return { id, label, kind, description, citation, tasks, form, classes };
    });
  return [...builtIn, ...opened.map(fileChoice)];
}

function fileChoice({ key, files, summary }: OpenedFile): DataChoice {
  return {
    id: key,
    label: files.labels ? `${summary.name} with ${files.labels.name}` : summary.name,
    kind: "file",
    description: fileDescription(summary),
    citation: "Your own file: name its source where you show results.",
    tasks: fileTasks(summary),
    form: summary.form,
    summary,
    classes: summary.classes,
  };
}

function fileDescription({ form, classes }: DatasetSummary): string {
  if (form === "features") return "A citation graph whose nodes carry features and classes.";
  return classes === undefined ? "A temporal graph." : "A temporal graph with node labels.";
}

function fileTasks({ form, classes }: DatasetSummary): readonly TaskId[] {
  if (form === "features") return ["node"];
  // One class leaves nothing to tell apart.
  return (classes ?? 0) < 2 ? ["link"] : ["node", "link"];
}

/** The data set that the page starts with. */
export const firstDataset: DatasetId = "ia-email-twin";

/** Finds a data set by its id; the first one where the id is unknown. */
export function findChoice(choices: readonly DataChoice[], id: string | undefined): DataChoice {
  return choices.find((choice) => choice.id === id) ?? choices[0];
}
