import { seenNodes } from "../graph/seen";
import type { TemporalGraph } from "../graph/temporal";
import type { Progress } from "../lib/progress";
import { release } from "../lib/release";
import { createRng } from "../lib/rng";
import { outEdges } from "./outEdges";
import { createRandomBits, type RandomBits } from "./randomBits";
import { layOut, openWorkplace, stride, type Workplace } from "./workplace";

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

/** Walks that draw from one random stream, one after the other; blocks may be walked at once. */
export const walksPerBlock = 2 ** 20;

const walksPerTurn = 4096;

/** Edges that take more than this are laid out in memory that can be given back at once, which wasm's cannot. */
const mostWasmBytes = 512 * 2 ** 20;

/** Starts the random stream of one block of walks. */
export function blockBits(seed: number, block: number): RandomBits {
  const rng = block === 0 ? createRng(seed, "temporal walks") : createRng(seed, "temporal walks", block);
  return createRandomBits(rng);
}

/**
 * Takes temporal random walks: K from every node, each hop along an out-edge strictly later than the one before.
 *
 * From node u the walk takes edge (x, t_x) with p(x) proportional to exp((t_x - t) / range_u), range_u being the time
 * range of all of u's out-edges; the factor exp(-t / range_u) is common and drops out, and so does any scaling of time.
 * A walk starts before all time, so that edges of the first time stamp can be walked too. A node without out-edges gives
 * walks of one token; a node without any edge is unseen and gives none. Walks come as one round over
 * all nodes after the other, the order that the skip-gram reads them in; they are the same on any number of threads.
 * Talati et al., IISWC 2021
 */
export function* temporalWalks(graph: TemporalGraph, options: WalkOptions): Generator<Progress, Walks> {
  const { walksPerNode = walkDefaults.walksPerNode, walkLength = walkDefaults.walkLength, seed } = options;
  const starts = indicesOf(seenNodes(graph));
  const total = starts.length * walksPerNode;
  const offsets = new Uint32Array(total + 1);
  if (total === 0) return { tokens: new Uint32Array(0), offsets };
  const ground = openGround(graph, starts, walkLength);
  let tokens = new Uint32Array(2 * total);
  try {
    const blocks = Math.ceil(total / walksPerBlock);
    for (let block = 0; block < blocks; block += ground.lanes) {
      const taken = yield* takeBlocks(
        ground,
        { seed, total, walkLength },
        block,
        Math.min(blocks, block + ground.lanes),
      );
      for (const { first, ends, chunks } of taken) {
        const before = offsets[first];
        tokens = withRoom(tokens, before + ends[ends.length - 1]);
        let at = before;
        for (const chunk of chunks) {
          tokens.set(chunk, at);
          at += chunk.length;
        }
        for (let walk = 0; walk < ends.length; walk++) offsets[first + walk + 1] = before + ends[walk];
      }
    }
  } finally {
    ground.place.close();
  }
  const trimmed = tokens.slice(0, offsets[total]);
  release(tokens);
  return { tokens: trimmed, offsets };
}

/** Edges laid out for walking in the memory of kernels, with room for a turn of as many blocks as there are threads. */
interface Ground {
  readonly place: Workplace;
  readonly lanes: number;
  readonly startCount: number;
  readonly at: Readonly<Record<"start" | "target" | "later" | "cumulative" | "starts" | "random", number>>;
  readonly tokens: (lane: number) => number; // where a lane's turn goes
  readonly ends: (lane: number) => number;
}

function openGround(graph: TemporalGraph, starts: Uint32Array, walkLength: number): Ground {
  const edges = graph.src.length;
  const turn = { tokens: stride(4 * walksPerTurn * (walkLength + 1)), ends: stride(4 * walksPerTurn) };
  const { at, bytes } = layOut({
    start: 4 * (graph.nodeCount + 1),
    target: 4 * edges,
    later: 4 * edges,
    cumulative: 8 * edges,
    starts: 4 * starts.length,
    random: 16 * mostLanes,
    turns: mostLanes * (turn.tokens + turn.ends),
  });
  const place = openWorkplace(bytes, { plain: 16 * edges > mostWasmBytes });
  const { memory } = place;
  outEdges(graph, {
    start: new Uint32Array(memory, at.start, graph.nodeCount + 1),
    target: new Uint32Array(memory, at.target, edges),
    later: new Uint32Array(memory, at.later, edges),
    cumulative: new Float64Array(memory, at.cumulative, edges),
  });
  new Uint32Array(memory, at.starts, starts.length).set(starts);
  const tokens = (lane: number): number => at.turns + lane * (turn.tokens + turn.ends);
  const ends = (lane: number): number => tokens(lane) + turn.tokens;
  return { place, lanes: Math.min(mostLanes, place.threads), startCount: starts.length, at, tokens, ends };
}

/** Blocks that are walked at once; what they take is kept apart until the first of them is done. */
const mostLanes = 16;

/** The walks of one block. */
interface Block {
  readonly first: number; // walk
  readonly ends: Uint32Array; // [walks], counted from the block's first token
  readonly chunks: Uint32Array[]; // tokens
}

/** Takes the blocks from .. to at once, a turn of each at a time. */
function* takeBlocks(
  ground: Ground,
  { seed, total, walkLength }: { readonly seed: number; readonly total: number; readonly walkLength: number },
  from: number,
  to: number,
): Generator<Progress, readonly Block[]> {
  const { place, at, startCount } = ground;
  const { memory } = place;
  const blocks = Array.from({ length: to - from }, (_, lane): Block => {
    const first = (from + lane) * walksPerBlock;
    new Int32Array(memory, at.random + 16 * lane, 4).set(blockBits(seed, from + lane));
    return { first, ends: new Uint32Array(Math.min(walksPerBlock, total - first)), chunks: [] };
  });
  const before = blocks[0].first;
  for (let done = 0; done < blocks[0].ends.length; done += walksPerTurn) {
    yield { done: before + blocks.reduce((sum, { ends }) => sum + Math.min(done, ends.length), 0), total };
    // Only the last block may be shorter than the others.
    const active = blocks.filter(({ ends }) => done < ends.length);
    const turnOf = ({ ends }: Block): number => Math.min(walksPerTurn, ends.length - done);
    place.run(
      "takeWalks",
      (lane) => {
        const start = active[lane].first + done;
        const end = start + turnOf(active[lane]);
        const edges = [at.start, at.target, at.later, at.cumulative] as const;
        const random = at.random + 16 * lane;
        return [
          ...edges,
          at.starts,
          startCount,
          walkLength,
          random,
          start,
          end,
          ground.tokens(lane),
          ground.ends(lane),
        ];
      },
      active.length,
    );
    for (const [lane, block] of active.entries()) {
      keep(block, done, turnOf(block), memory, ground.tokens(lane), ground.ends(lane));
    }
  }
  return blocks;
}

/** Takes over what a turn has left in the kernels' memory. */
function keep(block: Block, done: number, turn: number, memory: ArrayBufferLike, tokens: number, ends: number): void {
  const before = done === 0 ? 0 : block.ends[done - 1];
  const taken = new Uint32Array(memory, ends, turn);
  for (let walk = 0; walk < turn; walk++) block.ends[done + walk] = before + taken[walk];
  block.chunks.push(new Uint32Array(memory, tokens, taken[turn - 1]).slice());
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
