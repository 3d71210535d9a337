import { useMemo } from "react";
import type { BackendInfo } from "../../ops/backendInfo";
import { type Evaluations, noEvaluations } from "../../store/evaluations";
import { useLab } from "../../store/lab";
import {
  type AxisId,
  type ChartRow,
  type ConventionId,
  chartRows,
  type PhaseMark,
  phaseMarks,
} from "../../store/series";
import type { RunPlan } from "../../train/protocol";
import { useTurn } from "../useTurn";

/** What a chart draws, as of the chart's turn. */
export interface ChartView {
  readonly evaluations: Evaluations;
  readonly plan: RunPlan | undefined;
  readonly backend: BackendInfo | undefined;
  readonly rows: readonly ChartRow[];
  readonly marks: readonly PhaseMark[];
  readonly axis: AxisId;
  readonly convention: ConventionId;
}

/** Returns what the chart with a slot (0 .. 3) shows now; the same object as long as no evaluation is added. */
export function useRows(slot: number): ChartView {
  const evaluations = useTurn(
    useLab((state) => state.runs[0]?.evaluations ?? noEvaluations),
    slot,
  );
  const plan = useTurn(
    useLab((state) => state.runs[0]?.plan),
    slot,
  );
  const backend = useTurn(
    useLab((state) => state.runs[0]?.backend),
    slot,
  );
  const axis = useLab((state) => state.axis);
  const convention = useLab((state) => state.convention);
  return useMemo(
    () => ({
      evaluations,
      plan,
      backend,
      rows: chartRows(evaluations, axis, convention),
      marks: plan ? phaseMarks(plan, evaluations, axis, convention) : [],
      axis,
      convention,
    }),
    [evaluations, plan, backend, axis, convention],
  );
}
