import { collectBytes, joinBytes } from "../byteSource";
import { damaged, type EntryFacts, entryName, unpack, type ZipEntry, zip64Sizes } from "./entry";

const fileSignature = 0x04034b50;
const directorySignatures = [0x02014b50, 0x06054b50, 0x06064b50];
const endSignature = 0x06054b50;
const sizesFollow = 1 << 3;
const headerLength = 30;
const longestDirectory = 1 << 24;

/** Tells from its first 30 bytes whether an archive states sizes only behind each file, so that it cannot be read as it comes. */
export function statesSizesLate(head: Uint8Array): boolean {
  return (head[6] & sizesFollow) !== 0;
}

/** Returns the name of an archive's first file, from the archive's first bytes. */
export function firstName(head: Uint8Array): string {
  return entryName(head.subarray(headerLength, headerLength + head[26] + 256 * head[27]));
}

/**
 * Reads a zip archive as it comes, holding none of it: yields its files in their order.
 *
 * A file is read whole, or not at all and then skipped. Throws InputError for an archive that is cut off or damaged, and
 * for one whose sizes are not stated ahead (`openZip` reads that, from memory).
 */
export async function* readZipStream(fileName: string, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<ZipEntry> {
  const bytes = createCursor(chunks, () => damaged(fileName));
  try {
    for (;;) {
      const signature = await bytes.take(4);
      if (directorySignatures.includes(uint32(signature))) {
        await checkEnd(fileName, signature, bytes);
        return;
      }
      if (uint32(signature) !== fileSignature) throw damaged(fileName);
      const facts = await readHeader(bytes);
      if (facts.flags & sizesFollow) throw damaged(fileName);
      const packed = bytes.span(facts.packed);
      yield { name: facts.name, size: facts.size, chunks: () => unpack(fileName, facts, packed.chunks()) };
      await packed.skip();
    }
  } finally {
    await chunks.return(undefined);
  }
}

async function readHeader(bytes: Cursor): Promise<EntryFacts> {
  const header = await bytes.take(headerLength - 4);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const name = entryName(await bytes.take(view.getUint16(22, true)));
  const extra = await bytes.take(view.getUint16(24, true));
  const [size, packed] = zip64Sizes(extra, [view.getUint32(18, true), view.getUint32(14, true)]);
  const [flags, method, crc] = [view.getUint16(2, true), view.getUint16(4, true), view.getUint32(10, true)];
  return { name, flags, method, crc, packed, size };
}

/** An archive ends with its directory and an end record: without that, something is missing. */
async function checkEnd(fileName: string, signature: Uint8Array, bytes: Cursor): Promise<void> {
  const parts = [signature];
  let length = 0;
  for await (const chunk of bytes.rest()) {
    length += chunk.length;
    if (length > longestDirectory) throw damaged(fileName);
    parts.push(chunk);
  }
  const tail = joinBytes(parts);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (uint32(tail.subarray(at, at + 4)) === endSignature) return;
  }
  throw damaged(fileName);
}

function uint32(bytes: Uint8Array): number {
  return (bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24)) >>> 0;
}

/** So many of the bytes to come. */
interface Span {
  chunks(): AsyncGenerator<Uint8Array>;
  skip(): Promise<void>; // what is left of them
}

/** A place in a stream of chunks. */
interface Cursor {
  take(length: number): Promise<Uint8Array>;
  span(length: number): Span;
  rest(): AsyncGenerator<Uint8Array>;
}

function createCursor(chunks: AsyncGenerator<Uint8Array>, cutOff: () => Error): Cursor {
  let current: Uint8Array = new Uint8Array(0);
  /** Returns at most `length` bytes as they lie in a chunk; undefined at the end. */
  const next = async (length: number): Promise<Uint8Array | undefined> => {
    while (current.length === 0) {
      const read = await chunks.next();
      if (read.done) return undefined;
      current = read.value;
    }
    const part = current.subarray(0, length);
    current = current.subarray(length);
    return part;
  };
  const span = (length: number): Span => {
    let left = length;
    let begun = false;
    async function* passing(): AsyncGenerator<Uint8Array> {
      begun = true;
      while (left > 0) {
        const part = await next(left);
        if (!part) throw cutOff();
        left -= part.length;
        yield part;
      }
    }
    return {
      chunks: passing,
      skip: async () => {
        // An inflater that was stopped may still be taking bytes.
        if (begun && left > 0) throw new Error("A file of an archive was left half read.");
        for await (const _ of passing());
      },
    };
  };
  return {
    span,
    take: (length) => collectBytes(span(length).chunks()),
    rest: async function* () {
      for (let part = await next(1 << 16); part; part = await next(1 << 16)) yield part;
    },
  };
}
