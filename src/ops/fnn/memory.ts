import type { WasmHeap } from "../wasm/heap";
import type { Offset } from "../wasm/kernels";

/** Named blocks in wasm memory, freed together. */
export interface WasmBlocks {
  /** Reserves a cleared block, in place of an earlier one of that name; throws RangeError where memory is short. */
  reserve(name: string, count: number): void; // of 32-bit numbers
  /** Returns the byte offset of a block, 0 where there is none. */
  at(name: string): Offset;
  /** Views a block as 32-bit floats; void after the next reservation. */
  floats(name: string): Float32Array;
  /** Views a block as 32-bit words; void after the next reservation. */
  words(name: string): Uint32Array;
  /** Frees one block. */
  free(name: string): void;
  /** Frees all blocks. */
  dispose(): void;
}

/** Creates an empty set of blocks on a heap. */
export function createWasmBlocks(heap: WasmHeap): WasmBlocks {
  const blocks = new Map<string, { offset: Offset; count: number }>();
  const free = (name: string): void => {
    const block = blocks.get(name);
    if (block) heap.free(block.offset);
    blocks.delete(name);
  };
  const words = (name: string): Uint32Array => {
    const block = blocks.get(name);
    return new Uint32Array(heap.buffer(), block?.offset ?? 0, block?.count ?? 0);
  };
  return {
    reserve(name, count) {
      free(name);
      const offset = heap.allocate(Math.max(1, count) * 4);
      if (!offset) throw new RangeError(`There is no memory left for the ${count * 4} bytes of "${name}".`);
      blocks.set(name, { offset, count });
      words(name).fill(0);
    },
    at: (name) => blocks.get(name)?.offset ?? 0,
    floats: (name) => {
      const { buffer, byteOffset, length } = words(name);
      return new Float32Array(buffer, byteOffset, length);
    },
    words,
    free,
    dispose: () => {
      for (const name of [...blocks.keys()]) free(name);
    },
  };
}
