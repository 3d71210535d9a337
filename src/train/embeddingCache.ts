/** Embeddings that walks and skip-gram have made, by what determines them. */
export interface EmbeddingCache {
  get(key: string): Float32Array | undefined;
  set(key: string, table: Float32Array): void;
}

/** Creates a cache that forgets the least recently used tables beyond `maxBytes` (default 256 MB). */
export function createEmbeddingCache(maxBytes = 256e6): EmbeddingCache {
  const tables = new Map<string, Float32Array>();
  return {
    get: (key) => {
      const table = tables.get(key);
      if (table) {
        tables.delete(key);
        tables.set(key, table);
      }
      return table;
    },
    set: (key, table) => {
      tables.delete(key);
      tables.set(key, table);
      let bytes = [...tables.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
      for (const [oldest, { byteLength }] of tables) {
        if (bytes <= maxBytes || oldest === key) break;
        tables.delete(oldest);
        bytes -= byteLength;
      }
    },
  };
}
