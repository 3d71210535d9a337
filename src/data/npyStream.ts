import { peekBytes } from "./byteSource";
import { fault, grouped } from "./fault";
import { type NpyHeader, type NpyNumbers, numberReaders, readNpyHeader } from "./npy";

/** Some numbers of an array, in the order of the file. */
export interface NpyPiece {
  readonly first: number; // index of the first one
  readonly values: NpyNumbers;
}

/** A NumPy array whose numbers come piece by piece. */
export interface NpyStream extends Omit<NpyHeader, "dataStart"> {
  readonly count: number; // of numbers
  readonly bytes: number; // of the whole npy file, as its header states
  /** Yields all numbers, once; throws InputError where some are missing. */
  pieces(): AsyncGenerator<NpyPiece>;
}

const longestHeader = 1 << 16;

/** Starts to read a NumPy array of little-endian numbers; throws InputError where its type is another. */
export async function openNpyStream(name: string, chunks: AsyncGenerator<Uint8Array>): Promise<NpyStream> {
  const peeked = await peekBytes(chunks, longestHeader);
  const { dataStart, ...header } = readNpyHeader(name, peeked.head);
  const kind = header.descr.slice(1);
  const itemSize = Number(kind.slice(1));
  if (!Object.hasOwn(numberReaders, kind) || (header.descr[0] === ">" && itemSize > 1)) {
    throw fault(
      name,
      undefined,
      `the array has the type "${header.descr}"; expected little-endian numbers, such as those of array.astype("<f8").`,
    );
  }
  const count = header.shape.reduce((product, size) => product * size, 1);
  return {
    ...header,
    count,
    bytes: dataStart + count * itemSize,
    pieces: () => readPieces(name, peeked.chunks, dataStart, numberReaders[kind], itemSize, count),
  };
}

async function* readPieces(
  name: string,
  chunks: AsyncGenerator<Uint8Array>,
  dataStart: number,
  toNumbers: (buffer: ArrayBuffer) => NpyNumbers,
  itemSize: number,
  count: number,
): AsyncGenerator<NpyPiece> {
  let skip = dataStart;
  let first = 0;
  let rest: Uint8Array = new Uint8Array(0); // the bytes of a number that lies in two chunks
  for await (const chunk of chunks) {
    const fresh = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - fresh.length;
    const whole = rest.length + fresh.length - ((rest.length + fresh.length) % itemSize);
    // A copy of its own, so that every number lies on a multiple of its size.
    const bytes = new Uint8Array(whole);
    bytes.set(rest.subarray(0, whole));
    if (whole >= rest.length) bytes.set(fresh.subarray(0, whole - rest.length), rest.length);
    rest = whole === 0 ? new Uint8Array([...rest, ...fresh]) : fresh.slice(whole - rest.length);
    if (whole === 0) continue;
    const values = toNumbers(bytes.buffer);
    if (first + values.length > count) {
      throw fault(name, undefined, `the array holds more than the ${grouped(count)} numbers of its shape.`);
    }
    yield { first, values };
    first += values.length;
  }
  if (first < count || rest.length > 0) {
    throw fault(name, undefined, `the array is cut off: expected ${grouped(count)} numbers, found ${grouped(first)}.`);
  }
}
