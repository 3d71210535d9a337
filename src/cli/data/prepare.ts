import { basename } from "node:path";
import { isLabelName, isMonthName } from "../../data/archiveChoice";
import type { Dataset } from "../../data/dataset";
import { fault } from "../../data/fault";
import { readMonths } from "../../data/months";
import { type Certified, certify } from "../../data/official";
import { preparedFile } from "../../data/prepared/write";
import { type DatasetEntry, datasets, findDataset } from "../../data/registry";
import { InputError } from "../../lib/inputError";
import { fileInput, loadDataset } from "../load";
import { makeFolder, preparedFolder, preparedPath, writePrepared } from "./folder";
import { megabytes, type Teller } from "./tell";

/** The command line of `prepare`, understood. */
export interface PrepareCommand {
  readonly files: readonly string[];
  readonly as: string; // registry id
  readonly labels?: string;
  readonly features?: string;
  readonly split?: string;
  readonly folder: string;
}

/** Returns the registry entry of a data set that can be prepared. Throws InputError for an unknown id, or a twin. */
export function preparable(id: string): DatasetEntry {
  const entry = findDataset(id);
  if (entry && !entry.make) return entry;
  const known = Object.entries<DatasetEntry>(datasets).filter(([, { make }]) => !make);
  const ids = known.map(([key]) => key).join(", ");
  if (entry) throw new InputError(`${id} comes with the lab and needs no file; the data sets that do are ${ids}.`);
  throw new InputError(`There is no data set "${id}"; choose one of ${ids}.`);
}

/**
 * Prepares files that a person has as a data set of the registry.
 *
 * @throws InputError where the files are broken, or are not that data set.
 */
export async function prepareCommand(command: PrepareCommand, teller: Teller): Promise<void> {
  const entry = preparable(command.as);
  const dataset = await openFiles(command, teller);
  await keep(certify(dataset, command.as, entry), command.as, command.folder, teller);
}

/** Writes the prepared file of a data set that passed for the registry's. */
export async function keep({ dataset, origin }: Certified, id: string, folder: string, teller: Teller): Promise<void> {
  const file = preparedFile(dataset, origin);
  makeFolder(folder);
  const path = preparedPath(folder, id);
  await writePrepared(path, file, teller.progress(`Writing ${basename(path)}`));
  const nodes = dataset.form === "temporal" ? dataset.graph.nodeCount : dataset.adjacency.rows;
  const edges = dataset.form === "temporal" ? dataset.graph.src.length : dataset.adjacency.colIdx.length / 2;
  const count = (value: number): string => value.toLocaleString("en-GB");
  const dropped =
    dataset.form === "temporal" && dataset.dropped ? `, ${count(dataset.dropped)} with impossible dates left out` : "";
  teller.say(
    `${origin.name} (${origin.kind}): ${count(nodes)} nodes, ${count(edges)} edges${dropped}. ${path}, ${megabytes(file.size)}.`,
  );
}

async function openFiles({ files, labels, features, split }: PrepareCommand, teller: Teller): Promise<Dataset> {
  const names = files.map((file) => basename(file));
  if (files.length > 1 && names.every(isMonthName)) {
    const months = files.map((file) => ({ name: basename(file), open: () => fileInput(file, "").source }));
    const { graph } = await readMonths(`${files.length} monthly files`, months);
    return { form: "temporal", name: `${files.length} monthly files`, kind: "file", graph };
  }
  const labelFiles = files.filter((_, i) => isLabelName(names[i]));
  const [data, ...more] = files.filter((file) => files.length === 1 || !labelFiles.includes(file));
  const inside = files.length > 1 ? labelFiles : [];
  if (data === undefined || more.length > 0 || inside.length > 1 || (inside.length === 1 && labels !== undefined)) {
    throw fault(
      names.join(", "),
      undefined,
      "cannot tell which of these files holds the edges; give one, and its labels with --labels.",
    );
  }
  const given = { data, labels: labels ?? inside[0], features, split };
  return loadDataset(given, teller.say, teller.progress(`Reading ${basename(data)}`), preparedFolder, "");
}
