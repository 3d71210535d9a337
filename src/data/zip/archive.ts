import { damaged, type EntryFacts, entryName, unpack, type ZipEntry, zip64Sizes } from "./entry";

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const lineSignature = 0x02014b50;
const endLength = 22;
const longestComment = 65_535;

/** Opens a zip archive in memory by its directory. Throws InputError for one that is cut off or damaged. */
export function openZip(fileName: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let { count, at } = findDirectory(view);
    const entries: ZipEntry[] = [];
    for (; count > 0; count--) {
      if (view.getUint32(at, true) !== lineSignature) throw damaged(fileName);
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const nameEnd = at + 46 + nameLength;
      const name = entryName(bytes.subarray(at + 46, nameEnd));
      const stated = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
      const [size, packed, start] = zip64Sizes(bytes.subarray(nameEnd, nameEnd + extraLength), stated);
      const [flags, method, crc] = [
        view.getUint16(at + 8, true),
        view.getUint16(at + 10, true),
        view.getUint32(at + 16, true),
      ];
      const facts: EntryFacts = { name, flags, method, crc, packed, size };
      entries.push({ name, size, chunks: () => unpack(fileName, facts, packedBytes(fileName, bytes, start, packed)) });
      at = nameEnd + extraLength + commentLength;
    }
    return entries;
  } catch (error) {
    // An offset outside the bytes.
    if (error instanceof RangeError) throw damaged(fileName);
    throw error;
  }
}

/** Finds the directory by the end record, which a comment may follow. */
function findDirectory(view: DataView): { count: number; at: number } {
  let end = view.byteLength - endLength;
  while (view.getUint32(end, true) !== endSignature) {
    if (--end < view.byteLength - endLength - longestComment) throw new RangeError("no end record");
  }
  const found = { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
  if (found.count !== 0xffff && found.at !== 0xffffffff) return found;
  const locator = end - 20;
  if (view.getUint32(locator, true) !== end64LocatorSignature) return found;
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (view.getUint32(end64, true) !== end64Signature) throw new RangeError("no end record");
  return { count: Number(view.getBigUint64(end64 + 32, true)), at: Number(view.getBigUint64(end64 + 48, true)) };
}

const piece = 1 << 16;

async function* packedBytes(
  fileName: string,
  bytes: Uint8Array,
  header: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  if (header + 30 > bytes.length) throw damaged(fileName);
  const view = new DataView(bytes.buffer, bytes.byteOffset + header, 30);
  const start = header + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + length > bytes.length) throw damaged(fileName);
  for (let at = start; at < start + length; at += piece) yield bytes.subarray(at, Math.min(at + piece, start + length));
}
