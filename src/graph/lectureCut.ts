import type { TemporalGraph } from "./temporal";

/** How large a lecture cut is. */
export interface LectureCutSize {
  readonly edges: number; // at most so many are kept
  readonly nodes?: number; // the cut is among so many most active nodes; left out, the fewest with twice the edges wanted
}

/** A part of a graph, and where its nodes come from. */
export interface LectureCut {
  readonly graph: TemporalGraph; // nodes without an edge left out, the others numbered in the order they had
  readonly nodes: Uint32Array; // [graph.nodeCount], number of each node in the whole graph, ascending
  readonly among: number; // the most active nodes that edges were taken among
}

/** Edges that the most active nodes must have among them, for each edge wanted: half of them are too old to be kept. */
const supply = 2;

/**
 * Cuts a large graph down to the most recent edges among its most active nodes.
 *
 * The rule: nodes are ranked by activity, their edge ends in the whole graph, of equals the lower number first. The
 * fewest nodes in this order that have at least twice as many edges among them as wanted are taken, or all, or as many
 * as `nodes` says. Of the edges between two of them, self-loops included, the latest are kept, of equal times the last
 * in order: exactly `edges`, or all where there are fewer. The graph must be sorted by time. It is left as it is.
 */
export function lectureCut(graph: TemporalGraph, size: LectureCutSize): LectureCut {
  const { nodeCount, src, dst } = graph;
  const rank = activityRanks(graph);
  const among = Math.min(nodeCount, size.nodes ?? fewestNodes(graph, rank, supply * size.edges));
  const joins = (edge: number): boolean => rank[src[edge]] < among && rank[dst[edge]] < among;
  let first = src.length;
  let kept = 0;
  while (first > 0 && kept < size.edges) if (joins(--first)) kept++;

  const columns = { src: new Uint32Array(kept), dst: new Uint32Array(kept), time: new Float64Array(kept) };
  const marks = new Uint8Array(nodeCount);
  for (let edge = first, at = 0; edge < src.length; edge++) {
    if (!joins(edge)) continue;
    marks[src[edge]] = marks[dst[edge]] = 1;
    columns.src[at] = src[edge];
    columns.dst[at] = dst[edge];
    columns.time[at++] = graph.time[edge];
  }
  const nodes = indicesOfOnes(marks);
  const renumbered = rank; // its ranks are needed no more
  for (let i = 0; i < nodes.length; i++) renumbered[nodes[i]] = i;
  for (const column of [columns.src, columns.dst]) {
    for (let edge = 0; edge < kept; edge++) column[edge] = renumbered[column[edge]];
  }
  const labels = graph.labels && Int32Array.from(nodes, (node) => graph.labels?.[node] ?? -1);
  return { graph: { nodeCount: nodes.length, ...columns, ...(labels && { labels }) }, nodes, among };
}

/** Ranks the nodes by their edge ends, most first and of equals the lower number, by a counting sort. // [nodeCount], from 0 */
function activityRanks({ nodeCount, src, dst }: TemporalGraph): Uint32Array {
  const ends = new Uint32Array(nodeCount);
  for (let edge = 0; edge < src.length; edge++) {
    ends[src[edge]]++;
    ends[dst[edge]]++;
  }
  const most = ends.reduce((a, b) => Math.max(a, b), 0);
  const next = new Uint32Array(most + 2); // by how many ends a node falls short of the most
  for (let node = 0; node < nodeCount; node++) next[most - ends[node] + 1]++;
  for (let short = 0; short <= most; short++) next[short + 1] += next[short];
  for (let node = 0; node < nodeCount; node++) ends[node] = next[most - ends[node]]++;
  return ends;
}

/** Returns the fewest nodes, in order of rank, that have so many edges among them; all nodes where no part has. */
function fewestNodes({ nodeCount, src, dst }: TemporalGraph, rank: Uint32Array, edges: number): number {
  const completed = new Uint32Array(nodeCount); // edges that come in with the node of each rank
  for (let edge = 0; edge < src.length; edge++) completed[Math.max(rank[src[edge]], rank[dst[edge]])]++;
  let nodes = 0;
  for (let have = 0; nodes < nodeCount && have < edges; nodes++) have += completed[nodes];
  return nodes;
}

function indicesOfOnes(marks: Uint8Array): Uint32Array {
  const indices = new Uint32Array(marks.reduce((sum, mark) => sum + mark, 0));
  let count = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) indices[count++] = i;
  return indices;
}
