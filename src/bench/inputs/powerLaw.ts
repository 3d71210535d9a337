import type { Rng } from "../../lib/rng";

/** Edges as columns, each ordered pair at most once and no node to itself. */
export interface EdgeColumns {
  readonly src: Uint32Array;
  readonly dst: Uint32Array;
}

/** How a synthetic graph is drawn. */
export interface PowerLawOptions {
  readonly nodes: number;
  readonly edges: number; // distinct
  readonly decay: number; // the node of rank i is drawn in proportion to (i + 1)^-decay; degrees then fall as k^-(1 + 1 / decay)
  readonly undirected: boolean; // whether a pair and its reverse are the same edge
}

/** Draws distinct edges between nodes of power-law activity; ranks are shuffled, so that hubs lie anywhere in memory. */
export function powerLawEdges({ nodes, edges, decay, undirected }: PowerLawOptions, rng: Rng): EdgeColumns {
  const nodeOfRank = rng.shuffle(new Uint32Array(nodes).map((_, i) => i));
  const cumulative = new Float64Array(nodes);
  let total = 0;
  for (let rank = 0; rank < nodes; rank++) {
    total += (rank + 1) ** -decay;
    cumulative[rank] = total;
  }
  const pick = (): number => nodeOfRank[rankAt(cumulative, rng.float() * total)];
  const seen = new Set<number>();
  const src = new Uint32Array(edges);
  const dst = new Uint32Array(edges);
  while (seen.size < edges) {
    const from = pick();
    const to = pick();
    const key = undirected ? Math.min(from, to) * nodes + Math.max(from, to) : from * nodes + to;
    if (from === to || seen.has(key)) continue;
    src[seen.size] = from;
    dst[seen.size] = to;
    seen.add(key);
  }
  return { src, dst };
}

/** Returns the first rank whose cumulative weight lies above `at`. */
function rankAt(cumulative: Float64Array, at: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
