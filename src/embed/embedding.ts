import type { TemporalGraph } from "../graph/temporal";
import type { Progress } from "../lib/progress";
import { release } from "../lib/release";
import { type SkipGramOptions, skipGram, skipGramDefaults } from "./skipGram";
import { temporalWalks, type WalkOptions, walkDefaults } from "./walks";

/** How a temporal graph becomes node vectors; one seed for walks and skip-gram. */
export type EmbedOptions = WalkOptions & SkipGramOptions;

/** How far an embedding is: first walks, then the skip-gram over them, each counted from 0. */
export interface EmbedProgress extends Progress {
  readonly phase: "walks" | "embedding";
}

/** To be raised whenever the same options give other vectors than before, so that kept results are not mistaken. */
const version = 2;

/** Embeds the nodes of a temporal graph: temporal walks, then skip-gram. // row-major [nodeCount, dim] */
export function* embed(graph: TemporalGraph, options: EmbedOptions): Generator<EmbedProgress, Float32Array> {
  const walks = yield* inPhase("walks", temporalWalks(graph, options));
  const vectors = yield* inPhase("embedding", skipGram(walks, graph.nodeCount, options));
  release(walks.tokens, walks.offsets);
  return vectors;
}

/** Returns a name for the result of `embed`, equal exactly where data and all options, defaults filled in, are. */
export function embeddingKey(datasetFingerprint: string, options: EmbedOptions): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings = Object.entries({ ...walkDefaults, ...skipGramDefaults, ...Object.fromEntries(given) });
  return JSON.stringify([version, datasetFingerprint, ...settings.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function* inPhase<T>(phase: EmbedProgress["phase"], work: Generator<Progress, T>): Generator<EmbedProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { phase, ...next.value };
  }
}
