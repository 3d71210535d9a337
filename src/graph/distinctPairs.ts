import { release } from "../lib/release";
import { countingOffsets } from "./csr";
import type { TemporalGraph } from "./temporal";

/** The distinct directed pairs of a graph, self-loops included: the pattern of its adjacency without values. */
export interface PairIndex {
  readonly rows: number; // nodes
  readonly rowPtr: Int32Array; // [nodes + 1], the pairs of source u are rowPtr[u] .. rowPtr[u + 1]
  readonly colIdx: Int32Array; // [pairs], targets, ascending within a source
}

/** Indexes the distinct pairs of a graph; takes 8 bytes an edge while it works, of which 4 stay. */
export function distinctPairs({ nodeCount, src, dst }: Pick<TemporalGraph, "nodeCount" | "src" | "dst">): PairIndex {
  // Two counting sorts, by target and then by source, so that targets ascend within a source.
  const targetPtr = countingOffsets(dst, nodeCount);
  const next = targetPtr.slice();
  const sources = new Uint32Array(src.length);
  for (let e = 0; e < src.length; e++) sources[next[dst[e]]++] = src[e];
  const rowPtr = countingOffsets(src, nodeCount);
  next.set(rowPtr);
  const colIdx = new Int32Array(src.length);
  for (let target = 0; target < nodeCount; target++) {
    for (let i = targetPtr[target]; i < targetPtr[target + 1]; i++) {
      const source = sources[i];
      const at = next[source];
      if (at > rowPtr[source] && colIdx[at - 1] === target) continue;
      colIdx[at] = target;
      next[source] = at + 1;
    }
  }
  release(sources);
  let kept = 0;
  for (let source = 0; source < nodeCount; source++) {
    const start = rowPtr[source];
    const count = next[source] - start;
    colIdx.copyWithin(kept, start, start + count);
    rowPtr[source] = kept;
    kept += count;
  }
  rowPtr[nodeCount] = kept;
  return { rows: nodeCount, rowPtr, colIdx: colIdx.subarray(0, kept) };
}
