import type { Offset } from "./kernels";

/** Wasm memory with its allocator. */
export interface WasmHeap {
  /** Reserves memory, 16-byte aligned and not cleared; 0 where there is not so much. */
  allocate(bytes: number): Offset;
  /** Gives memory of `allocate` back. */
  free(offset: Offset): void;
  /** Returns the whole memory; a view is void after a later `allocate`. */
  buffer(): ArrayBufferLike;
}
