import type { ByteSource } from "../byteSource";

/** Keeps what has arrived of a download, so that an interrupted one goes on where it stopped. */
export interface PartStore {
  size(): Promise<number>; // bytes
  append(chunk: Uint8Array): Promise<void>;
  /** Returns the bytes kept so far, from the first on. */
  read(): ByteSource;
  /** Forgets the bytes and the tag. */
  clear(): Promise<void>;
  /** Returns what the server named the file's version when the part began: an ETag or a date; undefined where it named none. */
  tag(): Promise<string | undefined>;
  setTag(tag: string): Promise<void>;
}
