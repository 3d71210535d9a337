import { release } from "../lib/release";
import type { EdgeColumns } from "./sortByTime";

/** Edges that come one by one, held in blocks of typed arrays. */
export interface EdgeBuffer {
  /** Returns how many edges there are. */
  count(): number;
  /** Adds one edge. */
  push(src: number, dst: number, time: number): void;
  /** Moves all edges to columns and leaves the buffer empty. */
  take(): EdgeColumns;
}

/** A small file needs no more than the first block. */
const firstLength = 1 << 16;

/** The other blocks take 32 MiB and more, which allocators ask of the system and give back to it one by one. */
const blockLength = 1 << 23;

/** Creates an empty edge buffer. */
export function createEdgeBuffer(): EdgeBuffer {
  // Blocks instead of doubling arrays: nothing is copied while reading, and one column at a time at the end, so that
  // no more than 24 bytes an edge are ever held.
  let srcBlocks: Uint32Array[] = [];
  let dstBlocks: Uint32Array[] = [];
  let timeBlocks: Float64Array[] = [];
  let src = new Uint32Array(0);
  let dst = src;
  let time = new Float64Array(0);
  let full = 0; // edges in all blocks but the last
  let used = 0; // in the last block
  const count = (): number => full + used;
  return {
    count,
    push: (from, to, when) => {
      if (used === src.length) {
        const length = srcBlocks.length === 0 ? firstLength : blockLength;
        srcBlocks.push((src = new Uint32Array(length)));
        dstBlocks.push((dst = new Uint32Array(length)));
        timeBlocks.push((time = new Float64Array(length)));
        full += used;
        used = 0;
      }
      src[used] = from;
      dst[used] = to;
      time[used++] = when;
    },
    take: () => {
      const edges = count();
      const columns = {
        src: joined(srcBlocks, new Uint32Array(edges)),
        dst: joined(dstBlocks, new Uint32Array(edges)),
        time: joined(timeBlocks, new Float64Array(edges)),
      };
      srcBlocks = [];
      dstBlocks = [];
      timeBlocks = [];
      src = new Uint32Array(0);
      full = used = 0;
      return columns;
    },
  };
}

/** Empties the blocks into one column, giving each block back once it is copied. */
function joined<T extends Uint32Array | Float64Array>(blocks: T[], column: T): T {
  let at = 0;
  for (let block = blocks.shift(); block; block = blocks.shift()) {
    const { length } = block;
    column.set(block.subarray(0, column.length - at), at);
    at += length;
    release(block);
  }
  return column;
}
