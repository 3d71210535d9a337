import { InputError } from "../lib/inputError";

/** Makes the error for a broken file: the file's name, the 1-based line where one is known, and a sentence. */
export function fault(name: string, line: number | undefined, sentence: string): InputError {
  return new InputError(line === undefined ? `${name}: ${sentence}` : `${name}, line ${line}: ${sentence}`);
}

const longestQuote = 40;

/** Quotes bytes of a file for an error message: as text, without control characters, at most 40 characters. */
export function quote(bytes: Uint8Array, start: number, end: number): string {
  const text = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 4 * longestQuote)));
  const shown = Array.from(text, (letter) => (letter < " " || letter === "\u007f" ? "\ufffd" : letter));
  return `"${shown.length > longestQuote ? `${shown.slice(0, longestQuote).join("")}…` : shown.join("")}"`;
}

/** Writes a count with thousands separators, as in "1,146,258". */
export function grouped(count: number): string {
  return count.toLocaleString("en-GB");
}
