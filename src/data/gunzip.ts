import { fault, grouped } from "./fault";

/** Yields the unpacked bytes of a gz file; throws InputError where it is cut off or damaged. */
export function gunzip(name: string, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  return inflate("gzip", chunks, (unpacked) => {
    const where = `unpacking failed after ${grouped(unpacked)} bytes`;
    return fault(name, undefined, `the gz file is cut off or damaged: ${where}. Download or copy it again.`);
  });
}

/** Yields unpacked bytes; throws what `failure` makes of the number of bytes until then where the packed ones are cut off or damaged. */
export async function* inflate(
  format: CompressionFormat,
  chunks: AsyncGenerator<Uint8Array>,
  failure: (unpacked: number) => Error,
): AsyncGenerator<Uint8Array> {
  const inflater = new DecompressionStream(format);
  const reader = inflater.readable.getReader();
  const feeding = feed(inflater.writable.getWriter(), chunks);
  let unpacked = 0;
  try {
    for (;;) {
      const read = await reader.read().catch(() => undefined);
      if (read === undefined) {
        await feeding;
        throw failure(unpacked);
      }
      if (read.done) break;
      unpacked += read.value.length;
      yield read.value;
    }
    await feeding;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Writes all chunks to the inflater; rejects only with a fault of the source, never with one of the inflater. */
function feed(writer: WritableStreamDefaultWriter<BufferSource>, chunks: AsyncGenerator<Uint8Array>): Promise<void> {
  const feeding = (async () => {
    for (;;) {
      const next = await chunks.next().catch(async (reason: unknown) => {
        await writer.abort(reason).catch(() => undefined);
        throw reason;
      });
      try {
        if (next.done) return await writer.close();
        await writer.write(next.value as Uint8Array<ArrayBuffer>);
      } catch {
        await chunks.return(undefined);
        return;
      }
    }
  })();
  // Whoever reads the unpacked bytes awaits it; where they stop early, nobody does.
  feeding.catch(() => undefined);
  return feeding;
}
