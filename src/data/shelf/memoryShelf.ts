import type { Shelf } from "./shelf";

/** Creates a shelf that lasts as long as the page: where the browser stores nothing. */
export function memoryShelf(): Shelf {
  const files = new Map<string, Uint8Array[]>();
  const sizeOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, { length }) => sum + length, 0);
  return {
    lasting: false,
    list: async () => {
      const names = [...files.keys()].sort();
      return names.map((name) => ({ name, bytes: sizeOf(files.get(name) ?? []) }));
    },
    read: async (name) => {
      const chunks = files.get(name);
      if (!chunks) return undefined;
      return {
        name,
        bytes: sizeOf(chunks),
        source: (async function* () {
          yield* chunks;
        })(),
      };
    },
    append: async (name) => {
      const chunks = files.get(name) ?? [];
      files.set(name, chunks);
      return {
        start: sizeOf(chunks),
        // A copy: whoever writes may use its bytes again.
        write: async (chunk) => void chunks.push(chunk.slice()),
        close: async () => undefined,
      };
    },
    rename: async (name, to) => {
      const chunks = files.get(name);
      if (!chunks) return;
      files.delete(name);
      files.set(to, chunks);
    },
    remove: async (name) => void files.delete(name),
  };
}
