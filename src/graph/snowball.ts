import { createRng } from "../lib/rng";
import type { Csr } from "./csr";

/** How a snowball sample grows. */
export interface SnowballOptions {
  readonly nodes: number; // most nodes of the sample
  readonly branch: number; // most neighbours that a node brings in
  readonly favoured?: Uint8Array; // [rows], 1 = drawn before its fellow neighbours
  readonly seed: number;
}

/** The nodes of a snowball sample. */
export interface Snowball {
  readonly nodes: Uint32Array; // ascending
  readonly restarts: number; // balls begun at a random node because no other could grow
}

/**
 * Draws a sample of nodes that hang together: balls that grow in turns from the groups given.
 *
 * All nodes of the groups come first, group by group, as far as there is room. Then each ball takes its oldest node that
 * has not been asked and adds up to `branch` of its neighbours outside the sample, favoured ones first and else at
 * random, and the next ball has its turn. Where all balls have come to an end, a new one begins at a random node that has a neighbour. So nodes
 * near the starts and nodes of many neighbours are more likely than others. Goodman 1961, Snowball Sampling
 */
export function snowball(
  { rows, rowPtr, colIdx }: Csr, // symmetric, no self-loops
  groups: readonly (readonly number[])[],
  { nodes, branch, favoured, seed }: SnowballOptions,
): Snowball {
  const rng = createRng(seed, "snowball sample");
  const chosen = new Uint8Array(rows);
  let count = 0;
  const take = (node: number, ball: number[]): void => {
    if (count === nodes || chosen[node] === 1) return;
    chosen[node] = 1;
    count++;
    ball.push(node);
  };
  const ballOf = (group: readonly number[]): number[] => {
    const ball: number[] = [];
    for (const node of group) take(node, ball);
    return ball;
  };
  const grow = (ball: number[]): void => {
    const node = ball.shift() as number;
    const outside: [others: number[], favoured: number[]] = [[], []];
    for (let i = rowPtr[node]; i < rowPtr[node + 1]; i++) {
      if (chosen[colIdx[i]] === 0) outside[favoured?.[colIdx[i]] ?? 0].push(colIdx[i]);
    }
    for (let drawn = 0; drawn < branch; drawn++) {
      const from = outside[1].length > 0 ? outside[1] : outside[0];
      if (from.length === 0) break;
      const at = rng.int(from.length);
      take(from[at], ball);
      from[at] = from[from.length - 1];
      from.pop();
    }
  };
  let balls = groups.map(ballOf);
  let restarts = 0;
  let waiting: Uint32Array | undefined; // nodes with a neighbour, in random order
  let next = 0;
  while (count < nodes) {
    balls = balls.filter((ball) => ball.length > 0);
    if (balls.length === 0) {
      waiting ??= rng.shuffle(connected(rowPtr));
      while (next < waiting.length && chosen[waiting[next]] === 1) next++;
      if (next === waiting.length) break;
      balls = [ballOf([waiting[next]])];
      restarts++;
    }
    for (const ball of balls) if (ball.length > 0) grow(ball);
  }
  return { nodes: indicesOfOnes(chosen, count), restarts };
}

function connected(rowPtr: Int32Array): Uint32Array {
  const nodes: number[] = [];
  for (let node = 0; node + 1 < rowPtr.length; node++) if (rowPtr[node + 1] > rowPtr[node]) nodes.push(node);
  return Uint32Array.from(nodes);
}

function indicesOfOnes(marks: Uint8Array, count: number): Uint32Array {
  const indices = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) indices[at++] = i;
  return indices;
}
