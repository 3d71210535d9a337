import { type Cache, createBoundedCache } from "../lib/boundedCache";

/** Embeddings that walks and skip-gram have made, by what determines them. */
export type EmbeddingCache = Cache<Float32Array>;

/** Creates a cache that forgets the least recently used tables beyond `maxBytes` (default 256 MB). */
export function createEmbeddingCache(maxBytes = 256e6): EmbeddingCache {
  return createBoundedCache(maxBytes, ({ byteLength }) => byteLength);
}
