import { linkDatasets } from "./datasets/links";
import { nodeDatasets } from "./datasets/nodes";
import { twins } from "./datasets/twins";
import type { DatasetEntry } from "./datasets/types";

export type { DatasetEntry };

/** Every data set that the lab knows, those that come with it first: a new one is an entry in a file of datasets/. */
export const datasets = { ...twins, ...linkDatasets, ...nodeDatasets } as const satisfies Record<string, DatasetEntry>;

/** The name of a data set that the lab knows. */
export type DatasetId = keyof typeof datasets;

/** Returns what is known of a data set; undefined where the id is not the lab's. */
export function findDataset(id: string): DatasetEntry | undefined {
  return Object.hasOwn(datasets, id) ? datasets[id as DatasetId] : undefined;
}
