import { distinctPairs } from "../graph/distinctPairs";
import type { Dataset, DatasetSummary } from "./dataset";

const known = new WeakMap<Dataset, DatasetSummary>();

/** Counts what the page and the command line show of a data set before anything trains; a data set is counted once. */
export function summarize(dataset: Dataset): DatasetSummary {
  const summary = known.get(dataset) ?? count(dataset);
  known.set(dataset, summary);
  return summary;
}

function count(dataset: Dataset): DatasetSummary {
  const { name, kind, form } = dataset;
  if (dataset.form === "features") {
    const { adjacency: matrix, features, labels, classNames } = dataset;
    const pairs = matrix.colIdx.length;
    return {
      name,
      kind,
      form,
      nodes: matrix.rows,
      edges: pairs / 2,
      distinctPairs: pairs,
      selfLoops: 0,
      featureCount: features.cols,
      labelled: countLabelled(labels),
      classes: classNames.length,
    };
  }
  const { graph, classNames } = dataset;
  const { src, dst, time, labels } = graph;
  let selfLoops = 0;
  let timeStamps = 0;
  for (let e = 0; e < src.length; e++) {
    if (src[e] === dst[e]) selfLoops++;
    if (e === 0 || time[e] !== time[e - 1]) timeStamps++;
  }
  return {
    name,
    kind,
    form,
    nodes: graph.nodeCount,
    edges: src.length,
    distinctPairs: distinctPairs(graph).colIdx.length,
    selfLoops,
    timeStamps,
    firstTime: time[0],
    lastTime: time[time.length - 1],
    labelled: labels && countLabelled(labels),
    classes: classNames?.length,
  };
}

function countLabelled(labels: Int32Array): number {
  let labelled = 0;
  for (const label of labels) if (label >= 0) labelled++;
  return labelled;
}
