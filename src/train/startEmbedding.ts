import type { Dataset } from "../data/dataset";
import { loadEmbedKernels, startEmbedTeam } from "../embed/loadKernels";
import { usefulThreads } from "../lib/team/usefulThreads";
import type { BackendInfo } from "../ops/backendInfo";
import type { RunSpec } from "./spec";

/** Walks times passes times a vector's length, from which threads save more than the tenth of a second that they take to start. */
const longWork = 4e6;

/**
 * Makes walks and skip-gram ready to run fast, on threads where a spec has much of them; what they give is the same.
 *
 * On wasm they are as many as share the net's steps, which a person may have chosen.
 */
export async function startEmbedding(
  spec: RunSpec,
  dataset: Dataset,
  backend?: Pick<BackendInfo, "id" | "threads">,
): Promise<void> {
  if (dataset.form === "features") return;
  await loadEmbedKernels();
  const { walksPerNode, embeddingPasses, dim } = spec;
  const work = dataset.graph.nodeCount * walksPerNode * embeddingPasses * dim;
  if (work >= longWork) await startEmbedTeam(backend?.id === "wasm" ? (backend.threads ?? 1) : usefulThreads());
}
