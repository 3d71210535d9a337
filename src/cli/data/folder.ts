import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { readChunks } from "../../data/byteSource";
import type { PreparedMeta } from "../../data/prepared/format";
import { readPreparedMeta } from "../../data/prepared/read";
import type { PreparedFile } from "../../data/prepared/write";
import { readZipStream } from "../../data/zip/stream";
import { InputError } from "../../lib/inputError";
import type { Progress } from "../../lib/progress";

/** The folder of prepared files, which the page is served with. */
export const preparedFolder = fileURLToPath(new URL("../../../public/data", import.meta.url));

/** Returns where the prepared file of a data set is kept. */
export function preparedPath(folder: string, id: string): string {
  return join(folder, `${id}.npz`);
}

/** A prepared file that is at hand. */
export interface AtHand {
  readonly path: string;
  readonly bytes: number;
  readonly meta?: PreparedMeta;
  readonly fault?: string; // why it cannot be read
}

/** Looks for the prepared file of a data set; undefined where there is none. */
export async function findPrepared(folder: string, id: string): Promise<AtHand | undefined> {
  const path = preparedPath(folder, id);
  if (!existsSync(path)) return undefined;
  const found = { path, bytes: statSync(path).size };
  try {
    const name = `${id}.npz`;
    const meta = await readPreparedMeta(name, readZipStream(name, readChunks(createReadStream(path), { name })));
    return { ...found, meta };
  } catch (error) {
    if (error instanceof InputError) return { ...found, fault: error.message };
    throw error;
  }
}

/** Makes a folder, and those above it. Throws InputError where it cannot. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new InputError(
      `The folder ${folder} cannot be made (${(error as Error).message}); choose another with --to.`,
    );
  }
}

/** Writes a prepared file under another name first, so that half of one is never taken for whole. Throws InputError. */
export async function writePrepared(
  path: string,
  file: PreparedFile,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const partial = `${path}.writing`;
  function* told(): Generator<Uint8Array> {
    let done = 0;
    for (const piece of file.pieces()) {
      yield piece;
      done += piece.length;
      onProgress({ done, total: file.size });
    }
  }
  try {
    await pipeline(Readable.from(told()), createWriteStream(partial));
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${path} cannot be written (${(error as Error).message}); make room, or choose another folder with --to.`,
    );
  }
}
