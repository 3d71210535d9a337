import { fault, quote } from "./fault";
import { blanks, createSpans, longestRow, type Separator, splitFields } from "./fields";
import { parseNumber } from "./numberField";

/** How the rows of an edge list are written: `source target time`, or `source target weight time`. */
export interface EdgeFormat {
  readonly separator: Separator;
  readonly columns: 3 | 4;
  readonly line: number; // the line it was read from
}

const separators: readonly Separator[] = [44, 59, blanks, 9];

/** Reads the format off the first row; undefined where the row is no edge (a header, or broken). */
export function edgeFormatOf(bytes: Uint8Array, start: number, end: number, line: number): EdgeFormat | undefined {
  const spans = createSpans();
  for (const separator of separators) {
    const columns = splitFields(bytes, start, end, separator, spans);
    if (columns !== 3 && columns !== 4) continue;
    // Numbers where numbers belong tell "John Smith<TAB>Ann Lee<TAB>12" from a row of blanks.
    const numbers = columns === 3 ? [2] : [2, 3];
    if (numbers.every((field) => isNumber(bytes, spans, field))) return { separator, columns, line };
  }
  return undefined;
}

/** Tells whether a first row is a header: no field is a number, and the last one begins as a word. */
export function isHeader(bytes: Uint8Array, start: number, end: number): boolean {
  const spans = createSpans();
  const columns = splitFields(bytes, start, end, likelySeparator(bytes, start, end), spans);
  const looked = Array.from({ length: Math.min(columns, longestRow) }, (_, field) => field);
  if (looked.some((field) => isNumber(bytes, spans, field))) return false;
  const last = textOf(bytes, spans, looked.length - 1);
  return /^[a-z_]/i.test(last) && !/^(nan|inf(inity)?|null|none|na)$/i.test(last);
}

/** Throws InputError where a header says that the last column is not the time. */
export function checkHeader(name: string, bytes: Uint8Array, start: number, end: number, line: number): void {
  const spans = createSpans();
  const columns = splitFields(bytes, start, end, likelySeparator(bytes, start, end), spans);
  if (columns < 2 || columns > longestRow) return;
  const names = Array.from({ length: columns }, (_, field) => textOf(bytes, spans, field).toLowerCase());
  const isTime = (title: string): boolean => /^(t|ts|time|times|time_?stamp|unix_?time|date)$/.test(title);
  const last = names[columns - 1];
  if (/^(w|weight|value|count|label|class)$/.test(last) || (!isTime(last) && names.some(isTime))) {
    throw fault(name, line, `the header calls the last column "${last}", but expected the time there.`);
  }
}

/** Makes the error for a row that is no edge; `format` is that of the rows before it. */
export function rowFault(
  name: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number,
  format?: EdgeFormat,
): Error {
  const spans = createSpans();
  const columns = splitFields(bytes, start, end, format?.separator ?? likelySeparator(bytes, start, end), spans);
  const problem = controlFault(bytes, start, end);
  if (problem) return fault(name, line, problem);
  if (format && columns !== format.columns) {
    return fault(name, line, `expected ${format.columns} columns as in line ${format.line}, found ${columns}.`);
  }
  if (columns < 3 || columns > 4) {
    const hint =
      columns === 2
        ? " Two columns look like node labels, or like edges without times; labels belong in the labels file."
        : "";
    const expected = "expected 3 columns (source, target, time) or 4 (source, target, weight, time)";
    return fault(name, line, `${expected}, found ${columns}.${hint}`);
  }
  const wrong = columns === 4 && !format && !isNumber(bytes, spans, 2) ? 2 : columns - 1;
  const what = wrong === columns - 1 ? "time, last in the row," : "weight, third of four columns,";
  const value = quote(bytes, spans[2 * wrong], spans[2 * wrong + 1]);
  return fault(name, line, `expected the ${what} to be a number such as 1082040961 or -2.5e3, found ${value}.`);
}

/** Says so where a line holds bytes that no text has. */
export function controlFault(bytes: Uint8Array, start: number, end: number): string | undefined {
  const line = bytes.subarray(start, end);
  if (line.includes(13))
    return "found a bare carriage return within the line; save the file with LF or CRLF line breaks.";
  const binary = line.some((byte) => byte < 32 && byte !== 9);
  return binary ? "found bytes that are no text; expected a plain text file in columns." : undefined;
}

function likelySeparator(bytes: Uint8Array, start: number, end: number): Separator {
  const line = bytes.subarray(start, end);
  return separators.find((separator) => separator !== blanks && separator !== 9 && line.includes(separator)) ?? blanks;
}

function isNumber(bytes: Uint8Array, spans: Int32Array, field: number): boolean {
  return !Number.isNaN(parseNumber(bytes, spans[2 * field], spans[2 * field + 1]));
}

function textOf(bytes: Uint8Array, spans: Int32Array, field: number): string {
  return new TextDecoder().decode(bytes.subarray(spans[2 * field], spans[2 * field + 1]));
}
