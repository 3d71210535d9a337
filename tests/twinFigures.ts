import { expect } from "vitest";
import type { TemporalGraph } from "../src/graph/temporal";

/** Counts how often each ordered pair occurs among the edges `from .. to`. */
export function pairCounts({ nodeCount, src, dst }: TemporalGraph, from: number, to: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let e = from; e < to; e++) {
    const pair = src[e] * nodeCount + dst[e];
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Measures what graphStats does not: how the last 20 % of edges look from the first 80 %, and who sends and receives. */
export function timeFigures(graph: TemporalGraph) {
  const { nodeCount, src, dst } = graph;
  const edges = src.length;
  const cut = Math.floor(0.8 * edges);
  const before = pairCounts(graph, 0, cut);
  let known = 0;
  for (let e = cut; e < edges; e++) if (before.has(src[e] * nodeCount + dst[e])) known++;
  const seen = new Set([...src.subarray(0, cut), ...dst.subarray(0, cut)]);
  const all = [...pairCounts(graph, 0, edges).values()];
  return {
    knownTestPairs: known / (edges - cut),
    unseenNodes: 1 - seen.size / nodeCount,
    pairsSeenOnce: all.filter((count) => count === 1).length / all.length,
    senders: new Set(src).size,
    receivers: new Set(dst).size,
  };
}

/** Expects columns of equal length, sorted by time, in which every node occurs. */
export function expectWellFormed({ nodeCount, src, dst, time }: TemporalGraph): void {
  expect(dst.length).toBe(src.length);
  expect(time.length).toBe(src.length);
  expect(src.every((node) => node < nodeCount) && dst.every((node) => node < nodeCount)).toBe(true);
  expect(time.every((t, e) => e === 0 || t >= time[e - 1])).toBe(true);
  expect(new Set([...src, ...dst]).size).toBe(nodeCount);
}

/** Tells whether two graphs have the same nodes, edges, times and labels. */
export function sameGraph(a: TemporalGraph, b: TemporalGraph): boolean {
  const same = (one: ArrayLike<number> = [], other: ArrayLike<number> = []): boolean =>
    one.length === other.length && Array.prototype.every.call(one, (value, i) => value === other[i]);
  return (
    a.nodeCount === b.nodeCount &&
    same(a.src, b.src) &&
    same(a.dst, b.dst) &&
    same(a.time, b.time) &&
    same(a.labels, b.labels)
  );
}

/** Returns the P at which the most active share P of the nodes with any edge has the share 1 - P of the edges. */
export function balanceOf(perNode: ArrayLike<number>): number {
  const active = Array.from(perNode)
    .filter((count) => count > 0)
    .sort((a, b) => b - a);
  const total = active.reduce((sum, count) => sum + count, 0);
  let held = 0;
  const rank = active.findIndex((count, i) => (held += count) / total >= 1 - (i + 1) / active.length);
  return (rank + 1) / active.length;
}

/** Counts the edges that each node sends and receives. */
export function degreesOf({ nodeCount, src, dst }: TemporalGraph) {
  const sent = new Uint32Array(nodeCount);
  const received = new Uint32Array(nodeCount);
  for (let e = 0; e < src.length; e++) {
    sent[src[e]]++;
    received[dst[e]]++;
  }
  return { sent, received };
}
