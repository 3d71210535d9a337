import type { Dataset } from "../data/dataset";
import { loadEmbedKernels, startEmbedTeam } from "../embed/loadKernels";
import { countCores } from "../lib/cores";
import type { RunSpec } from "./spec";

/** More threads than this have nothing to do: there are no more parts. */
const mostThreads = 8;

/** Numbers of all tokens' vectors, about, from which threads save more than the tenth of a second that they take to start. */
const longWork = 4e6;

/** Makes walks and skip-gram ready to run fast, on all cores where a spec has much of them; what they give is the same. */
export async function startEmbedding(spec: RunSpec, dataset: Dataset): Promise<void> {
  if (dataset.form === "features") return;
  await loadEmbedKernels();
  const { walksPerNode, embeddingPasses, dim } = spec;
  const work = dataset.graph.nodeCount * walksPerNode * embeddingPasses * dim;
  if (work >= longWork) await startEmbedTeam(Math.min(mostThreads, countCores()));
}
