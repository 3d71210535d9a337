import type { Dataset, FeatureDataset, TemporalDataset } from "../../data/dataset";
import { grouped } from "../../data/fault";
import { spreadTimes } from "../../data/spread";
import { type TracedWalk, traceWalks } from "../../embed/traceWalks";
import { adjacency } from "../../graph/adjacency";
import type { Csr } from "../../graph/csr";
import { type Snowball, snowball } from "../../graph/snowball";
import type { TemporalGraph } from "../../graph/temporal";
import { edgesWithin, type PairList, pairsWithin, pickPairs, placesOf, thinPairs } from "../../graph/within";
import { countUp } from "../../lib/countUp";
import { InputError } from "../../lib/inputError";
import { walkedGraph, walkLimit } from "../prepare";
import type { RunSpec } from "../spec";
import type { GraphSample, SampleWalks } from "./messages";
import { nodeUse, testPairs } from "./parts";
import { type ChosenWalks, chooseFields, chooseWalks, missingClasses, type StartOptions } from "./starts";

/** Larger graphs are drawn from a lecture cut: beside a run there would not be the memory for the whole. */
const mostEdges = 5_000_000;

/** At most so many pairs are drawn for each node of the sample. */
const pairsPerNode = 4;

/** Most neighbours that a node brings into the sample. */
const branch = 3;

/** Most walks, or whole neighbourhoods, that the sample is grown from. */
const mostGroups = 8;

/**
 * Draws a sample of a data set for a picture, the same for the same spec; yields where work under way may be let in.
 *
 * Where at most `nodes` nodes have an edge the sample is the whole graph.
 *
 * @throws InputError where the data set is too large.
 */
export function* sampleDataset(spec: RunSpec, dataset: Dataset, nodes: number): Generator<void, GraphSample> {
  return dataset.form === "features"
    ? sampleFeatures(spec, dataset, nodes)
    : yield* sampleTemporal(spec, dataset, nodes);
}

/** The nodes of a sample: all that have a neighbour where they are few enough, else a snowball from the groups. */
function chooseNodes(edges: Csr, groups: readonly (readonly number[])[], options: StartOptions) {
  const joined = countUp(edges.rows).filter((node) => edges.rowPtr[node + 1] > edges.rowPtr[node]);
  const isolated = edges.rows - joined.length;
  if (joined.length <= options.nodes) return { nodes: joined, restarts: 0, whole: true, isolated };
  const { nodes, used: favoured, seed } = options;
  const all = [...groups, ...missingClasses(edges, groups, options)];
  const ball: Snowball = snowball(edges, all, { nodes, branch, favoured, seed });
  return { ...ball, whole: false, isolated };
}

/** What is told of the nodes of a sample. */
function nodeColumns(nodes: Uint32Array, edges: Csr, labels: Int32Array | undefined) {
  return {
    ids: nodes,
    degree: nodes.map((node) => edges.rowPtr[node + 1] - edges.rowPtr[node]),
    labels: Int32Array.from(nodes, (node) => labels?.[node] ?? -1),
  };
}

function mostPairs(nodes: Uint32Array): number {
  return pairsPerNode * nodes.length;
}

function sampleFeatures(spec: RunSpec, dataset: FeatureDataset, size: number): GraphSample {
  const { name, kind, adjacency: edges, labels, classNames } = dataset;
  const use = nodeUse(spec, dataset);
  const options = { labels, used: use.used, nodes: size, most: mostGroups, seed: spec.seed };
  const fields = chooseFields(edges, options);
  const { nodes, whole, isolated, restarts } = chooseNodes(edges, fields, options);
  const places = placesOf(nodes, edges.rows);
  const within = edgesWithin(edges, nodes, places);
  const seen = fields.map((field) => new Set(field.map((node) => places[node])));
  // The outermost edges of a field carry nothing to its centre, but a thinned field would look like another one.
  const first = new Set(
    countUp(within.src.length).filter((i) => seen.some((f) => f.has(within.src[i]) && f.has(within.dst[i]))),
  );
  const chosen = thinPairs(within, nodes.length, first, { most: mostPairs(nodes), seed: spec.seed });
  const none = new Int32Array(0);
  return {
    name,
    kind,
    form: "features",
    task: "node",
    total: { nodes: edges.rows, edges: edges.colIdx.length / 2, isolated },
    whole,
    branch,
    restarts,
    ...nodeColumns(nodes, edges, labels),
    classNames,
    ...use.columns(nodes),
    firstTime: new Float64Array(nodes.length).fill(Number.NaN),
    pairsWithin: within.src.length,
    pairs: pickPairs(within, chosen),
    lastWalked: new Float64Array(chosen.length).fill(Number.NaN),
    testAt: new Int32Array(chosen.length).fill(-1),
    negatives: { src: new Uint32Array(0), dst: new Uint32Array(0), testAt: none },
    fields: Uint32Array.from(fields, ([centre]) => places[centre]),
  };
}

