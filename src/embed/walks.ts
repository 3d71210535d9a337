import { seenNodes } from "../graph/seen";
import type { TemporalGraph } from "../graph/temporal";
import type { Progress } from "../lib/progress";
import { release } from "../lib/release";
import { createRng } from "../lib/rng";
import { type OutEdges, outEdges, pickEdge } from "./outEdges";
import { createRandomBits, nextUniform, type RandomBits } from "./randomBits";

/** Many walks end to end: walk `i` is `tokens[offsets[i]] .. tokens[offsets[i + 1] - 1]`, a node a token. */
export interface Walks {
  readonly tokens: Uint32Array;
  readonly offsets: Uint32Array; // [walks + 1]
}

/** How temporal walks are taken. */
export interface WalkOptions {
  readonly walksPerNode?: number; // K (default 10)
  readonly walkLength?: number; // most hops of a walk, L (default 5)
  readonly seed: number;
}

/** What is taken for walk options that are left out. */
export const walkDefaults = { walksPerNode: 10, walkLength: 5 } as const;

const walksPerTurn = 4096;

/**
 * Takes temporal random walks: K from every node, each hop along an out-edge strictly later than the one before.
 *
 * From node u the walk takes edge (x, t_x) with p(x) proportional to exp((t_x - t) / range_u), range_u being the time
 * range of all of u's out-edges; the factor exp(-t / range_u) is common and drops out, and so does any scaling of time.
 * A walk starts before all time, so that edges of the first time stamp can be walked too. A node without out-edges gives
 * walks of one token; a node without any edge is unseen and gives none. Walks come as one round over
 * all nodes after the other, the order that the skip-gram reads them in. Talati et al., IISWC 2021
 */
export function* temporalWalks(graph: TemporalGraph, options: WalkOptions): Generator<Progress, Walks> {
  const { walksPerNode = walkDefaults.walksPerNode, walkLength = walkDefaults.walkLength, seed } = options;
  const edges = outEdges(graph);
  const starts = indicesOf(seenNodes(graph));
  const total = starts.length * walksPerNode;
  const random = createRandomBits(createRng(seed, "temporal walks"));
  const offsets = new Uint32Array(total + 1);
  let tokens = new Uint32Array(2 * total);
  for (let done = 0; done < total; ) {
    yield { done, total };
    const turn = Math.min(walksPerTurn, total - done);
    tokens = withRoom(tokens, offsets[done] + turn * (walkLength + 1));
    takeWalks(edges, starts, walkLength, random, { tokens, offsets }, done, done + turn);
    done += turn;
  }
  release(edges.target, edges.later, edges.cumulative);
  const trimmed = tokens.slice(0, offsets[total]);
  release(tokens);
  return { tokens: trimmed, offsets };
}

/** Takes walks number `from .. to` and writes them behind those before; walk i starts at node starts[i mod count]. */
function takeWalks(
  { start, target, later, cumulative }: OutEdges,
  starts: Uint32Array,
  walkLength: number,
  random: RandomBits,
  { tokens, offsets }: Walks,
  from: number,
  to: number,
): void {
  let at = offsets[from];
  for (let walk = from; walk < to; walk++) {
    let node = starts[walk % starts.length];
    let first = start[node];
    tokens[at++] = node;
    for (let hop = 0; hop < walkLength; hop++) {
      const end = start[node + 1];
      if (first === end) break;
      const edge = pickEdge(cumulative, start[node], first, end, nextUniform(random));
      node = target[edge];
      first = later[edge];
      tokens[at++] = node;
    }
    offsets[walk + 1] = at;
  }
}

/** Returns the array, or one of at least twice its size in its place, with room for so many values. */
function withRoom(values: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  if (needed <= values.length) return values;
  const grown = new Uint32Array(Math.max(needed, 2 * values.length));
  grown.set(values);
  release(values);
  return grown;
}

function indicesOf(marks: Uint8Array): Uint32Array {
  const indices = new Uint32Array(marks.length);
  let count = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) indices[count++] = i;
  return indices.slice(0, count);
}
