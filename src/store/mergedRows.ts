import type { ChartRow } from "./series";

/** One place on the horizontal axis, with what each lane has there. */
export interface MergedRow {
  readonly x: number;
  readonly at: readonly (ChartRow | undefined)[]; // of each lane
}

/** Merges the rows of several lanes in order of the axis: one row a place, however many lanes have one there. */
export function mergeRows(lanes: readonly (readonly ChartRow[])[]): readonly MergedRow[] {
  const places = new Map<number, (ChartRow | undefined)[]>();
  for (const [lane, rows] of lanes.entries()) {
    for (const row of rows) {
      const at = places.get(row.x) ?? lanes.map(() => undefined);
      at[lane] = row;
      places.set(row.x, at);
    }
  }
  return [...places].map(([x, at]) => ({ x, at })).sort((a, b) => a.x - b.x);
}

/** Returns the last row of a lane at or before a place on the axis. */
export function rowBefore(rows: readonly ChartRow[], x: number): ChartRow | undefined {
  return rows.findLast((row) => row.x <= x);
}
