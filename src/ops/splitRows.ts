/** Longest run of entries that one GPU thread sums; chosen small, since the longest run of a group sets its time. */
export const segmentLength = 32;

/** The rows of a sparse matrix cut into segments of even length, so that a hub costs no more than its entries. */
export interface RowSegments {
  /** Start, end and target of each: the row, or -1 - p for partial sum p of a row with several. // [segmentCount, 3] */
  readonly segments: Int32Array;
  /** Row and the range of partial sums that add up to it. // [longRowCount, 3] */
  readonly longRows: Int32Array;
  readonly partialCount: number;
}

/** Cuts rows of more than `segmentLength` entries; an empty row is one empty segment. */
export function splitRows(rowPtr: Int32Array): RowSegments {
  const segments: number[] = [];
  const longRows: number[] = [];
  let partialCount = 0;
  for (let row = 0; row + 1 < rowPtr.length; row++) {
    const start = rowPtr[row];
    const end = rowPtr[row + 1];
    if (end - start <= segmentLength) {
      segments.push(start, end, row);
      continue;
    }
    const firstPartial = partialCount;
    for (let at = start; at < end; at += segmentLength) {
      segments.push(at, Math.min(at + segmentLength, end), -1 - partialCount++);
    }
    longRows.push(row, firstPartial, partialCount);
  }
  return { segments: Int32Array.from(segments), longRows: Int32Array.from(longRows), partialCount };
}
