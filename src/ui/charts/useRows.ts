import { useMemo } from "react";
import { useLab } from "../../store/lab";
import type { Run } from "../../store/run";
import {
  type AxisId,
  type ChartRow,
  type ConventionId,
  chartRows,
  type PhaseMark,
  phaseMarks,
} from "../../store/series";
import { useTurn } from "../useTurn";

/** What a chart draws: the run as of the chart's turn, and the rows of its lines. */
export interface ChartView {
  readonly run: Run | undefined;
  readonly rows: readonly ChartRow[];
  readonly marks: readonly PhaseMark[];
  readonly axis: AxisId;
  readonly convention: ConventionId;
}

const nothing: readonly never[] = [];

/** Returns what the chart with a slot (0 .. 3) shows now; the same arrays as long as no evaluation is added. */
export function useRows(slot: number): ChartView {
  const run = useTurn(
    useLab((state) => state.run),
    slot,
  );
  const axis = useLab((state) => state.axis);
  const convention = useLab((state) => state.convention);
  const { evaluations, plan } = run ?? {};
  // Rows depend on the run's evaluations and plan alone, not on its progress.
  const rows = useMemo(() => (run ? chartRows(run, axis, convention) : nothing), [evaluations, axis, convention]);
  const marks = useMemo(
    () => (run ? phaseMarks(run, axis, convention) : nothing),
    [evaluations, plan, axis, convention],
  );
  return { run, rows, marks, axis, convention };
}
