import type { Progress } from "../lib/progress";

/** A file's bytes: whole, or in chunks as they come; a chunk handed over must not be written to any more. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** How a file is read: its name for messages, and who wants to hear of it. */
export interface ReadOptions {
  readonly name: string; // as in error messages
  readonly size?: number; // bytes as stored, for progress; unknown where left out
  readonly onProgress?: (progress: Progress) => void; // in bytes as stored (compressed, where the file is)
  readonly signal?: AbortSignal; // stops the reading with the signal's reason
}

const pauseEvery = 1 << 20; // bytes as stored

/** Yields the chunks of a source, reporting progress, and stops once the signal is aborted. */
export async function* readChunks(source: ByteSource, options: ReadOptions): AsyncGenerator<Uint8Array> {
  const { onProgress, signal } = options;
  const total = options.size ?? (source instanceof Uint8Array ? source.length : 0);
  const reportEvery = Math.max(1 << 15, total / 200);
  let done = 0;
  let reported = 0;
  let paused = 0;
  for await (const chunk of chunksOf(source)) {
    signal?.throwIfAborted();
    done += chunk.length;
    if (done - reported >= reportEvery) {
      reported = done;
      onProgress?.({ done, total });
    }
    if (chunk.length > 0) yield chunk;
    if (done - paused >= pauseEvery) {
      paused = done;
      // A turn of the event loop, so that a message to stop can arrive even where all the bytes are in memory.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  signal?.throwIfAborted();
  onProgress?.({ done, total: total || done });
}

/** Yields the chunks of any source; a stream is read by its reader, which every browser has. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += 1 << 16) yield source.subarray(start, start + (1 << 16));
  } else if ("getReader" in source) {
    const reader = source.getReader();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
    } finally {
      await reader.cancel();
    }
  } else {
    yield* source;
  }
}

/** Joins all chunks to one array. */
export async function collectBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return joinBytes(parts);
}

/** Joins arrays of bytes to one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The first bytes of a file, and all of its chunks, those first ones included. */
export interface Peeked {
  readonly head: Uint8Array; // as many bytes as asked for, fewer in a shorter file
  readonly chunks: AsyncGenerator<Uint8Array>;
}

/** Looks at the first `length` bytes of a file without taking them from it. */
export async function peekBytes(chunks: AsyncGenerator<Uint8Array>, length: number): Promise<Peeked> {
  const parts: Uint8Array[] = [];
  let have = 0;
  while (have < length) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    have += next.value.length;
  }
  const joined = joinBytes(parts);
  return { head: joined.subarray(0, length), chunks: prepend(joined, chunks) };
}

async function* prepend(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    yield* rest;
  } finally {
    // Whoever stops at the first bytes must let go of the file too.
    await rest.return(undefined);
  }
}
