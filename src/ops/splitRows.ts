/** Longest run of numbers that one GPU thread sums; small, since the longest run of a group of threads sets its time. */
export const segmentLength = 32;

/** Sums that can be taken side by side: one per segment of what the level before has left. */
export interface SumLevel {
  /** Start, end and target of each: a row, or -1 - p for partial sum p, which the next level takes. // [segmentCount, 3] */
  readonly segments: Int32Array;
  readonly partialCount: number; // 0 on the last level
}

/** A stretch of entries, or of partial sums, that belongs to a row. */
interface Stretch {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts the rows of a sparse matrix into segments, so that a hub costs no more than its entries.
 *
 * Level 0 sums entries; a row of more than `longest` leaves partial sums, which the next level sums likewise.
 */
export function splitRows(rowPtr: Int32Array | Uint32Array, longest = segmentLength): readonly SumLevel[] {
  const rows: Stretch[] = [];
  for (let row = 0; row + 1 < rowPtr.length; row++) rows.push({ row, start: rowPtr[row], end: rowPtr[row + 1] });
  const levels: SumLevel[] = [];
  for (let left = rows; left.length > 0; ) {
    const { level, rest } = cut(left, longest);
    levels.push(level);
    left = rest;
  }
  return levels;
}

function cut(stretches: readonly Stretch[], longest: number): { level: SumLevel; rest: Stretch[] } {
  const segments: number[] = [];
  const rest: Stretch[] = [];
  let partialCount = 0;
  for (const { row, start, end } of stretches) {
    if (end - start <= longest) {
      segments.push(start, end, row);
      continue;
    }
    const first = partialCount;
    for (let at = start; at < end; at += longest) {
      segments.push(at, Math.min(at + longest, end), -1 - partialCount++);
    }
    rest.push({ row, start: first, end: partialCount });
  }
  return { level: { segments: Int32Array.from(segments), partialCount }, rest };
}
