import { adjacency } from "../graph/adjacency";
import type { Dataset } from "./dataset";
import type { DatasetCounts, DatasetEntry } from "./datasets/types";
import { grouped } from "./fault";

const words: Readonly<Record<keyof DatasetCounts, string>> = {
  nodes: "nodes",
  edges: "edges",
  timeStamps: "time stamps",
  distinctPairs: "distinct pairs",
  selfLoops: "self-loops",
  featureCount: "features",
  labelled: "labelled nodes",
  classes: "classes",
};

/** Counts one figure of a data set, only when asked: distinct pairs of a large graph take a while. */
function figureOf(dataset: Dataset, figure: keyof DatasetCounts): number | undefined {
  const labels = dataset.form === "temporal" ? dataset.graph.labels : dataset.labels;
  if (figure === "labelled") return labels?.reduce((labelled, label) => labelled + (label >= 0 ? 1 : 0), 0);
  if (figure === "classes") return dataset.classNames?.length;
  if (dataset.form === "features") {
    const { adjacency: matrix, features } = dataset;
    const known = { nodes: matrix.rows, edges: matrix.colIdx.length / 2, featureCount: features.cols };
    return figure in known ? known[figure as keyof typeof known] : undefined;
  }
  const { nodeCount, src, dst, time } = dataset.graph;
  if (figure === "nodes") return nodeCount;
  if (figure === "edges") return src.length + (dataset.dropped ?? 0);
  if (figure === "distinctPairs") return adjacency(dataset.graph, { selfLoops: true }).colIdx.length;
  if (figure === "featureCount") return undefined;
  let count = 0;
  for (let e = 0; e < src.length; e++) {
    if (figure === "selfLoops" ? src[e] === dst[e] : e === 0 || time[e] !== time[e - 1]) count++;
  }
  return count;
}

/** Returns what differs between a data set and the counts known of it, as clauses; none where all is as it should be. */
export function differences(dataset: Dataset, counts: DatasetCounts): readonly string[] {
  return Object.entries(counts).flatMap(([figure, expected]: [string, number]) => {
    const found = figureOf(dataset, figure as keyof DatasetCounts);
    if (found === expected) return [];
    const word = words[figure as keyof DatasetCounts];
    return [`${found === undefined ? "no" : grouped(found)} ${word} instead of ${grouped(expected)}`];
  });
}

/** What a data set turned out to be, held against the registry. */
export type Recognised =
  | { readonly kind: DatasetEntry["kind"]; readonly counts: DatasetCounts }
  | { readonly kind: undefined; readonly differences: readonly string[] };

/** Tells by its counts whether a data set is the complete one of a registry entry, or its pinned copy. */
export function recognise(dataset: Dataset, entry: DatasetEntry): Recognised {
  const { kind, counts, pinned } = entry;
  const versions = [...(counts ? [{ kind, counts }] : []), ...(pinned ? [pinned] : [])];
  const told = versions.map((version) => differences(dataset, version.counts));
  const matching = told.findIndex(({ length }) => length === 0);
  if (matching >= 0) return { kind: versions[matching].kind, counts: versions[matching].counts };
  // The nearest version says most plainly what is wrong.
  const nearest = told.reduce((best, list) => (list.length < best.length ? list : best), told[0] ?? []);
  return { kind: undefined, differences: nearest };
}
