import type { Dataset, DatasetKind } from "../dataset";

/** The name of the prepared form, as written in its `meta`. */
export const preparedFormat = "sparse-gnn-lab prepared data set";

/** The version of the prepared form that this lab writes, and the newest that it reads. */
export const preparedVersion = 1;

/** What the array `meta`, the first of a prepared file, says as JSON. */
export interface PreparedMeta {
  readonly format: typeof preparedFormat;
  readonly version: number;
  readonly form: Dataset["form"];
  readonly dataset?: string; // registry id
  readonly name: string; // shown to people
  readonly kind: DatasetKind;
  readonly citation?: string;
  readonly licence?: string;
  readonly nodes: number;
  readonly edges: number; // temporal edges, or undirected edges of a static graph
  readonly dropped?: number; // rows of the source left out for impossible dates
}

/** How much of a prepared file is taken. */
export interface PreparedLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** The most that a reader takes where nothing else is said: four times stackoverflow; 250 million edges fill 4 GB. */
export const preparedLimits: PreparedLimits = { nodes: 100_000_000, edges: 250_000_000 };
