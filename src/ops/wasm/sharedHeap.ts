import type { WasmHeap } from "./heap";
import type { Offset } from "./kernels";

const pageBytes = 65536;
/** A line of the processor's cache: two threads that write to different blocks do not wait for one another. */
const alignment = 64;

/** A stretch of memory that is free. */
interface Gap {
  start: number;
  end: number;
}

/** Creates an allocator on a shared memory that is nobody else's: first fit, the memory grows where no gap is wide enough. */
export function createSharedHeap(memory: WebAssembly.Memory): WasmHeap {
  // Offset 0 stands for "none".
  const gaps: Gap[] = [{ start: alignment, end: memory.buffer.byteLength }];
  const sizes = new Map<Offset, number>();

  /** Puts a stretch back among the gaps, joined with those that it touches. */
  const release = (start: number, end: number): void => {
    let at = gaps.findIndex((gap) => gap.start > start);
    if (at < 0) at = gaps.length;
    gaps.splice(at, 0, { start, end });
    if (gaps[at + 1]?.start === end) gaps[at].end = gaps.splice(at + 1, 1)[0].end;
    if (at > 0 && gaps[at - 1].end === start) gaps[at - 1].end = gaps.splice(at, 1)[0].end;
  };
  /** Grows the memory so that its last gap has at least so many bytes; tells whether that worked. */
  const grow = (bytes: number): boolean => {
    const before = memory.buffer.byteLength;
    const last = gaps.at(-1);
    const tail = last?.end === before ? before - last.start : 0;
    try {
      memory.grow(Math.ceil((bytes - tail) / pageBytes));
    } catch {
      return false;
    }
    release(before, memory.buffer.byteLength);
    return true;
  };
  return {
    allocate(bytes) {
      const size = Math.ceil(bytes / alignment) * alignment;
      const fits = ({ start, end }: Gap): boolean => end - start >= size;
      if (!gaps.some(fits) && !grow(size)) return 0;
      const at = gaps.findIndex(fits);
      const { start, end } = gaps[at];
      if (end - start === size) gaps.splice(at, 1);
      else gaps[at].start = start + size;
      sizes.set(start, size);
      return start;
    },
    free(offset) {
      const size = sizes.get(offset);
      if (size === undefined) return;
      sizes.delete(offset);
      release(offset, offset + size);
    },
    buffer: () => memory.buffer,
  };
}
