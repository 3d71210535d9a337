import type { Dataset, TemporalDataset } from "./dataset";
import { type DatasetEntry, datasets } from "./registry";

/** Leaves out the edges dated outside [from, before), which in a sorted graph lie at its two ends; nodes stay. */
export function dropImplausible(dataset: TemporalDataset, [from, before]: readonly [number, number]): TemporalDataset {
  const { src, dst, time } = dataset.graph;
  let start = 0;
  while (start < time.length && time[start] < from) start++;
  let end = time.length;
  while (end > start && time[end - 1] >= before) end--;
  if (start === 0 && end === time.length) return dataset;
  const columns = { src: src.subarray(start, end), dst: dst.subarray(start, end), time: time.subarray(start, end) };
  const dropped = (dataset.dropped ?? 0) + time.length - (end - start);
  return { ...dataset, graph: { ...dataset.graph, ...columns }, dropped };
}

/** Says in a sentence how many edges `dropImplausible` left out, and by which rule; undefined where none. */
export function droppedNote(dataset: Dataset, [from, before]: readonly [number, number]): string | undefined {
  if (dataset.form !== "temporal" || !dataset.dropped) return undefined;
  const [first, last] = [from, before].map((time) => new Date(1000 * time).getUTCFullYear());
  const what = dataset.dropped === 1 ? "1 edge dated" : `${dataset.dropped.toLocaleString("en-GB")} edges dated`;
  return `${what} before ${first} or from ${last} on: slips of the source, left out.`;
}

/** Returns the rule for a file by its name or its archive's, that of a registry entry's official file; undefined for any other. */
export function plausibleTimesOf(fileName: string): DatasetEntry["plausibleTimes"] {
  const stems = fileName.split(", ").map(stemOf);
  return Object.values<DatasetEntry>(datasets).find(({ official, plausibleTimes }) => {
    return plausibleTimes && official && stems.includes(stemOf(new URL(official).pathname));
  })?.plausibleTimes;
}

function stemOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).split(".")[0];
}
