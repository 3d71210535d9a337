import type { Dataset, FeatureDataset, TemporalDataset } from "../data/dataset";
import { type LinkPairs, linkCounts, linkSplit } from "../data/linkSplit";
import { nodeSplits } from "../data/nodeSplits";
import { spreadTimes } from "../data/spread";
import { embed, embeddingKey } from "../embed/embedding";
import { adjacency } from "../graph/adjacency";
import type { Csr } from "../graph/csr";
import { gcnPropagation, meanPropagation, normalizeRows } from "../graph/normalize";
import { symmetrize } from "../graph/symmetrize";
import type { TemporalGraph } from "../graph/temporal";
import { countUp } from "../lib/countUp";
import { InputError } from "../lib/inputError";
import { release } from "../lib/release";
import { createRng } from "../lib/rng";
import { coarseTimesNote } from "./coarseTimes";
import type { EmbeddingCache } from "./embeddingCache";
import type { SampleSet } from "./learner";
import { featureSets, nodeSets } from "./nodeSets";
import type { GraphInput, Prepared } from "./prepared";
import type { Stage } from "./protocol";
import type { RunSpec } from "./spec";

/** Where preparation is; units are the stage's own. */
export interface PrepareProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

type Preparation<T> = Generator<PrepareProgress, T>;

/** At most so many training pairs are scored at each evaluation; the training accuracy of links is theirs. */
const trainScoredPairs = 16384;

/**
 * Makes a data set ready for a spec: splits, walks, embeddings, propagation; yields often, so that it can be stopped.
 *
 * @throws InputError where data and spec do not fit.
 */
export function* prepare(spec: RunSpec, dataset: Dataset, cache: EmbeddingCache): Preparation<Prepared> {
  if (dataset.form === "features") return prepareFeatures(spec, dataset);
  return spec.task === "link" ? yield* prepareLinks(spec, dataset, cache) : yield* prepareNodes(spec, dataset, cache);
}

/** Turns pairs into samples, and gives the pairs' memory back: both of a large graph would be too much. */
function pairSamples({ src, dst, label, edges }: LinkPairs): SampleSet {
  const rows = new Uint32Array(2 * src.length);
  for (let i = 0; i < src.length; i++) {
    rows[2 * i] = src[i];
    rows[2 * i + 1] = dst[i];
  }
  release(src, dst, edges);
  return { rows, targets: new Int32Array(label) };
}

/** Draws the training pairs that are scored; all of them where they are few. */
function scoredPart(set: SampleSet, seed: number): SampleSet {
  const count = set.targets.length;
  if (count <= trainScoredPairs) return set;
  const chosen = createRng(seed, "scored training pairs").shuffle(countUp(count)).subarray(0, trainScoredPairs);
  const rows = new Uint32Array(2 * trainScoredPairs);
  chosen.forEach((from, i) => {
    rows[2 * i] = set.rows[2 * from];
    rows[2 * i + 1] = set.rows[2 * from + 1];
  });
  return { rows, targets: Int32Array.from(chosen, (from) => set.targets[from]) };
}

function* prepareLinks(spec: RunSpec, dataset: TemporalDataset, cache: EmbeddingCache): Preparation<Prepared> {
  const graph = spec.spreadTimes ? spreadTimes(dataset.graph, spec.seed) : dataset.graph;
  const limit = walkLimit(spec, graph);
  // Walks first: they and the pairs of a large graph would not fit beside each other.
  const table = yield* embedding(spec, graph, limit, cache);
  return {
    input: { form: "table", table, width: spec.dim, rowsPerSample: 2 },
    loss: "binary",
    outputs: 1,
    ...linkSets(graph, spec.seed),
    note: coarseTimesNote(graph),
  };
}

/** Splits a graph's edges and turns the parts into samples. */
function linkSets(graph: TemporalGraph, seed: number): Pick<Prepared, "sets" | "seen"> {
  const { train, val, test } = linkSplit(graph, { seed });
  const trainSet = pairSamples(train);
  const sets = {
    train: trainSet,
    trainScored: scoredPart(trainSet, seed),
    val: pairSamples(val),
    test: pairSamples(test),
  };
  return { sets, seen: test.seen };
}

