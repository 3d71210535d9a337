import type { DatasetKind } from "../../data/dataset";
import type { PairList } from "../../graph/within";
import type { RunSpec } from "../spec";

/** What a node or a pair of the sample is used for in a run. */
export const parts = ["none", "train", "val", "test"] as const;

/** The name of a part. */
export type Part = (typeof parts)[number];

/** A random walk of training, among the nodes of the sample. */
export interface SampleWalk {
  readonly nodes: Uint32Array; // [hops + 1], places in the sample
  readonly times: Float64Array; // [hops], strictly ascending
}

/** The first walks of a run's embedding, and those that the sample was grown from. */
export interface SampleWalks {
  readonly walks: readonly SampleWalk[];
  readonly fewestHops: number; // of a walk that could be chosen
  readonly shorter: number; // share of the walks from every node that have fewer hops, fraction of 1
}

/** Pairs that a link predictor is tested on and that are no edge; among nodes of the sample. */
export interface SampleNegatives {
  readonly src: Uint32Array; // [negatives]
  readonly dst: Uint32Array; // [negatives]
  readonly testAt: Int32Array; // [negatives], place in the test set
}

/** A part of a data set that can be drawn, with all that is told of its nodes; nodes are named by their place in it. */
export interface GraphSample {
  readonly name: string;
  readonly kind: DatasetKind;
  readonly form: "temporal" | "features";
  readonly task: RunSpec["task"];
  readonly total: { readonly nodes: number; readonly edges: number; readonly isolated: number }; // of the data set
  readonly whole: boolean; // every node that has an edge is in it
  readonly branch: number; // most neighbours that a node brought in
  readonly restarts: number; // of balls, at a random node
  readonly ids: Uint32Array; // [nodes], number of each node in the data set, ascending
  readonly degree: Uint32Array; // [nodes], neighbours in the whole data set, in either direction
  readonly labels: Int32Array; // [nodes], class, -1 = none
  readonly classNames: readonly string[];
  readonly part: Uint8Array; // [nodes], index into `parts`: what a node is used for where nodes are classified
  readonly partAt: Int32Array; // [nodes], place in that part's sample set, -1 where in none
  readonly firstTime: Float64Array; // [nodes], of the node's first edge in the data set; NaN without times
  readonly pairsWithin: number; // pairs of the data set between nodes of the sample
  readonly pairs: PairList; // those of them that are drawn
  readonly lastWalked: Float64Array; // [pairs], time of the last edge of the pair that walks see, in its own direction; NaN where they see none
  readonly testAt: Int32Array; // [pairs], place in the test set of links, -1 where the pair is not in it
  readonly negatives: SampleNegatives;
  readonly walks?: SampleWalks; // temporal graphs
  readonly bothWays?: boolean; // walks go along an edge in either direction
  readonly spread?: boolean; // times were placed at random between the stamps of the data
  readonly beforeCut?: boolean; // walks saw only edges before the test edges
  readonly fields: Uint32Array; // nodes whose whole two-hop neighbourhood is in the sample, where that was sought
}

/** What the page asks to be drawn; `id` comes back with the answer. */
export type GraphRequest = {
  readonly type: "graph";
  readonly id: number;
  readonly spec: RunSpec; // its data set, task, seed and settings of the data say which splits and walks
  readonly nodes: number; // most nodes of the sample
};

/** What the worker answers. */
export type GraphResponse =
  | { readonly type: "graph"; readonly id: number; readonly sample: GraphSample }
  | { readonly type: "graphRefused"; readonly id: number; readonly message: string };

/** Places in the sample sets of a run. */
export interface SetPlaces {
  readonly train: Int32Array;
  readonly val: Int32Array;
  readonly test: Int32Array;
}

/** What the net of one epoch said at the places asked for: a class, or 1 where it took a pair for an edge; -1 where it was not asked. */
export interface ToldPredictions {
  readonly epoch: number;
  readonly train: Int16Array;
  readonly val: Int16Array;
  readonly test: Int16Array;
}

/** The predictions of one lane of the newest run. */
export interface LanePredictions {
  readonly spec: RunSpec;
  readonly last?: ToldPredictions; // at the last evaluation
  readonly chosen?: ToldPredictions; // of the best model so far, as the run chooses it
}

/** Asks what the newest run, under way or ended, has predicted; `predictions` answers, with no lanes where there was no run. */
export type PredictionsRequest = {
  readonly type: "predictions";
  readonly id: number;
  readonly asked: SetPlaces;
};

/** What the worker answers. */
export type PredictionsResponse = {
  readonly type: "predictions";
  readonly id: number;
  readonly lanes: readonly LanePredictions[];
};
