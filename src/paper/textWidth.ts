/** Widths of letters in shares of the font's size, of the widest of the usual sans serifs; what is not here is about 0.63 wide. */
const widths: readonly (readonly [pattern: RegExp, width: number])[] = [
  [/[\u2e80-\uffef]/, 1], // Chinese signs are square
  [/[iljtfrI.,:;|'!()[\] \u00a0]/, 0.36],
  [/[mwMW%@]/, 0.98],
  [/[A-Z]/, 0.73],
];

/** Estimates how wide a text is drawn, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  const width = (letter: string): number => widths.find(([pattern]) => pattern.test(letter))?.[1] ?? 0.63;
  return fontSize * [...text].reduce((sum, letter) => sum + width(letter), 0);
}

/** Breaks a text into lines that fit a width: between words, and between Chinese signs but for a closing mark. */
export function wrapText(text: string, fontSize: number, width: number): readonly string[] {
  const pieces = text.match(/[\u2e80-\uffef][、。，；：）”]*|[^\s\u2e80-\uffef]+[ \u00a0]*[、。，；：）”]*| +/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth(line + piece.trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
