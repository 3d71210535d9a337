import { version } from "../../lib/version";
import { startBackend } from "../../ops/backend";
import { browserPlace } from "../browserPlace";
import { type DensityFile, densityNet } from "./densityFile";
import { curveDensities, measureDensityCurve } from "./measureCurve";
import type { DensityRequest, DensityResponse } from "./messages";

/** Measures steps of some widths over densities in the worker, and tells the page of each as soon as it is known. */
export async function measureDensity(
  { widths, backend: request, at }: DensityRequest,
  post: (response: DensityResponse) => void,
): Promise<void> {
  const backend = await startBackend(request, 1); // on both ways: the lists have no more
  let file: DensityFile = {
    format: "sparse-gnn-lab density",
    version: 1,
    lab: version,
    at,
    place: browserPlace(backend),
    net: densityNet,
    rows: [],
  };
  const [firstWidth] = widths;
  post({ type: "progress", progress: { width: firstWidth, fraction: 0 } });
  for await (const row of measureDensityCurve(backend, { widths })) {
    file = { ...file, rows: [...file.rows, row] };
    // Each density of a width takes about as long as another; wide nets are slower, which a bar need not know.
    const done = new Set(file.rows.filter(({ width }) => width === row.width).map(({ density }) => density)).size;
    const share = done / curveDensities.length;
    const fraction = (widths.indexOf(row.width) + share) / widths.length;
    post({ type: "progress", progress: { width: row.width, fraction }, file });
  }
  post({ type: "finished", file });
}
