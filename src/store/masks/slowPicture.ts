import type { SeenLayer } from "../../train/protocol";
import { isInside, type MatrixWindow, type UpdateEvent } from "./slowMotion";

/** How one weight is drawn. */
export interface GridCell {
  readonly index: number; // of the weight
  readonly across: number; // place in the picture
  readonly down: number;
  readonly kind: "kept" | "empty" | "dropped" | "grown";
  readonly strength: number; // 0 .. 1: rank of |w| among the kept, of the score among the empty
}

/** Ranks values from 0 (smallest) to 1 (largest) among the indices given; equal values have equal ranks. */
function ranks(indices: readonly number[], value: (index: number) => number): ReadonlyMap<number, number> {
  const sorted = [...indices].sort((i, j) => value(i) - value(j));
  const found = new Map<number, number>();
  let rank = 0;
  for (const [place, index] of sorted.entries()) {
    if (place > 0 && value(index) > value(sorted[place - 1])) rank = place;
    found.set(index, sorted.length < 2 ? 1 : rank / (sorted.length - 1));
  }
  return found;
}

/** A layer's weights as they are drawn, whatever has happened so far. */
export interface GridLayout {
  readonly window: MatrixWindow;
  readonly transposed: boolean; // the inputs run across, because there are more of them
  readonly strength: Float32Array; // by weight
}

/** Lays out a window of a layer, its long side across. */
export function layOutGrid({ before, weights, growScores }: SeenLayer, window: MatrixWindow): GridLayout {
  const active: number[] = [];
  const empty: number[] = [];
  for (let i = 0; i < before.length; i++) (before[i] === 1 ? active : empty).push(i);
  const strength = new Float32Array(before.length);
  for (const [i, rank] of ranks(active, (index) => Math.abs(weights[index]))) strength[i] = rank;
  if (growScores) for (const [i, rank] of ranks(empty, (index) => Math.abs(growScores[index]))) strength[i] = rank;
  return { window, transposed: window.rows > window.columns, strength };
}

/** Returns the cells of a layout after so many events. */
export function gridCells(
  { window, transposed, strength }: GridLayout,
  { before, outputs }: SeenLayer,
  events: readonly UpdateEvent[],
  count: number,
): readonly GridCell[] {
  const moved = new Map(events.slice(0, count).map(({ kind, index }) => [index, kind]));
  const cells: GridCell[] = [];
  for (let r = 0; r < window.rows; r++) {
    for (let c = 0; c < window.columns; c++) {
      const index = (window.row + r) * outputs + window.column + c;
      const last = moved.get(index);
      const kind = last === "drop" ? "dropped" : last === "grow" ? "grown" : before[index] === 1 ? "kept" : "empty";
      const [across, down] = transposed ? [r, c] : [c, r];
      cells.push({ index, across, down, kind, strength: strength[index] });
    }
  }
  return cells;
}

/** Counts the events that a window does not show. */
export function eventsOutside(window: MatrixWindow, events: readonly UpdateEvent[], outputs: number): number {
  return events.filter(({ index }) => !isInside(window, index, outputs)).length;
}
