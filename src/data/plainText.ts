import { peekBytes } from "./byteSource";
import { fault } from "./fault";
import { foreignKind, isGzip } from "./fileKind";
import { gunzip } from "./gunzip";

const headLength = 512;

/** Yields the text of a file that may be a gz file; throws InputError that names what the file is where it is no text. */
export async function* plainText(name: string, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stored = await peekBytes(chunks, headLength);
  const unpacked = isGzip(stored.head) ? gunzip(name, stored.chunks) : undefined;
  const text = unpacked ? await peekBytes(unpacked, headLength) : stored;
  const foreign = foreignKind(text.head);
  if (foreign) {
    await (unpacked ?? chunks).return(undefined);
    throw fault(name, undefined, `this looks like ${foreign.what}; ${foreign.advice}.`);
  }
  yield* text.chunks;
}
