import type { BenchFile } from "../../bench/benchFile";
import { fastest, type RowResult } from "../../bench/rowResult";

/** A bar of the chart of ratios. */
export interface RatioBar {
  readonly id: string;
  readonly title: string;
  readonly way: string; // the fastest of the stock ways
  readonly ratio: number; // its time / the lab's time
}

/** Returns a bar for each row that stock TensorFlow.js does too. */
export function ratioBars({ rows }: BenchFile): readonly RatioBar[] {
  return rows.flatMap((row) => {
    const way = fastest(row, "stock");
    return way ? [{ id: row.id, title: row.title, way: way.label, ratio: way.ratio.median }] : [];
  });
}

/** Tells whether a row is of training steps. */
export function isTraining({ step }: RowResult): boolean {
  return step === "steps";
}

/** Returns the row that shows best how near a product comes to the memory's bandwidth: the one that moves most bytes. */
export function widestProduct({ rows }: BenchFile): (RowResult & Required<Pick<RowResult, "copy">>) | undefined {
  const moved = ({ perSecond, lab }: RowResult): number => perSecond.bytes * lab.stepMs.median;
  const copied = rows.flatMap((row) => (row.copy ? [{ ...row, copy: row.copy }] : []));
  return copied.sort((a, b) => moved(b) - moved(a))[0];
}
