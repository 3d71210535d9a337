import { type Csr, csrFromEntries } from "./csr";
import type { TemporalGraph } from "./temporal";

/** How a temporal graph is flattened to one adjacency matrix. */
export interface AdjacencyOptions {
  readonly symmetric?: boolean; // an edge counts in both directions (default false)
  readonly selfLoops?: boolean; // edges from a node to itself are kept (default false)
}

/** Collapses the edges of a temporal graph into an adjacency matrix of ones, each pair once. // [nodeCount, nodeCount] */
export function adjacency(graph: TemporalGraph, options: AdjacencyOptions = {}): Csr {
  const { symmetric = false, selfLoops = false } = options;
  const { src, dst, nodeCount } = graph;
  const row = new Uint32Array(symmetric ? 2 * src.length : src.length);
  const col = new Uint32Array(row.length);
  let count = 0;
  const push = (from: number, to: number): void => {
    row[count] = from;
    col[count++] = to;
  };
  for (let e = 0; e < src.length; e++) {
    const from = src[e];
    const to = dst[e];
    if (from === to && !selfLoops) continue;
    push(from, to);
    if (symmetric && from !== to) push(to, from);
  }
  const entries = { row: row.subarray(0, count), col: col.subarray(0, count) };
  return csrFromEntries(nodeCount, nodeCount, entries, "first");
}