function* prepareNodes(spec: RunSpec, dataset: TemporalDataset, cache: EmbeddingCache): Preparation<Prepared> {
  const { labels } = dataset.graph;
  if (!labels) {
    throw new InputError(
      `${dataset.name} has no node labels, so nodes cannot be classified; add a labels file (node, class) or choose link prediction.`,
    );
  }
  const graph = spec.spreadTimes ? spreadTimes(dataset.graph, spec.seed) : dataset.graph;
  const splits = nodeSplits(labels, { seed: spec.seed, perClass: spec.nodesPerClass });
  const table = yield* embedding(spec, graph, walkLimit(spec, graph), cache);
  const outputs = dataset.classNames?.length ?? 1 + labels.reduce((a, b) => Math.max(a, b), 0);
  const common = { loss: "softmax", outputs, ...nodeSets(dataset.name, splits, labels) } as const;
  if (spec.model === "fnn") return { ...common, input: { form: "table", table, width: spec.dim, rowsPerSample: 1 } };
  return {
    ...common,
    input: graphInput(spec, adjacency(graph, { symmetric: true }), { table, width: spec.dim }),
  };
}

function prepareFeatures(spec: RunSpec, dataset: FeatureDataset): Prepared {
  if (spec.task === "link") {
    throw new InputError(
      `${dataset.name} has no times, so links cannot be predicted over time; choose node classification, or a temporal edge list.`,
    );
  }
  const features = normalizeRows(dataset.features);
  const common = { loss: "softmax", outputs: dataset.classNames.length, ...featureSets(spec, dataset) } as const;
  if (spec.model !== "fnn") return { ...common, input: graphInput(spec, dataset.adjacency, features) };
  const table = denseRows(features);
  return { ...common, input: { form: "table", table, width: features.cols, rowsPerSample: 1 } };
}

function graphInput(spec: RunSpec, edges: Csr, features: GraphInput["features"]): GraphInput {
  const propagation = spec.model === "gcn" ? gcnPropagation(edges) : meanPropagation(edges);
  return { form: "graph", nodes: edges.rows, propagation, features };
}

function denseRows({ rows, cols, rowPtr, colIdx, values }: Csr): Float32Array {
  const table = new Float32Array(rows * cols);
  for (let r = 0; r < rows; r++) {
    for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) table[r * cols + colIdx[i]] = values[i];
  }
  return table;
}

/** Returns the graph that walks are taken on: the first `limit` edges, in both directions where the spec says so. */
export function walkedGraph(spec: RunSpec, graph: TemporalGraph, limit: number): TemporalGraph {
  const before = {
    nodeCount: graph.nodeCount,
    src: graph.src.subarray(0, limit),
    dst: graph.dst.subarray(0, limit),
    time: graph.time.subarray(0, limit),
  };
  return spec.symmetrise ? symmetrize(before) : before;
}

/** Returns how many edges walks see: those before the test edges of links, or all. */
export function walkLimit(spec: RunSpec, graph: TemporalGraph): number {
  const { cutIndex } = spec.task === "link" ? linkCounts(graph.src.length) : { cutIndex: graph.src.length };
  return spec.walkScope === "before-cut" ? cutIndex : graph.src.length;
}

/** Returns the node embeddings of the first `limit` edges, from the cache where the same were made before. */
function* embedding(
  spec: RunSpec,
  graph: TemporalGraph,
  limit: number,
  cache: EmbeddingCache,
): Preparation<Float32Array> {
  const { walksPerNode, walkLength, dim, window, negatives, subsample, seed } = spec;
  const options = { walksPerNode, walkLength, dim, window, negatives, subsample, seed, passes: spec.embeddingPasses };
  const spread = spec.spreadTimes ? "spread" : "as given";
  const directed = spec.symmetrise ? "both ways" : "directed";
  const key = embeddingKey([spec.dataset, spread, directed, limit].join(", "), options);
  const known = cache.get(key);
  if (known) return known;
  const making = embed(walkedGraph(spec, graph, limit), options);
  for (;;) {
    const next = making.next();
    if (next.done) {
      cache.set(key, next.value);
      return next.value;
    }
    yield { stage: next.value.phase, done: next.value.done, total: next.value.total };
  }
}
