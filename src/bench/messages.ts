import type { BackendRequest } from "../ops/backendInfo";
import type { BenchFile, BenchProgress } from "./benchFile";
import type { RowId } from "./rowList";

/** What the page asks of the benchmark's worker: one benchmark, which ends with the worker. */
export interface BenchRequest {
  readonly type: "benchmark";
  readonly rows: readonly RowId[];
  readonly backend: BackendRequest;
  readonly quick: boolean;
  readonly at: string; // ISO 8601
}

/** What the benchmark's worker answers; a file holds all that is measured so far. */
export type BenchResponse =
  | { readonly type: "progress"; readonly progress: BenchProgress; readonly file?: BenchFile }
  | { readonly type: "finished"; readonly file: BenchFile }
  | { readonly type: "failed"; readonly message: string };
