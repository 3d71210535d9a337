import { adjacency } from "./adjacency";
import { type Csr, transposeCsr } from "./csr";
import { type Distribution, describe } from "./distribution";
import type { TemporalGraph } from "./temporal";

/** What a temporal graph looks like in numbers. Shares and ratios are fractions of 1. */
export interface GraphStats {
  readonly nodes: number;
  readonly edges: number; // temporal edges
  readonly distinctPairs: number; // distinct directed (src, dst) pairs, self-loops included
  readonly selfLoops: number; // temporal edges from a node to itself
  readonly selfLoopShare: number; // of the temporal edges
  readonly repeatedPairShare: number; // temporal edges whose (src, dst) came before: 1 - distinctPairs / edges
  readonly reciprocity: number; // distinct pairs of two nodes whose reverse occurs too, of all such pairs
  readonly activity: Distribution; // edge ends per node, all nodes
  readonly outDegree: Distribution; // temporal out-edges per node, all nodes
  readonly inDegree: Distribution; // temporal in-edges per node, all nodes
  readonly timeStamps: number; // distinct times
  readonly firstTime: number; // in the file's unit, NaN without edges
  readonly lastTime: number;
  readonly edgesPerBin: Uint32Array; // [bins], equal stretches of the time span
  readonly burstiness: number; // of edgesPerBin: (sigma - mu) / (sigma + mu), -1 even .. 1 all at once
  readonly sameLabelShare?: number; // edges between equal labels, of those between two labelled, different nodes
}

/** Measures a temporal graph; `bins` is the number of time bins that burstiness is taken over. */
export function graphStats(graph: TemporalGraph, bins = 100): GraphStats {
  const { nodeCount, src, dst, time, labels } = graph;
  const edges = src.length;
  const outDegree = new Float64Array(nodeCount);
  const inDegree = new Float64Array(nodeCount);
  let selfLoops = 0;
  for (let e = 0; e < edges; e++) {
    outDegree[src[e]]++;
    inDegree[dst[e]]++;
    if (src[e] === dst[e]) selfLoops++;
  }
  const pairs = adjacency(graph, { selfLoops: true });
  const distinctPairs = pairs.colIdx.length;
  const edgesPerBin = countPerBin(time, bins);
  return {
    nodes: nodeCount,
    edges,
    distinctPairs,
    selfLoops,
    selfLoopShare: edges === 0 ? 0 : selfLoops / edges,
    repeatedPairShare: edges === 0 ? 0 : 1 - distinctPairs / edges,
    reciprocity: reciprocityOf(pairs),
    activity: describe(outDegree.map((degree, node) => degree + inDegree[node])),
    outDegree: describe(outDegree),
    inDegree: describe(inDegree),
    timeStamps: countDistinctSorted(time),
    firstTime: edges === 0 ? Number.NaN : time[0],
    lastTime: edges === 0 ? Number.NaN : time[edges - 1],
    edgesPerBin,
    burstiness: burstinessOf(edgesPerBin),
    sameLabelShare: labels && sameLabelShareOf(src, dst, labels),
  };
}

/** Counts times in equal bins over their span; a span of zero puts all in the first bin. */
function countPerBin(time: Float64Array, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const first = time[0];
  const span = time[time.length - 1] - first;
  for (const t of time) counts[span > 0 ? Math.min(bins - 1, Math.floor(((t - first) / span) * bins)) : 0]++;
  return counts;
}

/** Returns the burstiness parameter of Goh and Barabási of a series of counts. arXiv:physics/0610233 */
function burstinessOf(counts: Uint32Array): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const deviation = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length);
  return mean === 0 ? 0 : (deviation - mean) / (deviation + mean);
}

function countDistinctSorted(time: Float64Array): number {
  let distinct = 0;
  for (let e = 0; e < time.length; e++) if (e === 0 || time[e] !== time[e - 1]) distinct++;
  return distinct;
}

/** Returns the share of off-diagonal entries whose mirror image is an entry too, merging each row with its column. */
function reciprocityOf(pairs: Csr): number {
  const mirrored = transposeCsr(pairs);
  let offDiagonal = 0;
  let answered = 0;
  for (let r = 0; r < pairs.rows; r++) {
    let m = mirrored.rowPtr[r];
    for (let i = pairs.rowPtr[r]; i < pairs.rowPtr[r + 1]; i++) {
      const col = pairs.colIdx[i];
      if (col === r) continue;
      offDiagonal++;
      while (m < mirrored.rowPtr[r + 1] && mirrored.colIdx[m] < col) m++;
      if (m < mirrored.rowPtr[r + 1] && mirrored.colIdx[m] === col) answered++;
    }
  }
  return offDiagonal === 0 ? 0 : answered / offDiagonal;
}

function sameLabelShareOf(src: Uint32Array, dst: Uint32Array, labels: Int32Array): number {
  let labelled = 0;
  let same = 0;
  for (let e = 0; e < src.length; e++) {
    const label = labels[src[e]];
    if (src[e] === dst[e] || label < 0 || labels[dst[e]] < 0) continue;
    labelled++;
    if (label === labels[dst[e]]) same++;
  }
  return labelled === 0 ? 0 : same / labelled;
}
