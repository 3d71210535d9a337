/** One line of a table: its values by the names of their columns. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** Names every number of an object as it stands in the JSON, those inside another with a dot: `trainingFlops.rigl`. */
export function flatten(value: object, prefix = ""): Record<string, string | number | undefined> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === "object" && one !== null
        ? Object.entries(flatten(one, `${prefix}${key}.`))
        : [[`${prefix}${key}`, one]],
    ),
  );
}

/** Writes one field by RFC 4180: in quotes where it must be. */
function field(value: string | number | undefined): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows as CSV by RFC 4180: a header, then a line a row, lines ended by CR and LF. */
export function csvText(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}
