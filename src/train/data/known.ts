import { recognise } from "../../data/counts";
import type { Dataset } from "../../data/dataset";
import { type DatasetEntry, datasets } from "../../data/registry";

/** Returns the id of the real data set of the registry that a file holds, by all counts known of it; undefined where it is none. */
export function knownAs(dataset: Dataset): string | undefined {
  const nodes = dataset.form === "temporal" ? dataset.graph.nodeCount : dataset.adjacency.rows;
  for (const [id, entry] of Object.entries<DatasetEntry>(datasets)) {
    const { make, form, counts, pinned } = entry;
    // Counting all figures of a large graph takes a while, and few entries have as many nodes.
    if (make || form !== dataset.form || (counts?.nodes !== nodes && pinned?.counts.nodes !== nodes)) continue;
    if (recognise(dataset, entry).kind) return id;
  }
  return undefined;
}
