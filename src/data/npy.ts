import { fault } from "./fault";

/** Numbers of an npy array in row-major order; 64-bit integers come as doubles. */
export type NpyNumbers =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

/** An array of an npz file. */
export interface NpyArray {
  readonly shape: readonly number[]; // [] for a single value
  readonly values: NpyNumbers | readonly string[]; // row-major, whatever the order in the file
}

/** What stands at the start of an npy file. */
export interface NpyHeader {
  readonly descr: string; // byte order, kind and size, such as "<f4"
  readonly fortran: boolean; // column-major
  readonly shape: readonly number[];
  readonly dataStart: number; // bytes before the data
}

/** Makes numbers of the bytes of a type, such as `f4`; the buffer becomes theirs where the type allows. */
export const numberReaders: Readonly<Record<string, (buffer: ArrayBuffer) => NpyNumbers>> = {
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
  i1: (buffer) => new Int8Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  i8: (buffer) => Float64Array.from(new BigInt64Array(buffer), Number),
  u1: (buffer) => new Uint8Array(buffer),
  u2: (buffer) => new Uint16Array(buffer),
  u4: (buffer) => new Uint32Array(buffer),
  u8: (buffer) => Float64Array.from(new BigUint64Array(buffer), Number),
  b1: (buffer) => new Uint8Array(buffer),
};

/**
 * Reads a NumPy array in format 1, 2 or 3 with numbers, booleans or fixed-length text.
 *
 * Throws InputError for pickled objects, unknown types, and where bytes are missing; `name` names file and array.
 */
export function parseNpy(name: string, bytes: Uint8Array): NpyArray {
  const { descr, fortran, shape, dataStart } = readNpyHeader(name, bytes);
  const count = shape.reduce((product, size) => product * size, 1);
  const [order, kind] = [descr[0], descr.slice(1)];
  if (kind.startsWith("O")) {
    throw fault(
      name,
      undefined,
      "the array holds pickled Python objects, which are not read; save it as plain numbers.",
    );
  }
  const text = /^U(\d+)$/.exec(kind);
  const itemSize = text ? 4 * Number(text[1]) : Number(kind.slice(1));
  if (!text && !Object.hasOwn(numberReaders, kind)) {
    throw fault(
      name,
      undefined,
      `the array has the type "${descr}"; expected integers, floats of 4 or 8 bytes, or text.`,
    );
  }
  const dataEnd = dataStart + count * itemSize;
  if (bytes.length < dataEnd) {
    throw fault(name, undefined, `the array is cut off: expected ${dataEnd} bytes, found ${bytes.length}.`);
  }
  // A copy of its own, so that every item lies on a multiple of its size.
  const data = bytes.slice(dataStart, dataEnd);
  if (order === ">") reverseItems(data, text ? 4 : itemSize);
  if (text) return { shape, values: rowMajor(readText(data, itemSize, count), shape, fortran) };
  return { shape, values: rowMajor(numberReaders[kind](data.buffer), shape, fortran) };
}

/** Reads the header, a Python literal such as `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`. */
export function readNpyHeader(name: string, bytes: Uint8Array): NpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, 6));
  if (magic !== "\x93NUMPY" || bytes.length < 12) {
    throw fault(name, undefined, "this is no NumPy array; expected the npy format.");
  }
  const longHeader = bytes[6] >= 2;
  const headerStart = longHeader ? 12 : 10;
  const dataStart = headerStart + (longHeader ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder().decode(bytes.subarray(headerStart, dataStart));
  const descr = /'descr':\s*'([<>|=][a-zA-Z]\d*)'/.exec(header);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  const fortran = /'fortran_order':\s*(True|False)/.exec(header);
  if (bytes.length < dataStart || !descr || !shape || !fortran) {
    throw fault(name, undefined, "the array's header cannot be read; expected one type, an order and a shape.");
  }
  const sizes = shape[1].split(",").filter((size) => size.trim() !== "");
  return { descr: descr[1], fortran: fortran[1] === "True", shape: sizes.map(Number), dataStart };
}

function reverseItems(data: Uint8Array, itemSize: number): void {
  for (let at = 0; at < data.length; at += itemSize) data.subarray(at, at + itemSize).reverse();
}

/** Reads fixed-length text of one UTF-32 code unit per character, padded with zeros. */
function readText(data: Uint8Array<ArrayBuffer>, itemSize: number, count: number): string[] {
  const codes = new Uint32Array(data.buffer);
  const length = itemSize / 4;
  const itemOf = (item: number): string =>
    String.fromCodePoint(...codes.subarray(item * length, (item + 1) * length)).replace(/\0+$/, "");
  return Array.from({ length: count }, (_, item) => itemOf(item));
}

/** Puts column-major items in row-major order: the first index, fastest in the file, becomes the slowest. */
function rowMajor<T extends NpyNumbers | string[]>(items: T, shape: readonly number[], fortran: boolean): T {
  if (!fortran || shape.length < 2) return items;
  const sorted = items.slice() as T;
  const index = shape.map(() => 0);
  for (let from = 0; from < items.length; from++) {
    const to = index.reduce((at, value, axis) => at * shape[axis] + value, 0);
    sorted[to] = items[from];
    for (let axis = 0; axis < shape.length && ++index[axis] === shape[axis]; axis++) index[axis] = 0;
  }
  return sorted;
}
