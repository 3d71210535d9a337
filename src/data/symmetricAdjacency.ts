import { type Csr, csrFromEntries, type IndexColumn } from "../graph/csr";

/** Builds the adjacency of an undirected graph from pairs in any direction: self-loops and repeats go, values are 1. // [nodes, nodes] */
export function symmetricAdjacency(nodes: number, from: IndexColumn, to: IndexColumn): Csr {
  const edges: number[] = [];
  for (let e = 0; e < from.length; e++) if (from[e] !== to[e]) edges.push(e);
  const row = new Uint32Array(2 * edges.length);
  const col = new Uint32Array(2 * edges.length);
  edges.forEach((edge, e) => {
    row[2 * e] = col[2 * e + 1] = from[edge];
    col[2 * e] = row[2 * e + 1] = to[edge];
  });
  return csrFromEntries(nodes, nodes, { row, col }, "first");
}
