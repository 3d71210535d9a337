import { accessSync, constants, createReadStream, existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { cutDataset } from "../data/cutDataset";
import type { Dataset } from "../data/dataset";
import { openDataset } from "../data/open";
import { openAddress } from "../data/openAddress";
import { readPlanetoid } from "../data/planetoid";
import { findDataset } from "../data/registry";
import { InputError } from "../lib/inputError";
import type { Progress } from "../lib/progress";
import { preparedFolder, preparedPath } from "./data/folder";
import { howToGet } from "./data/howToGet";
import type { RunCommand } from "./options";

type DataCommand = Pick<RunCommand, "data" | "labels" | "features" | "split" | "lectureCut">;

/** Opens a file that the command line names. Throws InputError where it is missing, a folder, or not to be read. */
export function fileInput(path: string, option: string) {
  const named = option ? `${option} ${path}` : path;
  if (!existsSync(path)) {
    const known = option === "--data" ? ", or list the built-in data sets with `npm run -s lab -- list`" : "";
    throw new InputError(`${named}: there is no such file; check the path${known}.`);
  }
  const stat = statSync(path);
  if (stat.isDirectory()) throw new InputError(`${named} is a folder; name one file in it.`);
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new InputError(`${named} cannot be read; check its permissions.`);
  }
  return { name: basename(path), source: createReadStream(path), size: stat.size };
}

function openPrepared(id: string, folder: string, onProgress?: (progress: Progress) => void): Promise<Dataset> {
  const path = preparedPath(folder, id);
  if (existsSync(path)) return openDataset({ ...fileInput(path, "--data"), onProgress });
  const entry = findDataset(id);
  const twin = entry?.twin ? `, or take its synthetic twin, ${entry.twin}` : "";
  throw new InputError(`${id} is not at hand: ${entry ? howToGet(id, entry) : "check the id"}${twin}.`);
}

/**
 * Loads the data set that the command line names, a registry id, an address or files, cut down where it says so.
 *
 * @throws InputError where the file is missing or broken, or the cut does not suit it.
 */
export async function loadDataset(
  command: DataCommand,
  tell: (sentence: string) => void,
  onProgress?: (progress: Progress) => void, // of reading a graph, in bytes
  folder = preparedFolder,
  option = "--data", // that the file was given with; "" where it stands alone
): Promise<Dataset> {
  const whole = await loadWhole(command, tell, onProgress, folder, option);
  if (command.lectureCut === undefined) return whole;
  const { dataset, note } = cutDataset(whole, { edges: command.lectureCut });
  tell(note);
  return dataset;
}

async function loadWhole(
  { data, labels, features, split }: DataCommand,
  tell: (sentence: string) => void,
  onProgress: ((progress: Progress) => void) | undefined,
  folder: string,
  option: string,
): Promise<Dataset> {
  const known = findDataset(data);
  const isAddress = /^https?:\/\//.test(data);
  if (known || isAddress) {
    const given = Object.entries({ labels, features, split }).find(([, value]) => value !== undefined);
    if (given) throw new InputError(`--${given[0]} goes with a file; ${data} brings its own.`);
    if (isAddress) return openAddress(data, { onNote: tell, onProgress });
    return known?.make ? known.make() : openPrepared(data, folder, onProgress);
  }
  if (features !== undefined) {
    if (labels === undefined)
      throw new InputError("--features needs --labels as well: node and class, one row a node.");
    return readPlanetoid({
      name: basename(data),
      edges: fileInput(data, option),
      features: fileInput(features, "--features"),
      labels: fileInput(labels, "--labels"),
      split: split === undefined ? undefined : fileInput(split, "--split"),
    });
  }
  if (split !== undefined)
    throw new InputError("--split goes with --features; a temporal graph is split by time and seed.");
  return openDataset({
    ...fileInput(data, option),
    labels: labels === undefined ? undefined : fileInput(labels, "--labels"),
    onNote: tell,
    onProgress,
  });
}
