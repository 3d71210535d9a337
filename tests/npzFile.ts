import { readChunks } from "../src/data/byteSource";
import { collectNpz, type Npz } from "../src/data/npz";
import { readZipStream } from "../src/data/zip/stream";

/** Opens the bytes of an npz file. */
export function openNpz(name: string, bytes: Uint8Array): Promise<Npz> {
  return collectNpz(name, readZipStream(name, readChunks(bytes, { name })));
}
