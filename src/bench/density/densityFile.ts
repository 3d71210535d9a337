import type { Place } from "../benchFile";
import type { DensityRow } from "./measureCurve";

/** Step times over widths and densities on one device, as they are taken home. */
export interface DensityFile {
  readonly format: "sparse-gnn-lab density";
  readonly version: 1;
  readonly lab: string; // version
  readonly at: string; // when it began, ISO 8601
  readonly place: Place;
  readonly net: string; // layers with the width as W, batch and optimizer
  readonly rows: readonly DensityRow[];
}

/** The widths that the page offers, in units of the first hidden layer. */
export const densityWidths: readonly number[] = [128, 256, 512, 1024, 2048, 4096, 8192];

/** The net that is measured. */
export const densityNet = "64-W-W/2-10, batch 256, Adam";
