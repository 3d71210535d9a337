import { createRng } from "../lib/rng";
import type { Csr } from "./csr";
import type { TemporalGraph } from "./temporal";

/** Pairs of nodes that an edge joins, by the places of their nodes in a sample. */
export interface PairList {
  readonly src: Uint32Array; // [pairs]
  readonly dst: Uint32Array; // [pairs]
  readonly count: Uint32Array; // [pairs], edges of the pair
  readonly first: Float64Array; // [pairs], time of the first of them; NaN without times
  readonly last: Float64Array; // [pairs]
}

/** Returns the place of every node in a sample, -1 outside. // [nodeCount] */
export function placesOf(nodes: Uint32Array, nodeCount: number): Int32Array {
  const places = new Int32Array(nodeCount).fill(-1);
  nodes.forEach((node, place) => {
    places[node] = place;
  });
  return places;
}

/** Lists the distinct directed pairs of a temporal graph between nodes of a sample, in order of first time; self-loops go. */
export function pairsWithin({ src, dst, time }: TemporalGraph, places: Int32Array): PairList {
  const byKey = new Map<number, number>();
  const edges: number[] = [];
  const counts: number[] = [];
  const lasts: number[] = [];
  for (let e = 0; e < src.length; e++) {
    const from = places[src[e]];
    const to = places[dst[e]];
    if (from < 0 || to < 0 || from === to) continue;
    const key = from * places.length + to;
    const at = byKey.get(key) ?? edges.push(e) - 1;
    byKey.set(key, at);
    counts[at] = (counts[at] ?? 0) + 1;
    lasts[at] = time[e];
  }
  return {
    src: Uint32Array.from(edges, (e) => places[src[e]]),
    dst: Uint32Array.from(edges, (e) => places[dst[e]]),
    count: Uint32Array.from(counts),
    first: Float64Array.from(edges, (e) => time[e]),
    last: Float64Array.from(lasts),
  };
}

/** Lists the undirected edges of a static graph between nodes of a sample, each once, from the lower place to the higher. */
export function edgesWithin({ rowPtr, colIdx }: Csr, nodes: Uint32Array, places: Int32Array): PairList {
  const src: number[] = [];
  const dst: number[] = [];
  nodes.forEach((node, from) => {
    for (let i = rowPtr[node]; i < rowPtr[node + 1]; i++) {
      const to = places[colIdx[i]];
      if (to > from) {
        src.push(from);
        dst.push(to);
      }
    }
  });
  const none = new Float64Array(src.length).fill(Number.NaN);
  const count = new Uint32Array(src.length).fill(1);
  return { src: Uint32Array.from(src), dst: Uint32Array.from(dst), count, first: none, last: none.slice() };
}

/**
 * Chooses at most `most` of a sample's pairs: those in `first`, then what holds together what hangs together, then the rest.
 *
 * In each of the three, pairs of more edges come before others, and equals in random order. Returns indices, ascending.
 */
export function thinPairs(
  { src, dst, count }: PairList,
  nodes: number,
  first: ReadonlySet<number>, // indices of pairs
  { most, seed }: { readonly most: number; readonly seed: number },
): Uint32Array {
  const order = createRng(seed, "pairs of the sample").shuffle(Uint32Array.from(src, (_, i) => i));
  if (order.length <= most) return order.sort();
  const ranked = [...order].sort((a, b) => Number(first.has(b)) - Number(first.has(a)) || count[b] - count[a]);
  const root = Uint32Array.from({ length: nodes }, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (root[at] !== at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  };
  const kept: number[] = [];
  const rest: number[] = [];
  for (const pair of ranked) {
    const [a, b] = [find(src[pair]), find(dst[pair])];
    root[a] = b;
    if (a !== b || first.has(pair)) kept.push(pair);
    else rest.push(pair);
  }
  return Uint32Array.from([...kept, ...rest].slice(0, most)).sort();
}

/** Returns the pairs at these indices. */
export function pickPairs({ src, dst, count, first, last }: PairList, indices: Uint32Array): PairList {
  const pick = <T extends Uint32Array | Float64Array>(column: T): T => {
    const picked = new (column.constructor as new (length: number) => T)(indices.length);
    indices.forEach((from, to) => {
      picked[to] = column[from];
    });
    return picked;
  };
  return { src: pick(src), dst: pick(dst), count: pick(count), first: pick(first), last: pick(last) };
}
