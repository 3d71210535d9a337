import type { StoredFile } from "./zipWriter";

type Numbers = Float32Array | Float64Array | Int32Array | Uint32Array;
type NumbersConstructor =
  | Float64ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | Float32ArrayConstructor;

const pieceLength = 1 << 18; // numbers

/** Describes an npy file of numbers in one dimension, read from the array itself when the file is written. */
export function numbersFile(name: string, values: Numbers, type?: NumbersConstructor): StoredFile {
  const Type = type ?? (values.constructor as NumbersConstructor);
  const header = npyHeader(`<${letterOf(Type)}${Type.BYTES_PER_ELEMENT}`, `(${values.length},)`);
  return {
    name: `${name}.npy`,
    size: header.length + values.length * Type.BYTES_PER_ELEMENT,
    *pieces() {
      yield header;
      for (let start = 0; start < values.length; start += pieceLength) {
        const part = values.subarray(start, start + pieceLength);
        const piece = part instanceof Type ? part : new Type(part);
        yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
      }
    },
  };
}

/** Describes an npy file of text: one text without a dimension, or a list. */
export function textFile(name: string, text: string | readonly string[]): StoredFile {
  const letters = (typeof text === "string" ? [text] : text).map((item) => Array.from(item));
  const width = letters.reduce((most, { length }) => Math.max(most, length), 1);
  const codes = new Uint32Array(letters.length * width);
  letters.forEach((item, i) => {
    codes.set(
      item.map((letter) => letter.codePointAt(0) ?? 0),
      i * width,
    );
  });
  const header = npyHeader(`<U${width}`, typeof text === "string" ? "()" : `(${text.length},)`);
  const data = new Uint8Array(codes.buffer);
  return { name: `${name}.npy`, size: header.length + data.length, pieces: () => [header, data] };
}

function letterOf(Type: NumbersConstructor): string {
  if (Type === Uint32Array) return "u";
  return Type === Int32Array ? "i" : "f";
}

/** Writes the header of an npy file in format 1, filled up with blanks to a multiple of 64 bytes as NumPy does. */
function npyHeader(descr: string, shape: string): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (length - 10) & 255, (length - 10) >> 8]);
  bytes.set(new TextEncoder().encode(text), 10);
  bytes[length - 1] = 0x0a;
  return bytes;
}
