import { useMemo } from "react";
import type { BackendInfo } from "../../ops/backendInfo";
import type { Evaluations } from "../../store/evaluations";
import { useLab } from "../../store/lab";
import { type MergedRow, mergeRows } from "../../store/mergedRows";
import { type AxisId, type ChartRow, type ConventionId, chartRows, MOST_POINTS } from "../../store/series";
import type { ShownRun } from "../../store/shownRuns";
import type { RunPlan, RunResult } from "../../train/protocol";
import { useSame } from "../useSame";
import { useCharted } from "../useShown";
import { useTurn } from "../useTurn";

/** What a chart draws of one lane. */
export interface ChartLane extends Pick<ShownRun, "key" | "label" | "style" | "role"> {
  readonly evaluations: Evaluations;
  readonly plan: RunPlan | undefined;
  readonly backend: BackendInfo | undefined;
  readonly result: RunResult | undefined;
  readonly rows: readonly ChartRow[];
}

/** What a chart draws, as of the chart's turn. */
export interface ChartView {
  readonly lanes: readonly ChartLane[];
  readonly rows: readonly MergedRow[]; // of all lanes
  readonly axis: AxisId;
  readonly convention: ConventionId;
}

/** What of the runs on show the charts draw. */
type Charted = Omit<ChartLane, "rows">;

function chartedOf({ key, label, style, role, run }: ShownRun): Charted {
  const { evaluations, plan, backend, result } = run;
  return { key, label, style, role, evaluations, plan, backend, result };
}

function isSame(a: readonly Charted[], b: readonly Charted[]): boolean {
  const same = (one: Charted, other: Charted): boolean =>
    (Object.keys(one) as (keyof Charted)[]).every((part) => one[part] === other[part]);
  return a.length === b.length && a.every((one, i) => same(one, b[i]));
}

/** Returns what the chart with a slot (0 .. 3) shows now; the same object as long as no evaluation is added. */
export function useRows(slot: number): ChartView {
  const shown = useCharted();
  const charted = useTurn(useSame(shown.map(chartedOf), isSame), slot);
  const axis = useLab((state) => state.axis);
  const convention = useLab((state) => state.convention);
  return useMemo(() => {
    // All lines together have no more points than one run would have.
    const most = Math.floor(MOST_POINTS / Math.max(1, charted.length));
    const lanes = charted.map((lane) => ({ ...lane, rows: chartRows(lane.evaluations, axis, convention, most) }));
    return { lanes, rows: mergeRows(lanes.map(({ rows }) => rows)), axis, convention };
  }, [charted, axis, convention]);
}
