import type { ModelId } from "../models/registry";
import type { MethodId } from "../sparse/algorithms";
import type { RunEvent } from "../train/protocol";
import type { QuirkId } from "../train/quirks";
import type { RunSpec, Settings, TaskId } from "../train/spec";

/** A data set of a sweep and what is asked of it. */
export interface SweepDataset {
  readonly id: string; // registry id, or key of a file that was opened
  readonly task: TaskId;
  readonly model: ModelId;
}

/** A grid of runs: data sets × methods × sparsity levels × seeds. All that determines a sweep. */
export interface SweepSpec {
  readonly version: 1;
  readonly datasets: readonly SweepDataset[];
  readonly methods: readonly MethodId[];
  readonly sparsities: readonly number[]; // of the maskable weights, in [0, 1), ascending
  readonly seeds: readonly number[]; // ascending
  readonly comparison: "fair" | "as released";
  readonly quirks: readonly QuirkId[]; // that are on; empty where the comparison is fair
  readonly settings: Partial<Settings>; // the same for every run, above all defaults
}

/** One run of a sweep. A dense net has no level: it is one cell a data set and seed, at sparsity 0. */
export interface SweepCell {
  readonly id: string; // unique in its sweep and the same in every shard: `dataset/method/sparsity/seed`
  readonly dataset: string;
  readonly method: MethodId;
  readonly sparsity: number;
  readonly seed: number;
  readonly spec: RunSpec;
}

/** A run of a sweep that came to its end: what it said, but for its progress and all mask pictures but the last. */
export interface SweepRecord {
  readonly cell: string; // id of the cell
  readonly version: string; // of the lab that ran it
  readonly events: readonly RunEvent[]; // ends with `finished` or `failed`
}

/** Which part of a sweep a file is about; 1-based. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A sweep with the runs finished so far: the JSON of the command line, of one shard, and of the page's store. */
export interface SweepFile {
  readonly format: "sparse-gnn-lab sweep";
  readonly spec: SweepSpec;
  readonly shard?: Shard; // absent where whole or merged
  readonly records: readonly SweepRecord[]; // at most one a cell
}
