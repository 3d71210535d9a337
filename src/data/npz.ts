import { type Unzipped, unzipSync } from "fflate";
import { fault } from "./fault";
import { type NpyArray, parseNpy } from "./npy";

/** The arrays of an npz file, unpacked when asked for. */
export interface Npz {
  readonly names: readonly string[]; // as given to numpy.savez, in the order of the file
  /** Returns an array by name; throws InputError where there is none or it cannot be read. */
  array(name: string): NpyArray;
}

const unpackedLimit = 2 ** 31; // bytes

/** Opens an npz file: a zip archive of npy arrays. Throws InputError for another or a damaged zip archive. */
export function openNpz(fileName: string, bytes: Uint8Array): Npz {
  const files = unzip(fileName, bytes);
  const entries = Object.keys(files).filter((entry) => !entry.endsWith("/"));
  if (entries.length === 0 || !entries.every((entry) => entry.endsWith(".npy"))) {
    const listed = entries.length === 0 ? "nothing" : entries.slice(0, 5).join(", ");
    const more = entries.length > 5 ? ` and ${entries.length - 5} more` : "";
    const advice =
      "expected an npz file of NumPy arrays. If the data is inside, unpack the archive and choose that file.";
    throw fault(fileName, undefined, `this is a zip archive that holds ${listed}${more}; ${advice}`);
  }
  const names = entries.map((entry) => entry.slice(0, -".npy".length));
  return {
    names,
    array: (name) => {
      const file = files[`${name}.npy`];
      if (!file) throw fault(fileName, undefined, `there is no array "${name}"; found ${names.join(", ")}.`);
      return parseNpy(`${fileName}, ${name}`, file);
    },
  };
}

function unzip(fileName: string, bytes: Uint8Array): Unzipped {
  let unpacked = 0;
  const fits = ({ originalSize }: { originalSize: number }): boolean => (unpacked += originalSize) <= unpackedLimit;
  let files: Unzipped;
  try {
    files = unzipSync(bytes, { filter: fits });
  } catch {
    throw fault(fileName, undefined, "the zip archive is cut off or damaged; download or copy it again.");
  }
  if (unpacked > unpackedLimit) throw fault(fileName, undefined, "the arrays take more than 2 GiB; that is too large.");
  return files;
}
