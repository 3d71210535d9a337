import type { SeenLayer } from "../../train/protocol";

/** What of a layer decides the order of its update. */
export type LayerUpdate = Pick<SeenLayer, "before" | "after" | "weights" | "left" | "growScores">;

/** One connection that goes or comes. */
export interface UpdateEvent {
  readonly kind: "drop" | "grow";
  readonly index: number; // of the weight
  readonly score: number; // |weight| of a drop, |score| of a growth; NaN where growth was at random
  readonly returns?: true; // dropped and grown back in one update, so that both masks have it
}

/** Ranks indices by a key, ties by index as the methods do. */
function ranked(indices: number[], key: (index: number) => number): number[] {
  return indices.sort((i, j) => key(i) - key(j) || i - j);
}

/**
 * Orders one mask update weight by weight: drops from the smallest |weight| up, then growth from the largest |score| down.
 *
 * The methods rank the same way (`replaceConnections`), so that the order is theirs and not made up; a random growth has none
 * and goes by index. A connection that was dropped and grew back is told twice.
 */
export function updateEvents({ before, after, weights, left, growScores }: LayerUpdate): readonly UpdateEvent[] {
  const active: number[] = [];
  for (let i = 0; i < before.length; i++) if (before[i] === 1) active.push(i);
  // The methods keep the largest with ties to the lower index, so that of equal weights the higher index goes first.
  const weakest = active.sort((i, j) => Math.abs(weights[i]) - Math.abs(weights[j]) || j - i);
  const dropped = weakest.filter((i) => (left ?? after)[i] === 0);
  const gone = new Set(dropped);
  const grown: number[] = [];
  for (let i = 0; i < after.length; i++) if (after[i] === 1 && (before[i] === 0 || gone.has(i))) grown.push(i);
  const score = (i: number): number => (growScores ? Math.abs(growScores[i]) : Number.NaN);
  const order = growScores ? ranked(grown, (i) => -score(i)) : grown;
  const back = new Set(grown.filter((i) => gone.has(i)));
  const mark = (i: number): { returns?: true } => (back.has(i) ? { returns: true } : {});
  return [
    ...dropped.map((index): UpdateEvent => ({ kind: "drop", index, score: Math.abs(weights[index]), ...mark(index) })),
    ...order.map((index): UpdateEvent => ({ kind: "grow", index, score: score(index), ...mark(index) })),
  ];
}

/** A rectangle of a weight matrix. */
export interface MatrixWindow {
  readonly row: number; // the first input
  readonly column: number; // the first output
  readonly rows: number;
  readonly columns: number;
}

/**
 * Chooses the window of a matrix in which most happens, where the whole is too large to show weight by weight.
 *
 * A window starts at multiples of half its size, so that what happens at an edge of one is in the middle of another.
 */
export function busiestWindow(
  inputs: number,
  outputs: number,
  events: readonly UpdateEvent[],
  most: { readonly rows: number; readonly columns: number },
): MatrixWindow {
  const rows = Math.min(inputs, most.rows);
  const columns = Math.min(outputs, most.columns);
  const starts = (length: number, size: number): number[] => {
    const all = Array.from({ length: Math.ceil((2 * length) / size) }, (_, i) => i * Math.ceil(size / 2));
    return [...new Set(all.map((start) => Math.min(start, length - size)))];
  };
  // How much happens above and left of each place: a window's share is then four numbers away, however many events there are.
  const wide = outputs + 1;
  const sums = new Int32Array((inputs + 1) * wide);
  for (const { index } of events) sums[(Math.floor(index / outputs) + 1) * wide + (index % outputs) + 1] += 1;
  for (let row = 1; row <= inputs; row++) {
    let left = 0;
    for (let at = row * wide + 1; at < (row + 1) * wide; at++) {
      left += sums[at];
      sums[at] = left + sums[at - wide];
    }
  }
  let best: MatrixWindow = { row: 0, column: 0, rows, columns };
  let busiest = -1;
  for (const row of starts(inputs, rows)) {
    for (const column of starts(outputs, columns)) {
      const [first, last] = [row * wide + column, (row + rows) * wide + column];
      const count = sums[last + columns] - sums[last] - sums[first + columns] + sums[first];
      if (count > busiest) [best, busiest] = [{ row, column, rows, columns }, count];
    }
  }
  return best;
}

/** Tells whether a weight lies in a window. */
export function isInside({ row, column, rows, columns }: MatrixWindow, index: number, outputs: number): boolean {
  const [r, c] = [Math.floor(index / outputs), index % outputs];
  return r >= row && r < row + rows && c >= column && c < column + columns;
}
