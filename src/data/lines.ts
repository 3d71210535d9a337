import { joinBytes } from "./byteSource";
import { fault, grouped } from "./fault";

/** Receives one line of data as the bytes `start .. end`, without blanks around it or line break. */
export type VisitLine = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/** Takes the line from `start` on without a visit and returns where the next one starts, or -1 where it does not. */
export type TakeQuickly = (bytes: Uint8Array, start: number) => number;

const lineFeed = 10;
const carriageReturn = 13;
const longestLine = 1 << 16; // bytes

/**
 * Visits every line of a text that is neither blank nor a comment (`%` or `#`), and returns the number of all lines.
 *
 * Lines that `takeQuickly` takes, each whole with its line break, are not visited.
 *
 * A byte-order mark, CRLF and a missing last line break are allowed. Throws InputError at a line over 65,536 bytes.
 */
export async function forEachLine(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  visit: VisitLine,
  takeQuickly: TakeQuickly = () => -1,
): Promise<number> {
  let line = 0;
  let carried: Uint8Array = new Uint8Array(0); // the start of a line whose end has not come yet
  const take = (bytes: Uint8Array, start: number, end: number): void => {
    line++;
    if (end - start > longestLine) throw tooLong(name, line, bytes);
    let from = start;
    let to = end;
    if (line === 1 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf) from += 3;
    while (to > from && isBlankOrReturn(bytes[to - 1])) to--;
    while (from < to && isBlankOrReturn(bytes[from])) from++;
    if (from < to && bytes[from] !== 0x23 && bytes[from] !== 0x25) visit(bytes, from, to, line);
  };
  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(lineFeed);
    if (carried.length > 0 && end >= 0) {
      const joined = joinBytes([carried, chunk.subarray(0, end)]);
      take(joined, 0, joined.length);
      carried = new Uint8Array(0);
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    while (end >= 0) {
      take(chunk, start, end);
      start = end + 1;
      for (let next = takeQuickly(chunk, start); next >= 0; next = takeQuickly(chunk, start)) {
        line++;
        start = next;
      }
      end = chunk.indexOf(lineFeed, start);
    }
    carried = carried.length > 0 ? joinBytes([carried, chunk]) : chunk.slice(start);
    if (carried.length > longestLine) throw tooLong(name, line + 1, carried);
  }
  if (carried.length > 0) take(carried, 0, carried.length);
  return line;
}

function isBlankOrReturn(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === carriageReturn;
}

function tooLong(name: string, line: number, bytes: Uint8Array) {
  const advice = bytes.includes(carriageReturn)
    ? "Its line breaks are bare carriage returns; save it with LF or CRLF."
    : "Expected one edge or label per line of text.";
  return fault(name, line, `the line is longer than ${grouped(longestLine)} bytes. ${advice}`);
}
