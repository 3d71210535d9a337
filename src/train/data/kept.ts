import type { Certified } from "../../data/official";
import { preparedFile } from "../../data/prepared/write";
import { findDataset } from "../../data/registry";
import type { Shelf } from "../../data/shelf/shelf";
import type { StoredData } from "./messages";

/** The name on the shelf of a data set in its prepared form. */
export const preparedName = (id: string): string => `${id}.npz`;

/** The name on the shelf of one file of a download that has come whole, while others are still to come. */
export const donePart = (id: string, file: string): string => `${id}.done.${file}`;

/** A file that is not complete yet; it loses this ending with its last byte. */
const unfinished = ".new";

/** The name on the shelf of one file of an unfinished download. */
export const partName = (id: string, file: string): string => `${id}.part.${file}`;

/**
 * Keeps a data set in its prepared form; a page that dies in the middle leaves no half of one behind that looks whole.
 *
 * Throws DOMException QuotaExceededError where the browser has no room.
 */
export async function keepPrepared(
  shelf: Shelf,
  id: string,
  { dataset, origin }: Certified,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const name = preparedName(id);
  const { size, pieces } = preparedFile(dataset, origin);
  await shelf.remove(name + unfinished);
  const writer = await shelf.append(name + unfinished);
  try {
    let done = 0;
    for (const piece of pieces()) {
      await writer.write(piece);
      onProgress((done += piece.length), size);
    }
    await writer.close();
    await shelf.rename(name + unfinished, name);
  } catch (error) {
    await writer.close().catch(() => undefined);
    await shelf.remove(name + unfinished).catch(() => undefined);
    throw error;
  }
}

/** Lists the data sets of the registry that the shelf holds, complete or in part. */
export async function listStored(shelf: Shelf): Promise<readonly StoredData[]> {
  const stored = new Map<string, StoredData>();
  for (const { name, bytes } of await shelf.list()) {
    const id = idOf(name);
    if (id === undefined) continue;
    const before = stored.get(id);
    const complete = name === preparedName(id);
    if (before?.complete) continue;
    stored.set(id, complete || !before ? { id, bytes, complete } : { ...before, bytes: before.bytes + bytes });
  }
  return [...stored.values()];
}

/** Removes a data set from the shelf, complete or in part. */
export async function discardStored(shelf: Shelf, id: string): Promise<void> {
  for (const { name } of await shelf.list()) if (idOf(name) === id) await shelf.remove(name);
}

/** Removes the files of a download that has been read. */
export async function discardParts(shelf: Shelf, id: string): Promise<void> {
  const beginnings = [partName(id, ""), donePart(id, "")];
  for (const { name } of await shelf.list()) {
    if (beginnings.some((beginning) => name.startsWith(beginning))) await shelf.remove(name);
  }
}

/** Returns the data set that a file of the shelf belongs to; ids have no dot. */
function idOf(name: string): string | undefined {
  const id = name.slice(0, Math.max(0, name.indexOf(".")));
  return findDataset(id) ? id : undefined;
}
