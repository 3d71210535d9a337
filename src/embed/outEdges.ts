import { countingOffsets } from "../graph/csr";
import type { TemporalGraph } from "../graph/temporal";

/** The out-edges of every node, ascending in time, with all that a walk needs to take its next hop. */
export interface OutEdges {
  readonly start: Int32Array | Uint32Array; // [nodes + 1], node u's edges are start[u] .. start[u + 1]
  readonly target: Uint32Array; // [edges], where the edge leads
  readonly later: Uint32Array; // [edges], the target's first out-edge of a strictly later time
  readonly cumulative: Float64Array; // [edges], running sum over u's edges of exp((t - first_u) / range_u)
}

/** Reserves arrays for the edges of a temporal graph, 16 bytes an edge. */
export function reserveOutEdges({ nodeCount, src }: TemporalGraph): OutEdges {
  return {
    start: new Int32Array(nodeCount + 1),
    target: new Uint32Array(src.length),
    later: new Uint32Array(src.length),
    cumulative: new Float64Array(src.length),
  };
}

/** Lays out the edges of a temporal graph for walking, in arrays at hand or its own; takes no more than it returns. */
export function outEdges(graph: TemporalGraph, into: OutEdges = reserveOutEdges(graph)): OutEdges {
  const { nodeCount, src, dst, time } = graph;
  const { start, target, later, cumulative } = into;
  const edges = src.length;
  start.set(countingOffsets(src, nodeCount));
  const next = start.slice();
  let place = new Uint32Array(1 << 10); // of the edges of one time
  for (let group = 0; group < edges; ) {
    let end = group;
    for (; end < edges && time[end] === time[group]; end++) {
      const at = next[src[end]]++;
      if (end - group === place.length) place = doubled(place);
      place[end - group] = at;
      target[at] = dst[end];
      cumulative[at] = time[end]; // a time until all are laid down
    }
    // With all edges up to this time laid down, a node's next free place is its first later edge: no search needed.
    for (let e = group; e < end; e++) later[place[e - group]] = next[dst[e]];
    group = end;
  }
  sumWeights(start, cumulative);
  return into;
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * values.length);
  longer.set(values);
  return longer;
}

/** Turns times into sums of exp((t - first_u) / range_u) along each node's edges; a range of 0 weighs all edges the same. */
function sumWeights(start: OutEdges["start"], values: Float64Array): void {
  for (let u = 0; u + 1 < start.length; u++) {
    const end = start[u + 1];
    const first = values[start[u]];
    const range = values[end - 1] - first;
    let sum = 0;
    for (let k = start[u]; k < end; k++) {
      sum += range > 0 ? Math.exp((values[k] - first) / range) : 1;
      values[k] = sum;
    }
  }
}

/**
 * Picks among the edges `first .. end` of a node, with a chance proportional to each edge's weight, by binary search.
 *
 * `nodeStart` is where the node's edges begin, `uniform` a number in [0, 1). There must be at least one edge.
 */
export function pickEdge(
  cumulative: Float64Array,
  nodeStart: number,
  first: number,
  end: number,
  uniform: number,
): number {
  const before = first > nodeStart ? cumulative[first - 1] : 0;
  const goal = before + uniform * (cumulative[end - 1] - before);
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > goal) high = middle;
    else low = middle + 1;
  }
  return low;
}
