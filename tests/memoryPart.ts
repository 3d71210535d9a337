import type { PartStore } from "../src/data/download/partStore";

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
