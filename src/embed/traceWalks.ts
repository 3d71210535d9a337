import { countingOffsets } from "../graph/csr";
import type { TemporalGraph } from "../graph/temporal";
import { release } from "../lib/release";
import { outEdges, pickEdge } from "./outEdges";
import { nextUniform } from "./randomBits";
import { blockBits, temporalWalks, type WalkOptions, type Walks, walkDefaults, walksPerBlock } from "./walks";

/** One temporal walk with the edge of every hop. */
export interface TracedWalk {
  readonly nodes: Uint32Array; // [hops + 1]
  readonly edges: Uint32Array; // [hops], index of each hop's edge among the graph's
  readonly times: Float64Array; // [hops], strictly ascending
}

/**
 * Takes the first round of a graph's walks, one from every node, and retraces those that `choose` asks for.
 *
 * They are the first walks that `temporalWalks` takes with the same seed and length, whatever the number of walks per
 * node: an embedding of this graph has learnt from them.
 */
export function traceWalks(
  graph: TemporalGraph,
  { walkLength = walkDefaults.walkLength, seed }: Omit<WalkOptions, "walksPerNode">,
  choose: (walks: Walks) => readonly number[],
): readonly TracedWalk[] {
  const walks = firstRound(graph, walkLength, seed);
  const chosen = Uint32Array.from(choose(walks)).sort();
  const { start, target, later, cumulative } = outEdges(graph);
  let block = -1;
  let random = blockBits(seed, 0);
  let drawn = 0; // of the block's numbers
  const paths = Array.from(chosen, (walk) => {
    const hops = walks.offsets[walk + 1] - walks.offsets[walk] - 1;
    if (Math.floor(walk / walksPerBlock) !== block) {
      block = Math.floor(walk / walksPerBlock);
      random = blockBits(seed, block);
      drawn = 0;
    }
    // Every hop before this walk in its block took one number, every walk's first token none.
    const first = block * walksPerBlock;
    for (const before = walks.offsets[walk] - walks.offsets[first] - (walk - first); drawn < before; drawn++) {
      nextUniform(random);
    }
    let node = walks.tokens[walks.offsets[walk]];
    let earliest = start[node];
    const places = new Uint32Array(hops); // of the out-edges taken
    for (let hop = 0; hop < hops; hop++, drawn++) {
      const place = pickEdge(cumulative, start[node], earliest, start[node + 1], nextUniform(random));
      places[hop] = place;
      node = target[place];
      earliest = later[place];
    }
    return { nodes: walks.tokens.slice(walks.offsets[walk], walks.offsets[walk + 1]), places };
  });
  release(start, target, later, cumulative);
  const edgeAt = edgesAt(graph, new Set(paths.flatMap(({ places }) => [...places])));
  return paths.map(({ nodes, places }) => {
    const edges = places.map((place) => edgeAt.get(place) as number);
    return { nodes, edges, times: Float64Array.from(edges, (edge) => graph.time[edge]) };
  });
}

function firstRound(graph: TemporalGraph, walkLength: number, seed: number): Walks {
  const taking = temporalWalks(graph, { walksPerNode: 1, walkLength, seed });
  for (;;) {
    const next = taking.next();
    if (next.done) return next.value;
  }
}

/** Finds which edge of the graph lies at each of these places of `outEdges`. */
function edgesAt({ src, nodeCount }: TemporalGraph, places: ReadonlySet<number>): ReadonlyMap<number, number> {
  const next = countingOffsets(src, nodeCount);
  const found = new Map<number, number>();
  for (let edge = 0; edge < src.length; edge++) {
    const place = next[src[edge]]++;
    if (places.has(place)) found.set(place, edge);
  }
  return found;
}
