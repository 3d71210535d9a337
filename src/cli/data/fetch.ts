import { createReadStream, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Dataset } from "../../data/dataset";
import type { DatasetEntry, PinnedFile } from "../../data/datasets/types";
import { download } from "../../data/download/download";
import { checkAddress } from "../../data/download/request";
import { readMonths } from "../../data/months";
import { certify, officialFile } from "../../data/official";
import { openDataset } from "../../data/open";
import { fileNameOf } from "../../data/openAddress";
import { InputError } from "../../lib/inputError";
import { findPrepared, makeFolder } from "./folder";
import { createPartFile } from "./partFile";
import { keep } from "./prepare";
import type { Teller } from "./tell";

/** The command line of `fetch`, understood. */
export interface FetchCommand {
  readonly id: string;
  readonly from?: string; // the file's address elsewhere, or that of the folder of several files
  readonly sha256?: string; // what a file from elsewhere must have; "none" takes any
  readonly official: boolean; // from the official source although there is a pinned copy
  readonly again: boolean; // although it is at hand
  readonly folder: string;
  readonly retryAfter?: readonly number[];
}

/**
 * Downloads a data set, checks it, and writes its prepared file; an interrupted download goes on where it stopped.
 *
 * @throws InputError where the source fails, or brings another file.
 */
export async function fetchCommand(command: FetchCommand, entry: DatasetEntry, teller: Teller): Promise<void> {
  const { id, folder, again, retryAfter } = command;
  const present = await findPrepared(folder, id);
  if (present?.meta && !again) {
    teller.say(`${entry.label} is at hand already: ${present.path}. Fetch it once more with --again.`);
    return;
  }
  const files = sourceFiles(command, entry);
  const unsure = files.filter(({ sha256 }) => sha256 === undefined);
  if (unsure.length > 0) teller.say(`No checksum is known of ${namesOf(unsure)}; the counts are checked afterwards.`);
  const parts = join(folder, ".download", id);
  makeFolder(parts);
  const paths: string[] = [];
  for (const [i, { name, url, sha256 }] of files.entries()) {
    const path = join(parts, name);
    const counted = files.length > 1 ? `${name} (${i + 1} of ${files.length})` : name;
    const onProgress = teller.progress(`Downloading ${counted}`);
    const done = await download(url, createPartFile(path), { name, sha256, onProgress, retryAfter });
    if (done.resumedFrom > 0) teller.say(`${name}: went on after ${done.resumedFrom.toLocaleString("en-GB")} bytes.`);
    paths.push(path);
  }
  const forget = (): void => {
    rmSync(parts, { recursive: true, force: true });
    if (readdirSync(dirname(parts)).length === 0) rmdirSync(dirname(parts));
  };
  const certified = await openDownloaded(files, paths, teller)
    .then((dataset) => certify(dataset, id, entry))
    .catch((error: unknown) => {
      // Files that are whole and wrong must not be gone on with.
      if (error instanceof InputError) forget();
      throw error;
    });
  await keep(certified, id, folder, teller);
  forget();
}

function namesOf(files: readonly PinnedFile[]): string {
  return files.length === 1 ? files[0].name : `the ${files.length} files, of which the commit in their address vouches`;
}

/** Returns the files to download: of the pinned copy, else the official one; from elsewhere where an address is given. */
function sourceFiles({ id, from, sha256, official }: FetchCommand, entry: DatasetEntry): readonly PinnedFile[] {
  const single = officialFile(entry);
  if (official && !single) {
    throw new InputError(
      `${entry.label} has no official file to download, only ${entry.official ?? "copies"}; leave --official out.`,
    );
  }
  const known = (!official && entry.pinned?.files) || (single && [single]);
  if (!known) throw new InputError(`No source of ${entry.label} is known; give the address of a file with --from.`);
  const sumOf = (file: PinnedFile): string | undefined => {
    if (sha256 === "none") return undefined;
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) {
      throw new InputError(`--sha256 takes 64 hexadecimal digits, or none, not "${sha256}".`);
    }
    return sha256 ?? file.sha256;
  };
  if (from === undefined) return known.map((file) => ({ ...file, sha256: sumOf(file) }));
  const address = checkAddress(from);
  if (known.length === 1) return [{ name: fileNameOf(address), url: address, sha256: sumOf(known[0]) }];
  if (!address.endsWith("/")) {
    if (sha256 === undefined) return [{ name: fileNameOf(address), url: address }];
    return [{ name: fileNameOf(address), url: address, sha256: sumOf({ name: id, url: address }) }];
  }
  return known.map((file) => ({ name: file.name, url: new URL(file.name, address).href, sha256: file.sha256 }));
}

async function openDownloaded(
  files: readonly PinnedFile[],
  paths: readonly string[],
  teller: Teller,
): Promise<Dataset> {
  if (files.length > 1) {
    const months = files.map(({ name }, i) => ({ name, open: () => createReadStream(paths[i]) }));
    const { graph } = await readMonths(`${files.length} monthly files`, months);
    return { form: "temporal", name: `${files.length} monthly files`, kind: "file", graph };
  }
  const [{ name }] = files;
  return openDataset({
    name,
    source: createReadStream(paths[0]),
    size: statSync(paths[0]).size,
    onNote: teller.say,
    onProgress: teller.progress(`Reading ${name}`),
  });
}
