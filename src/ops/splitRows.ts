/** How many segments are put in order of length together; more would scatter what neighbours read. */
const sortedTogether = 1024;

/** Sums that can be taken side by side: one per segment of entries, or of what the level before has left. */
export interface SumLevel {
  /**
   * Of each segment: start; end; target, a row or -1 - p for partial sum p, which the next level takes; the node of its row.
   * // row-major [segmentCount, 4]
   */
  readonly segments: Int32Array;
  readonly partialCount: number; // 0 on the last level
}

/** A stretch of entries, or of partial sums, that belongs to a row. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly row: number;
}

/** How rows are cut. */
export interface SplitOptions {
  readonly shortRow?: number; // longest row that one thread sums in one go (default 32)
  readonly nodes?: Int32Array; // [rows], the node of each row where it is not its number
}

/**
 * Cuts the rows of a sparse matrix into segments, so that a hub costs no more than its entries.
 *
 * A longer row of d entries becomes pieces of max(shortRow, sqrt d) of them, at most sqrt d pieces, which a second level
 * sums: two levels do for any degree, and no thread sums more than sqrt d numbers. Threads of a group wait for the
 * longest of their segments, so segments are sorted by length within stretches of 1024, as in SELL-C-sigma; sums are
 * not touched by that. arXiv:1307.6209
 */
export function splitRows(
  rowPtr: Int32Array | Uint32Array,
  { shortRow = 32, nodes }: SplitOptions = {},
): readonly SumLevel[] {
  const rows = rowPtr.length - 1;
  const pieces: Stretch[] = [];
  const cut: Stretch[] = [];
  let partialCount = 0;
  for (let row = 0; row < rows; row++) {
    const start = rowPtr[row];
    const end = rowPtr[row + 1];
    if (end - start <= shortRow) {
      pieces.push({ start, end, target: row, row });
      continue;
    }
    const first = partialCount;
    const length = Math.max(shortRow, Math.ceil(Math.sqrt(end - start)));
    for (let at = start; at < end; at += length) {
      pieces.push({ start: at, end: Math.min(at + length, end), target: -1 - partialCount++, row });
    }
    cut.push({ start: first, end: partialCount, target: row, row });
  }
  const level = (stretches: readonly Stretch[], count: number): SumLevel => ({
    segments: columns(stretches, nodes),
    partialCount: count,
  });
  if (rows === 0) return [];
  return cut.length === 0 ? [level(pieces, 0)] : [level(pieces, partialCount), level(cut, 0)];
}

/** Lays segments out, longest first among each 1024. */
function columns(stretches: readonly Stretch[], nodes?: Int32Array): Int32Array {
  const segments = new Int32Array(4 * stretches.length);
  for (let first = 0; first < stretches.length; first += sortedTogether) {
    const group = stretches.slice(first, first + sortedTogether);
    group.sort((a, b) => b.end - b.start - (a.end - a.start));
    group.forEach(({ start, end, target, row }, i) => {
      segments.set([start, end, target, nodes ? nodes[row] : row], 4 * (first + i));
    });
  }
  return segments;
}
