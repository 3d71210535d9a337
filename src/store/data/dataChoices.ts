import { splitKey } from "../../data/cutKey";
import type { DatasetKind, DatasetSummary } from "../../data/dataset";
import { type DatasetEntry, type DatasetId, datasets } from "../../data/registry";
import { formatCount } from "../../lib/format";
import type { ChosenFile } from "../../train/data/messages";
import type { TaskId } from "../../train/spec";
import type { Fetches } from "./availability";
import type { DataLink } from "./dataLink";

/** A file that was read and can be trained on; the files stay at hand for a restarted engine. */
export interface OpenedFile {
  readonly key: string;
  readonly files: ChosenFile;
  readonly summary: DatasetSummary;
  readonly cut?: number; // edges of the lecture cut that was taken instead of the whole
  readonly known?: string; // the registry's data set that it is, by its counts
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
  readonly summary?: DatasetSummary; // of the whole, where it has been read
  readonly classes?: number;
  readonly entry?: DatasetEntry; // of a data set that the registry knows
  readonly link?: DataLink; // of a data set at an address
  readonly cut?: { readonly whole: string; readonly edges: number }; // of a lecture cut: the whole's id, and its size
}

/** The parts of the page's state that the menu of data sets is made from. */
export interface DataSources {
  readonly opened: readonly OpenedFile[];
  readonly links?: readonly DataLink[];
  readonly fetches?: Fetches;
}

/** Returns every data set on offer: those of the registry, then links, then the files in the order they were opened. */
export function dataChoices({ opened, links = [], fetches = {} }: DataSources): readonly DataChoice[] {
  const summaryOf = (key: string): DatasetSummary | undefined => {
    const fetch = fetches[key];
    return fetch?.state === "here" ? fetch.summary : undefined;
  };
  const known = Object.entries<DatasetEntry>(datasets).map(([id, entry]): DataChoice => {
    const { label, description, citation, tasks, form, classes } = entry;
    const summary = summaryOf(id);
    const kind = summary?.kind ?? entry.pinned?.kind ?? entry.kind;
    return { id, label, kind, description, citation, tasks, form, classes, entry, summary };
  });
  const linked = links.map((link): DataChoice => linkChoice(link, summaryOf(link.key)));
  return [...known, ...linked, ...opened.map(fileChoice)];
}

function fileChoice({ key, files, summary }: OpenedFile): DataChoice {
  return {
    id: key,
    label: files.labels ? `${summary.name} with ${files.labels.name}` : summary.name,
    kind: summary.kind,
    citation: "Your own file: name its source where you show results.",
    ...readParts(summary),
  };
}

function linkChoice(link: DataLink, summary: DatasetSummary | undefined): DataChoice {
  const { key: id, label } = link;
  const citation = `From ${id}: name its source where you show results.`;
  if (summary) return { id, label, link, kind: summary.kind, citation, ...readParts(summary) };
  const description = "A data set that the address of this page names.";
  return { id, label, link, kind: "file", citation, description, tasks: ["link"], form: "temporal" };
}

function readParts(summary: DatasetSummary) {
  const { form, classes } = summary;
  return { form, classes, summary, description: fileDescription(summary), tasks: fileTasks(summary) };
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

/** Finds a data set, or a lecture cut of one, by its id; the one that the page starts with where the id is unknown. */
export function findChoice(choices: readonly DataChoice[], id: string = firstDataset): DataChoice {
  const { whole, edges } = splitKey(id);
  const found = choices.find((choice) => choice.id === whole);
  if (edges !== undefined && found) {
    const label = `${found.label}, lecture cut of ${formatCount(edges)} edges`;
    return { ...found, id, label, cut: { whole, edges } };
  }
  return (
    choices.find((choice) => choice.id === id) ?? choices.find((choice) => choice.id === firstDataset) ?? choices[0]
  );
}
