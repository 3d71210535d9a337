import { createDensePhaseCache, type DensePhaseCache } from "./densePhase";
import { createEmbeddingCache, type EmbeddingCache } from "./embeddingCache";
import { createPreparedCache, type PreparedCache } from "./preparedCache";

/** Work that runs share: done by the first that needs it, taken over, and counted, by the others. */
export interface WorkCache {
  readonly embeddings: EmbeddingCache;
  readonly prepared: PreparedCache;
  /** Where left out, every run trains its own dense phase, step by step before those who watch. */
  readonly densePhases?: DensePhaseCache;
}

/** Creates the caches that runs of one process share, all empty. */
export function createWorkCache(): WorkCache {
  return {
    embeddings: createEmbeddingCache(),
    prepared: createPreparedCache(),
    densePhases: createDensePhaseCache(),
  };
}
