import type { DatasetSummary } from "../../data/dataset";
import type { BackendId } from "../../ops/backendInfo";
import type { Shard, SweepCell, SweepRecord, SweepSpec } from "../../sweep/types";
import type { RunProgress } from "../run";

/** What a sweep is and where it stands: all that is kept of it beside its records. */
export interface SweepHeader {
  readonly id: string;
  readonly name: string;
  readonly began: number; // milliseconds since 1970
  readonly spec: SweepSpec;
  readonly shard?: Shard; // where it was opened from a file of one
  readonly sources: Readonly<Record<string, DatasetSummary>>; // what was read from files, by data set
  readonly backend?: BackendId; // that its first run had, and every other is given
  readonly status: "going" | "paused" | "cancelled"; // what a person wants of it, over a reload as well
  readonly runs: number;
  readonly finished: number; // runs that are recorded
}

/** What a sweep on show is doing. */
export type SweepState =
  | "running"
  | "starting" // about to run
  | "pausing"
  | "paused"
  | "stopping"
  | "cancelled"
  | "complete"
  | "without data" // the data sets of the missing runs are not at hand
  | "engine taken" // the Run view trains
  | "elsewhere"; // another tab has it

/** The run of a sweep that is at work. */
export interface CurrentRun {
  readonly cell: SweepCell;
  readonly epochs?: number; // planned
  readonly progress?: RunProgress;
}

/** A sweep as the page shows it; replaced at most eight times a second. */
export interface OpenSweep {
  readonly header: SweepHeader;
  readonly cells: readonly SweepCell[];
  readonly records: ReadonlyMap<string, SweepRecord>; // by cell
  readonly seconds: ReadonlyMap<string, number>; // measured here, preparation included, by cell
  readonly state: SweepState;
  readonly current?: CurrentRun;
  readonly missing: readonly string[]; // data sets that are wanted and not at hand
  readonly lost: number; // how often the engine was lost and started anew
  readonly sentence?: string; // anything that happened to it
}
