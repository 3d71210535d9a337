import type { TemporalGraph } from "./temporal";

/** Marks the nodes that have an edge, in or out, among the first `edgeLimit` edges. // [nodeCount], 1 = seen */
export function seenNodes({ nodeCount, src, dst }: TemporalGraph, edgeLimit = src.length): Uint8Array {
  const seen = new Uint8Array(nodeCount);
  const limit = Math.min(edgeLimit, src.length);
  for (let e = 0; e < limit; e++) {
    seen[src[e]] = 1;
    seen[dst[e]] = 1;
  }
  return seen;
}
