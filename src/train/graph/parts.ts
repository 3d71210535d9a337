import type { Dataset } from "../../data/dataset";
import { linkSplit } from "../../data/linkSplit";
import { nodeSplits } from "../../data/nodeSplits";
import type { TemporalGraph } from "../../graph/temporal";
import type { PairList } from "../../graph/within";
import { InputError } from "../../lib/inputError";
import type { SampleSet } from "../learner";
import { featureSets, nodeSets } from "../nodeSets";
import type { RunSpec } from "../spec";
import { type GraphSample, type Part, parts } from "./messages";

/** The sample sets of a run that classifies nodes. */
export type NodePartSets = Readonly<Record<"train" | "val" | "test", SampleSet>>;

/** What a run uses each node of a data set for. */
export interface NodeUse {
  readonly used: Uint8Array; // [nodes of the data set], 1 = in one of the sets
  /** Looks up the nodes of a sample. */
  columns(nodes: Uint32Array): Pick<GraphSample, "part" | "partAt">;
}

/** Finds what a run of this spec uses each node for; nothing where it classifies no nodes, or cannot. */
export function nodeUse(spec: RunSpec, dataset: Dataset): NodeUse {
  const count = dataset.form === "features" ? dataset.adjacency.rows : dataset.graph.nodeCount;
  const part = new Uint8Array(count);
  const partAt = new Int32Array(count).fill(-1);
  for (const [name, { rows }] of Object.entries(setsOf(spec, dataset) ?? {})) {
    rows.forEach((node, at) => {
      part[node] = parts.indexOf(name as Part);
      partAt[node] = at;
    });
  }
  return {
    used: part.map((index) => Math.min(1, index)),
    columns: (nodes) => ({
      part: Uint8Array.from(nodes, (node) => part[node]),
      partAt: Int32Array.from(nodes, (node) => partAt[node]),
    }),
  };
}

function setsOf(spec: RunSpec, dataset: Dataset): NodePartSets | undefined {
  const three = ({ train, val, test }: NodePartSets): NodePartSets => ({ train, val, test });
  try {
    if (dataset.form === "features") return three(featureSets(spec, dataset).sets);
    const { labels } = dataset.graph;
    if (spec.task === "link" || !labels) return undefined;
    const splits = nodeSplits(labels, { seed: spec.seed, perClass: spec.nodesPerClass });
    return three(nodeSets(dataset.name, splits, labels).sets);
  } catch (error) {
    // The run says why it cannot use these classes; the graph can be looked at all the same.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Finds the pairs of a sample that a run of this spec is tested on: those drawn, and those that are no edge. */
export function testPairs(
  spec: RunSpec,
  graph: TemporalGraph,
  pairs: PairList,
  places: Int32Array,
): Pick<GraphSample, "testAt" | "negatives"> {
  const testAt = new Int32Array(pairs.src.length).fill(-1);
  const none = { src: new Uint32Array(0), dst: new Uint32Array(0), testAt: new Int32Array(0) };
  if (spec.task !== "link") return { testAt, negatives: none };
  const key = (from: number, to: number): number => from * places.length + to;
  const pairAt = new Map(Array.from(pairs.src, (from, i) => [key(from, pairs.dst[i]), i]));
  const found: { src: number; dst: number; at: number }[] = [];
  const { src, dst, label } = splitOf(spec, graph) ?? { ...none, label: none.src };
  for (let at = 0; at < label.length; at++) {
    const [from, to] = [places[src[at]], places[dst[at]]];
    if (from < 0 || to < 0) continue;
    const pair = pairAt.get(key(from, to));
    if (label[at] === 1 && pair !== undefined) testAt[pair] = at;
    if (label[at] === 0 && from !== to) found.push({ src: from, dst: to, at });
  }
  const negatives = {
    src: Uint32Array.from(found, ({ src }) => src),
    dst: Uint32Array.from(found, ({ dst }) => dst),
    testAt: Int32Array.from(found, ({ at }) => at),
  };
  return { testAt, negatives };
}

function splitOf(spec: RunSpec, graph: TemporalGraph) {
  try {
    return linkSplit(graph, { seed: spec.seed }).test;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
