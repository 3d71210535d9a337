import { readChunks } from "../../data/byteSource";
import type { Dataset } from "../../data/dataset";
import type { PinnedFile } from "../../data/datasets/types";
import { download } from "../../data/download/download";
import { readMonths } from "../../data/months";
import { type Certified, certify } from "../../data/official";
import { openDataset } from "../../data/open";
import { findDataset } from "../../data/registry";
import type { Shelf } from "../../data/shelf/shelf";
import { InputError } from "../../lib/inputError";
import type { Progress } from "../../lib/progress";
import { discardParts, donePart, partName } from "./kept";
import { shelfPart } from "./shelfPart";
import type { Tell } from "./tell";

type Files = readonly PinnedFile[];

/**
 * Downloads the pinned copy of a data set, going on where an earlier visit stopped, checks it and reads it.
 *
 * What has come stays on the shelf until all of it has been read. Throws InputError with what to do.
 */
export async function fetchPinned(id: string, shelf: Shelf, signal: AbortSignal, tell: Tell): Promise<Certified> {
  const entry = findDataset(id);
  if (!entry?.pinned) throw new InputError(`There is no copy of ${id} that a page may download; bring its file.`);
  const { files } = entry.pinned;
  await downloadFiles(id, files, shelf, signal, tell);
  try {
    const dataset =
      files.length > 1
        ? await joinMonths(id, files, shelf, signal)
        : await readOne(id, files[0].name, shelf, signal, tell);
    return certify(dataset, id, entry);
  } finally {
    // Read or refused, these files have had their turn; only an interruption leaves them for another time.
    if (!signal.aborted) await discardParts(shelf, id);
  }
}

async function readOne(id: string, name: string, shelf: Shelf, signal: AbortSignal, tell: Tell): Promise<Dataset> {
  const file = await shelf.read(donePart(id, name));
  if (!file) throw gone(name);
  const onProgress = (progress: Progress): void => tell("reading", progress);
  return openDataset({ name, source: file.source, size: file.bytes, signal, onProgress });
}

/** Several files are the months of one edge list. */
async function joinMonths(id: string, files: Files, shelf: Shelf, signal: AbortSignal): Promise<Dataset> {
  const months = files.map(({ name }) => ({
    name,
    open: async function* () {
      const file = await shelf.read(donePart(id, name));
      if (!file) throw gone(name);
      yield* readChunks(file.source, { name, signal });
    },
  }));
  const { graph } = await readMonths(id, months, signal);
  return { form: "temporal", name: id, kind: "file", graph };
}

function gone(name: string): InputError {
  return new InputError(`${name} was removed while it was read; download it again.`);
}

async function downloadFiles(id: string, files: Files, shelf: Shelf, signal: AbortSignal, tell: Tell): Promise<void> {
  let before = 0; // bytes of the files that are complete
  for (const [count, { name, url, sha256 }] of files.entries()) {
    const come = await shelf.read(donePart(id, name));
    before += come?.bytes ?? 0;
    if (come) continue;
    const part = shelfPart(shelf, partName(id, name));
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      if (files.length === 1) tell("downloading", { done, total });
      else tell("downloading", { done: before + done, total: 0, files: { done: count, total: files.length } });
    };
    try {
      before += (await download(url, part, { name, sha256, signal, onProgress })).size;
    } finally {
      await part.close();
    }
    await shelf.rename(partName(id, name), donePart(id, name));
  }
}
