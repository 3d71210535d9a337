import type { PairIndex } from "../graph/distinctPairs";
import { InputError } from "../lib/inputError";
import type { Rng } from "../lib/rng";

/** Tells whether a pair is among those indexed, by binary search within the source. */
export function hasPair({ rowPtr, colIdx }: PairIndex, src: number, dst: number): boolean {
  let low = rowPtr[src];
  let high = rowPtr[src + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (colIdx[middle] < dst) low = middle + 1;
    else high = middle;
  }
  return low < rowPtr[src + 1] && colIdx[low] === dst;
}

const mostTries = 10_000;

/**
 * Draws one pair that is no edge for each source node: with p = 1/2 only the tail is random, else both ends are.
 *
 * `pairs` holds every directed edge once; a node with an edge to all nodes gets two random ends. Writes to dst and src.
 * Throws InputError where the graph is so dense that no free pair is found. arXiv:2209.04766
 */
export function drawNegatives(pairs: PairIndex, src: Uint32Array, dst: Uint32Array, rng: Rng): void {
  const nodes = pairs.rows;
  if (pairs.colIdx.length === nodes * nodes) throw tooDense(nodes, "all");
  for (let i = 0; i < src.length; i++) {
    const free = nodes - (pairs.rowPtr[src[i] + 1] - pairs.rowPtr[src[i]]);
    const tailOnly = rng.int(2) === 0 && free > 0;
    let tries = 0;
    do {
      if (tries++ === mostTries) throw tooDense(nodes, "nearly all");
      if (!tailOnly) src[i] = rng.int(nodes);
      dst[i] = rng.int(nodes);
    } while (hasPair(pairs, src[i], dst[i]));
  }
}

function tooDense(nodes: number, share: string): InputError {
  return new InputError(
    `No pairs without an edge can be drawn: ${share} of the ${nodes}² directed pairs are edges. Link prediction needs a sparser graph.`,
  );
}
