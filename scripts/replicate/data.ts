import { existsSync } from "node:fs";
import { join } from "node:path";
import { preparedFolder, preparedPath } from "../../src/cli/data/folder";
import { prepareCommand } from "../../src/cli/data/prepare";
import { createTeller } from "../../src/cli/data/tell";
import { findDataset } from "../../src/data/registry";
import { InputError } from "../../src/lib/inputError";

/** The paper's data sets and one that stands in for brain, in the order of the report. arXiv:2209.04766 */
const wanted = ["ia-email", "wiki-talk", "stackoverflow", "brain", "dblp"];

/** Twins of the paper's data sets, for a machine that has no real one. */
const standIns = ["ia-email-twin", "brain-twin"];

/** Files as they lie in a folder of downloads, relative to it. */
const downloads: Readonly<Record<string, { readonly files: readonly string[]; readonly labels?: string }>> = {
  "ia-email": { files: ["ia-email/ia-email-monthly.txt.gz"] },
  "sx-mathoverflow": { files: ["sx-mathoverflow/sx-mathoverflow.txt.gz"] },
  "email-Eu-core": { files: ["email-eu-core-temporal/email-Eu-core-temporal.txt.gz"] },
  dblp: { files: ["dblp/dblp.txt.gz"], labels: "dblp/node2label.txt" },
  cora: { files: ["cora/cora.npz"] },
};

/** Where the data sets of a report come from. */
export interface DataSource {
  readonly id: string;
  readonly prepared?: string; // the folder of its prepared file
  readonly files?: readonly string[]; // to be prepared first
  readonly labels?: string;
}

function sourceOf(id: string, folders: readonly string[]): DataSource | undefined {
  if (findDataset(id)?.make) return { id };
  for (const folder of folders) {
    if (existsSync(preparedPath(folder, id))) return { id, prepared: folder };
    const found = downloads[id];
    const paths = found?.files.map((file) => join(folder, file)) ?? [];
    if (paths.length > 0 && paths.every(existsSync)) {
      return { id, files: paths, labels: found.labels && join(folder, found.labels) };
    }
  }
  return undefined;
}

/**
 * Finds the data sets that are asked for, or those of the paper that are at hand, or else twins of them.
 *
 * @throws InputError where one that is asked for is not at hand.
 */
export function findSources(ids: readonly string[] | undefined, folder: string | undefined): readonly DataSource[] {
  if (folder !== undefined && !existsSync(folder)) {
    throw new InputError(`--data ${folder}: there is no such folder; name the one with the data sets.`);
  }
  const usual = [preparedFolder, process.env.SPARSE_GNN_DATA ?? "../shared/datasets"];
  const folders = folder === undefined ? usual : [folder];
  if (ids === undefined) {
    const found = wanted.flatMap((id) => sourceOf(id, folders) ?? []);
    return found.length > 0 ? found : standIns.map((id) => ({ id }));
  }
  return ids.map((id) => {
    const source = sourceOf(id, folders);
    if (source) return source;
    const advice = findDataset(id)
      ? `get it with \`npm run data -- fetch ${id}\` or name its folder with --data`
      : "`npm run -s lab -- list` shows the data sets";
    throw new InputError(`The data set ${id} is not in ${folders.join(" or ")}; ${advice}.`);
  });
}

/** Prepares a data set of downloaded files, so that every process reads and calls it the same; returns its folder. */
export async function provideData(source: DataSource, into: string): Promise<string> {
  if (!source.files) return source.prepared ?? preparedFolder;
  const { id, files, labels } = source;
  await prepareCommand({ files, as: id, labels, folder: into }, createTeller());
  return into;
}
