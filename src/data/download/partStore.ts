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

/** Creates a store in memory. */
export function createMemoryPart(): PartStore {
  let parts: Uint8Array[] = [];
  let known: string | undefined;
  return {
    size: async () => parts.reduce((size, { length }) => size + length, 0),
    append: async (chunk) => {
      parts.push(chunk);
    },
    read: async function* () {
      yield* parts;
    },
    clear: async () => {
      parts = [];
      known = undefined;
    },
    tag: async () => known,
    setTag: async (tag) => {
      known = tag;
    },
  };
}
