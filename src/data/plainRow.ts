import type { EdgeBuffer } from "./edgeBuffer";
import type { EdgeFormat } from "./edgeFormat";
import { blanks } from "./fields";
import type { NodeIds } from "./nodeIds";
import { digitsKept } from "./numberField";

/** Reads one row in a hurry: returns where the next line starts, or -1 where the row needs a closer look. */
export type ReadPlainRow = (bytes: Uint8Array, start: number) => number;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Creates a reader of the rows that nearly all rows are: whole numbers, one separator between, a line break behind.
 *
 * It takes an edge exactly where the reading of any row takes the same one; whatever else stands there, it leaves.
 */
export function createPlainRowReader(
  { separator, columns }: EdgeFormat,
  ids: NodeIds,
  edges: EdgeBuffer,
): ReadPlainRow {
  const separates = separator === blanks ? 32 : separator;
  const separatesToo = separator === blanks ? 9 : separator;
  return (bytes, start) => {
    const { length } = bytes;
    let src = 0;
    let dst = 0;
    let value = 0;
    let at = start;
    for (let column = 0; column < columns; column++) {
      const from = at;
      value = 0;
      let byte = 0;
      while (at < length) {
        byte = bytes[at];
        if (byte < 48 || byte > 57) break;
        value = value * 10 + byte - 48;
        at++;
      }
      const digits = at - from;
      // A leading zero makes another id; of a number too long for a double the digits are lost.
      if (at === length || digits === 0 || digits > digitsKept || (digits > 1 && bytes[from] === 48)) return -1;
      if (column === 0) src = value;
      else if (column === 1) dst = value;
      if (column < columns - 1) {
        if (byte !== separates && byte !== separatesToo) return -1;
      } else if (byte === carriageReturn) {
        if (++at === length || bytes[at] !== lineFeed) return -1;
      } else if (byte !== lineFeed) return -1;
      at++;
    }
    const from = ids.internInteger(src);
    edges.push(from, ids.internInteger(dst), value);
    return at;
  };
}