function* sampleTemporal(spec: RunSpec, dataset: TemporalDataset, size: number): Generator<void, GraphSample> {
  const { name, kind, classNames = [] } = dataset;
  const edgeCount = dataset.graph.src.length;
  if (edgeCount > mostEdges) {
    throw new InputError(
      `${name} has ${grouped(edgeCount)} edges, and a picture is drawn from at most ${grouped(mostEdges)}; take a lecture cut of it.`,
    );
  }
  const graph = spec.spreadTimes ? spreadTimes(dataset.graph, spec.seed) : dataset.graph;
  const { labels, nodeCount } = graph;
  const use = nodeUse(spec, dataset);
  const options = { labels, used: use.used, nodes: size, most: mostGroups, seed: spec.seed };
  yield;
  let chosen: ChosenWalks | undefined;
  const { walkLength, seed } = spec;
  const traced = traceWalks(walkedGraph(spec, graph, walkLimit(spec, graph)), { walkLength, seed }, (walks) => {
    chosen = chooseWalks(walks, options);
    return chosen.walks;
  });
  yield;
  const edges = adjacency(graph, { symmetric: true });
  const groups = traced.map((walk) => [...walk.nodes]);
  const { nodes, whole, isolated, restarts } = chooseNodes(edges, groups, options);
  const places = placesOf(nodes, nodeCount);
  const within = pairsWithin(graph, places);
  yield;
  const kept = thinPairs(within, nodes.length, hopsOf(traced, within, places), { most: mostPairs(nodes), seed });
  const pairs = pickPairs(within, kept);
  return {
    name,
    kind,
    form: "temporal",
    task: spec.task,
    total: { nodes: nodeCount, edges: edgeCount, isolated },
    whole,
    branch,
    restarts,
    ...nodeColumns(nodes, edges, labels),
    classNames,
    ...use.columns(nodes),
    firstTime: firstTimes(graph, places, nodes.length),
    pairsWithin: within.src.length,
    pairs,
    lastWalked: lastWalked(graph, walkLimit(spec, graph), pairs, places),
    ...testPairs(spec, graph, pairs, places),
    walks: chosen && sampleWalks(traced, chosen, places),
    bothWays: spec.symmetrise,
    spread: spec.spreadTimes,
    beforeCut: walkLimit(spec, graph) < edgeCount,
    fields: new Uint32Array(0),
  };
}

function sampleWalks(
  traced: readonly TracedWalk[],
  { fewestHops, shorter }: ChosenWalks,
  places: Int32Array,
): SampleWalks {
  const walks = traced.map(({ nodes, times }) => ({ nodes: nodes.map((node) => places[node]), times }));
  return { walks, fewestHops, shorter };
}

/** Returns the indices of the pairs that walks go along, in either direction. */
function hopsOf(walks: readonly TracedWalk[], { src, dst }: PairList, places: Int32Array): ReadonlySet<number> {
  const key = (from: number, to: number): number => Math.min(from, to) * places.length + Math.max(from, to);
  const hops = new Set(
    walks.flatMap(({ nodes }) => [...nodes.subarray(1)].map((to, hop) => key(places[nodes[hop]], places[to]))),
  );
  return new Set([...src.keys()].filter((i) => hops.has(key(src[i], dst[i]))));
}

/** Finds the time of the first edge of each node of a sample. // [nodes] */
function firstTimes({ src, dst, time }: TemporalGraph, places: Int32Array, count: number): Float64Array {
  const first = new Float64Array(count).fill(Number.NaN);
  for (let e = src.length - 1; e >= 0; e--) {
    if (places[src[e]] >= 0) first[places[src[e]]] = time[e];
    if (places[dst[e]] >= 0) first[places[dst[e]]] = time[e];
  }
  return first;
}

/** Finds the time of the last edge of each pair among the first `limit` edges. // [pairs] */
function lastWalked(
  { src, dst, time }: TemporalGraph,
  limit: number,
  pairs: PairList,
  places: Int32Array,
): Float64Array {
  const key = (from: number, to: number): number => from * places.length + to;
  const pairAt = new Map(Array.from(pairs.src, (from, i) => [key(from, pairs.dst[i]), i]));
  const last = new Float64Array(pairs.src.length).fill(Number.NaN);
  for (let e = 0; e < limit; e++) {
    const [from, to] = [places[src[e]], places[dst[e]]];
    const pair = from < 0 || to < 0 ? undefined : pairAt.get(key(from, to));
    if (pair !== undefined) last[pair] = time[e];
  }
  return last;
}
