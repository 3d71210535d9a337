import { collectBytes } from "./byteSource";
import { fault, grouped } from "./fault";
import { type NpyArray, parseNpy } from "./npy";
import type { ZipEntry } from "./zip/entry";

/** The arrays of an npz file, unpacked but read only when asked for. */
export interface Npz {
  readonly names: readonly string[]; // as given to numpy.savez, in the order of the file
  /** Returns an array by name; throws InputError where there is none or it cannot be read. */
  array(name: string): NpyArray;
}

const unpackedLimit = 2 ** 31; // bytes

/**
 * Unpacks an npz file, a zip archive of npy arrays, into memory, but for arrays that `take` reads on its own.
 *
 * Throws InputError for another or a damaged archive.
 */
export async function collectNpz(
  fileName: string,
  entries: AsyncIterable<ZipEntry>,
  take: (entry: ZipEntry) => Promise<boolean> = async () => false,
): Promise<Npz> {
  const files = new Map<string, Uint8Array>();
  let unpacked = 0;
  for await (const entry of entries) {
    if (!entry.name.endsWith(".npy")) {
      throw fault(
        fileName,
        undefined,
        `the archive holds ${entry.name} beside arrays; expected an npz file of NumPy arrays.`,
      );
    }
    if (await take(entry)) continue;
    unpacked += entry.size;
    if (unpacked > unpackedLimit) {
      throw fault(
        fileName,
        undefined,
        `the arrays take more than ${grouped(unpackedLimit)} bytes (2 GiB); that is too large.`,
      );
    }
    files.set(entry.name.slice(0, -".npy".length), await collectBytes(entry.chunks()));
  }
  const names = [...files.keys()];
  return {
    names,
    array: (name) => {
      const file = files.get(name);
      if (!file) throw fault(fileName, undefined, `there is no array "${name}"; found ${names.join(", ")}.`);
      return parseNpy(`${fileName}, ${name}`, file);
    },
  };
}
