import type { ModelId } from "../models/registry";
import type { MethodId } from "../sparse/algorithms";
import type { RunEvent } from "../train/protocol";
import type { QuirkId } from "../train/quirks";
import type { RunSpec, Settings, TaskId } from "../train/spec";

/** A grid of runs: data sets × methods × sparsity levels × seeds. All that determines a sweep. */
export interface SweepSpec {
  readonly version: 1;
  readonly datasets: readonly string[]; // registry ids, or keys of files that were opened
  readonly task?: TaskId; // where left out, each data set's own
  readonly model?: ModelId; // where left out, the first that suits data set and task
  readonly methods: readonly MethodId[];
  readonly sparsities: readonly number[]; // of the maskable weights, in [0, 1), ascending
  readonly seeds: readonly number[];
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

/** A finished run of a sweep: what it said, but for its progress and all mask pictures but the last. */
export interface SweepRecord {
  readonly cell: string; // id of the cell
  readonly events: readonly RunEvent[]; // ends with `finished` or `failed`
}

/** A sweep with the runs finished so far: the JSON of the command line, of one shard, and of the page's store. */
export interface SweepFile {
  readonly format: "sparse-gnn-lab sweep";
  readonly spec: SweepSpec;
  readonly shard?: { readonly index: number; readonly count: number }; // 1-based; absent where whole or merged
  readonly records: readonly SweepRecord[];
}
