/** Writes a table; the first row is its head. Columns of numbers are aligned to the right by `:` in `align`. */
export function table(rows: readonly (readonly string[])[], align: readonly ("left" | "right")[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = align.map((side) => (side === "right" ? "--:" : "---"));
  const [head, ...body] = rows;
  return [line(head), line(rule), ...body.map((row) => line(row.map((cell) => cell.replaceAll("|", "\\|"))))];
}

/** Replaces the spaces that only the page needs by plain ones. */
export function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
