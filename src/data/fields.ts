/** The byte that stands between two columns; 0 stands for any run of spaces and TABs. */
export type Separator = 0 | 9 | 44 | 59; // runs of blanks, TAB, comma, semicolon

/** Any run of spaces and TABs. */
export const blanks: Separator = 0;

/** Room for the columns that are looked at, and one more to tell that there are too many. */
export const longestRow = 5;

/** Makes the array that splitFields fills. // [2 * longestRow], start and end of each field */
export function createSpans(): Int32Array {
  return new Int32Array(2 * longestRow);
}

/**
 * Splits a line into fields and returns how many there are; `spans` receives start and end of the first five.
 *
 * Blanks around a field are no part of it, nor are double quotes around it.
 */
export function splitFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  separator: Separator,
  spans: Int32Array,
): number {
  let count = 0;
  let at = start;
  for (;;) {
    while (at < end && isBlank(bytes[at])) at++;
    if (separator === blanks && at >= end) return count;
    const from = at;
    if (separator === blanks) while (at < end && !isBlank(bytes[at])) at++;
    else while (at < end && bytes[at] !== separator) at++;
    if (count < longestRow) setSpan(bytes, from, at, spans, count);
    count++;
    if (at >= end) return count;
    at++;
  }
}

function setSpan(bytes: Uint8Array, start: number, end: number, spans: Int32Array, field: number): void {
  let from = start;
  let to = end;
  while (to > from && isBlank(bytes[to - 1])) to--;
  if (to - from >= 2 && bytes[from] === 34 && bytes[to - 1] === 34) {
    from++;
    to--;
  }
  spans[2 * field] = from;
  spans[2 * field + 1] = to;
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9;
}
