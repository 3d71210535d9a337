import { spread } from "../statistics";
import type { DensityRow } from "./measureCurve";

/** What is known of a width at one density, as parts of the step of the dense net. */
export interface CurvePoint {
  readonly density: number;
  readonly counted: number; // FLOPs / those of the dense net
  readonly denseMs?: number;
  readonly sparseMs?: number;
  readonly sparse?: number; // measured time / that of whole matrices in the same turns, or else the width's median
}

/** One width over its densities, the densest first. */
export interface DensityCurve {
  readonly width: number;
  readonly points: readonly CurvePoint[];
  readonly paysFrom?: number; // the highest density from which on down sparse kernels are faster throughout
}

/** Returns the curve of each width that was measured, the narrowest first. */
export function densityCurves(rows: readonly DensityRow[]): readonly DensityCurve[] {
  const widths = [...new Set(rows.map(({ width }) => width))].sort((a, b) => a - b);
  return widths.map((width) => {
    const own = rows.filter((row) => row.width === width);
    return curveOf(width, own);
  });
}

function curveOf(width: number, rows: readonly DensityRow[]): DensityCurve {
  const byDensity = [...new Set(rows.map(({ density }) => density))].sort((a, b) => b - a);
  const timeOf = (kernels: DensityRow["kernels"], density: number): number | undefined =>
    rows.find((row) => row.kernels === kernels && row.density === density)?.stepMs;
  // A mask changes nothing of what whole matrices cost: the width's usual time stands in where none was taken beside.
  const dense = rows.flatMap(({ kernels, stepMs }) => (kernels === "dense" ? [stepMs] : []));
  const usual = dense.length > 0 ? spread(dense).median : undefined;
  const points = byDensity.map((density): CurvePoint => {
    const [denseMs, sparseMs] = [timeOf("dense", density), timeOf("sparse", density)];
    const beside = denseMs ?? usual;
    const sparse = sparseMs === undefined || beside === undefined ? undefined : sparseMs / beside;
    return { density, counted: countedShare(rows, density), denseMs, sparseMs, sparse };
  });
  const measured = points.filter(({ sparse }) => sparse !== undefined);
  const lastLoss = measured.findLastIndex(({ sparse = 0 }) => sparse >= 1);
  return { width, points, paysFrom: measured[lastLoss + 1]?.density };
}

/** FLOPs of a step at a density over those of the dense net, as counted; in proportion where the dense net was not measured. */
function countedShare(rows: readonly DensityRow[], density: number): number {
  const [here, full] = [density, 1].map((at) => rows.find((row) => row.density === at));
  return here && full ? here.countedFlops / full.countedFlops : density;
}
