import { fault, grouped } from "../fault";
import { openNpyStream } from "../npyStream";
import type { ZipEntry } from "../zip/entry";

type Column = Float64Array | Int32Array | Uint32Array;

/** How a column is to be: its length, its types in the file, and which numbers may stand in it. */
export interface ColumnRule<T extends Column> {
  readonly length: number;
  readonly lengthIs: string; // "edges", for messages
  readonly types: readonly string[]; // NumPy's, such as "<u4"; the first is the advice
  readonly make: new (length: number) => T;
  readonly min: number;
  readonly max: number; // both inclusive
}

/** Reads an array of a prepared file into a column of known length; throws InputError where it breaks the rule. */
export async function readColumn<T extends Column>(
  fileName: string,
  entry: ZipEntry,
  { length, lengthIs, types, make: Make, min, max }: ColumnRule<T>,
): Promise<T> {
  const name = entry.name.replace(/\.npy$/, "");
  const stream = await openNpyStream(`${fileName}, ${name}`, entry.chunks());
  const fail = (sentence: string) => fault(fileName, undefined, `in ${name}, ${sentence}`);
  if (!types.includes(stream.descr)) {
    const advice = `expected "${types.join('" or "')}"; save it with ${name}.astype("${types[0]}")`;
    throw fail(`the numbers have the type "${stream.descr}"; ${advice}.`);
  }
  if (stream.shape.length !== 1 || stream.count !== length) {
    const found = stream.shape.length === 1 ? grouped(stream.count) : `the shape (${stream.shape.join(", ")})`;
    throw fail(`expected ${grouped(length)} numbers, as many as ${lengthIs} in meta, found ${found}.`);
  }
  // Held against the archive before anything is set aside for it: a header alone must not claim gigabytes.
  if (stream.bytes !== entry.size)
    throw fail(`the archive states ${grouped(entry.size)} bytes; expected ${grouped(stream.bytes)}.`);
  const column = allocate(fileName, Make, length);
  for await (const { first, values } of stream.pieces()) {
    for (let i = 0; i < values.length; i++) {
      if (!(values[i] >= min && values[i] <= max)) {
        const range = max === Number.MAX_VALUE ? "a finite number" : `a number from ${min} to ${grouped(max)}`;
        throw fail(`number ${grouped(first + i + 1)} is ${values[i]}; expected ${range}.`);
      }
    }
    column.set(values, first);
  }
  return column;
}

function allocate<T extends Column>(fileName: string, Make: new (length: number) => T, length: number): T {
  try {
    return new Make(length);
  } catch {
    throw fault(
      fileName,
      undefined,
      `there is not enough memory for a column of ${grouped(length)} numbers; use the command line, or a smaller part of the data.`,
    );
  }
}
