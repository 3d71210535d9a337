import { InputError } from "../../lib/inputError";
import { grouped } from "../fault";
import { crc32 } from "../zip/crc32";

/** A file to be stored in an archive: its length, and its bytes as often as asked for. */
export interface StoredFile {
  readonly name: string;
  readonly size: number; // bytes
  pieces(): Iterable<Uint8Array>;
}

const zipLimit = 2 ** 32 - 1; // beyond it, an archive needs zip64

/** Returns the length in bytes of the archive that `storedZip` writes. */
export function storedZipSize(files: readonly StoredFile[]): number {
  return files.reduce((size, { name, size: length }) => size + 30 + 46 + 2 * name.length + length, 22);
}

/**
 * Yields a zip archive that stores files unpacked, piece by piece; names are ASCII.
 *
 * Each file is gone through twice, first for its checksum, which stands before its bytes. Throws InputError above 4 GiB.
 */
export function* storedZip(files: readonly StoredFile[]): Generator<Uint8Array> {
  const total = storedZipSize(files);
  if (total > zipLimit) {
    throw new InputError(
      `The prepared file would have ${grouped(total)} bytes; a prepared file holds at most 4 GiB. Prepare a part of the data set.`,
    );
  }
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    let crc = 0;
    for (const piece of file.pieces()) crc = crc32(piece, crc);
    const header = record(localHeader, file, crc);
    directory.push(record(directoryHeader, file, crc, at));
    yield header;
    yield* file.pieces();
    at += header.length + file.size;
  }
  yield* directory;
  yield endRecord(files.length, storedZipSize(files) - 22 - at, at);
}

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const firstDay = 0x21; // 1980-01-01, so that the same data gives the same bytes

/** Writes the header of a file before its bytes, or its line in the directory. */
function record(signature: number, { name, size }: StoredFile, crc: number, offset = 0): Uint8Array {
  const isDirectory = signature === directoryHeader;
  const start = isDirectory ? 6 : 4;
  const bytes = new Uint8Array((isDirectory ? 46 : 30) + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  if (isDirectory) view.setUint16(4, 20, true);
  view.setUint16(start, 20, true);
  view.setUint16(start + 8, firstDay, true);
  view.setUint32(start + 10, crc, true);
  view.setUint32(start + 14, size, true);
  view.setUint32(start + 18, size, true);
  view.setUint16(start + 22, name.length, true);
  if (isDirectory) view.setUint32(42, offset, true);
  bytes.set(new TextEncoder().encode(name), bytes.length - name.length);
  return bytes;
}

function endRecord(count: number, directorySize: number, directoryStart: number): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directorySize, true);
  view.setUint32(16, directoryStart, true);
  return bytes;
}
