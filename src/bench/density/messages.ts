import type { BackendRequest } from "../../ops/backendInfo";
import type { DensityFile } from "./densityFile";

/** What the page asks of a benchmark's worker: the steps of some widths over densities; the worker ends with it. */
export interface DensityRequest {
  readonly type: "density";
  readonly widths: readonly number[];
  readonly backend: BackendRequest;
  readonly at: string; // ISO 8601
}

/** What the worker answers; a file holds all that is measured so far. */
export type DensityResponse =
  | {
      readonly type: "progress";
      readonly progress: { readonly width: number; readonly fraction: number };
      readonly file?: DensityFile;
    }
  | { readonly type: "finished"; readonly file: DensityFile }
  | { readonly type: "failed"; readonly message: string };
