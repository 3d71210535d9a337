import { densityCurves } from "../../../bench/density/curve";
import type { DensityFile } from "../../../bench/density/densityFile";
import { formatDay } from "../../../lib/format";
import { densityFigure } from "../../../paper/densityFigure";
import type { Drawing } from "../../../paper/figure";
import { useLab } from "../../../store/lab";

/** Draws all widths that were measured for paper. */
export function densityDrawing(file: DensityFile): Drawing | undefined {
  const t = useLab.getState().words;
  const { backend, program, cores } = file.place;
  const where = t`${backend.id}, ${t.of(backend.device)}`;
  const notes = [
    t`Measured on ${where}; ${program}, ${cores} cores; Sparse GNN Lab ${file.lab}, ${formatDay(file.at)}.`,
    t`The net: ${file.net}, W being the width. FLOPs are counted in the exact convention; times are medians of repeats in turns.`,
  ];
  return densityFigure(densityCurves(file.rows), notes, t);
}
