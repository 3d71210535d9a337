import type { Csr } from "../graph/csr";
import type { TemporalGraph } from "../graph/temporal";

export type { Progress } from "../lib/progress";

/** Where a data set comes from; always shown beside its name. */
export type DatasetKind = "real" | "real, month resolution" | "synthetic twin" | "file";

/** What any data set says of itself. */
export interface DatasetOrigin {
  readonly name: string;
  readonly kind: DatasetKind;
  readonly id?: string; // registry id, of a prepared file
  readonly citation?: string; // of a prepared file
}

/** A temporal graph, with or without node labels: links are predicted, or nodes classified from walks. */
export interface TemporalDataset extends DatasetOrigin {
  readonly form: "temporal";
  readonly graph: TemporalGraph;
  readonly classNames?: readonly string[]; // [classes], in label order
  readonly dropped?: number; // rows of the source left out for impossible dates
}

/** Node indices of each part, disjoint. */
export interface NodeSplits {
  readonly train: Uint32Array;
  readonly val: Uint32Array;
  readonly test: Uint32Array;
}

/** A static graph whose nodes carry features and classes (Cora, CiteSeer). */
export interface FeatureDataset extends DatasetOrigin {
  readonly form: "features";
  readonly adjacency: Csr; // [nodes, nodes], symmetric, no self-loops, values 1
  readonly features: Csr; // [nodes, featureCount], as in the file (not normalised)
  readonly labels: Int32Array; // [nodes], -1 = none
  readonly classNames: readonly string[];
  readonly splits?: NodeSplits; // a published split that came with the files
}

/** Any data set that the lab trains on. */
export type Dataset = TemporalDataset | FeatureDataset;

/** What the page and the command line show of a data set before anything trains. */
export interface DatasetSummary {
  readonly name: string;
  readonly kind: DatasetKind;
  readonly form: Dataset["form"];
  readonly nodes: number;
  readonly edges: number; // temporal edges, or undirected edges of a static graph
  readonly distinctPairs: number; // distinct directed (src, dst) pairs
  readonly selfLoops: number;
  readonly timeStamps?: number; // distinct times
  readonly firstTime?: number;
  readonly lastTime?: number;
  readonly featureCount?: number;
  readonly labelled?: number; // nodes that have a class
  readonly classes?: number;
  readonly note?: string; // what a person should know of the reading, in a sentence
}
