import { fault, grouped } from "../fault";
import { inflate } from "../gunzip";
import { crc32 } from "./crc32";

/** One file of a zip archive. */
export interface ZipEntry {
  readonly name: string; // with its folders
  readonly size: number; // bytes unpacked, as the archive states; a longer file is refused while it is unpacked
  /** Yields the unpacked bytes, once; throws InputError where they are damaged or too many. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** What an archive states of one of its files. */
export interface EntryFacts {
  readonly name: string;
  readonly flags: number;
  readonly method: number; // 0 stored, 8 deflated
  readonly crc: number;
  readonly packed: number; // bytes in the archive
  readonly size: number; // bytes unpacked
}

const encrypted = 1;

/** Reads a name: UTF-8, which ASCII is a part of. */
export function entryName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Makes the error of an archive that ends too early or contradicts itself. */
export function damaged(fileName: string): Error {
  return fault(fileName, undefined, "the zip archive is cut off or damaged; download or copy it again.");
}

/** Replaces sizes of 0xFFFFFFFF by the 64-bit ones of the zip64 extra field, in the order that it has them. */
export function zip64Sizes(extra: Uint8Array, sizes: readonly number[]): number[] {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const whole: number[] = [];
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    for (let field = at + 4; field + 8 <= end; field += 8) whole.push(Number(view.getBigUint64(field, true)));
  }
  return sizes.map((size) => (size === 0xffffffff ? (whole.shift() ?? size) : size));
}

/** Yields the unpacked bytes of an entry and holds them against its stated size and CRC-32. */
export async function* unpack(
  fileName: string,
  { name, flags, method, crc, size }: EntryFacts,
  packed: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const fail = (sentence: string) => fault(fileName, undefined, `in the zip archive, ${name} ${sentence}`);
  if (flags & encrypted) throw fail("is encrypted; unpack the archive with its password and choose the file inside.");
  if (method !== 0 && method !== 8) {
    throw fail(`is packed by method ${method}, which is not read; pack it anew as an ordinary zip, or unpack it.`);
  }
  let unpacked = 0;
  let found = 0;
  for await (const chunk of method === 0 ? packed : inflate("deflate-raw", packed, () => damaged(fileName))) {
    unpacked += chunk.length;
    if (unpacked > size) {
      throw fail(`unpacks to more than the ${grouped(size)} bytes that the archive states; do not trust this file.`);
    }
    found = crc32(chunk, found);
    yield chunk;
  }
  if (unpacked !== size) throw damaged(fileName);
  if (found !== crc) {
    const sums = `its checksum (CRC-32) is ${hex(found)}, the archive states ${hex(crc)}`;
    throw fail(`is damaged: ${sums}. Download or copy it again.`);
  }
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, "0");
}
