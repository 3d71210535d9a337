import type { BackendInfo } from "../ops/backendInfo";
import type { Budget } from "./measure";
import type { RowResult } from "./rowResult";

/** Where a benchmark ran. */
export interface Place {
  readonly program: string; // "Node v20.20.2", or a browser with its version
  readonly processor?: string; // browsers do not tell
  readonly cores: number;
  readonly backend: BackendInfo;
  readonly tensorflow: string; // version
}

/** A benchmark as it is taken home: docs/benchmark.md describes it. */
export interface BenchFile {
  readonly format: "sparse-gnn-lab benchmark";
  readonly version: 1;
  readonly lab: string; // version
  readonly at: string; // when it began, ISO 8601
  readonly quick: boolean;
  readonly budget: Budget;
  readonly place: Place;
  readonly load?: readonly number[]; // mean number of waiting processes before and after, where the system tells
  readonly peer?: string; // who else was measured, with versions
  readonly rows: readonly RowResult[];
}

/** How far a benchmark is. */
export interface BenchProgress {
  readonly title: string; // of the row that is measured; "" while the backend starts
  readonly fraction: number; // of the whole
}
