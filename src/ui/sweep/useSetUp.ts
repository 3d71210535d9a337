import { useMemo } from "react";
import { planSweep, type SweepForm, type SweepPlan } from "../../store/sweep/setUp";
import { useSweep } from "../../store/sweep/sweep";
import { type SweepChoice, sweepChoices } from "../../store/sweep/sweepChoices";
import { type Estimate, estimateSeconds, timingsOf } from "../../sweep/estimate";
import { useDataState } from "../useDataState";

/** The set-up of a sweep and everything that follows from it. */
export interface SetUp {
  readonly form: SweepForm;
  readonly choices: readonly SweepChoice[];
  readonly plan: SweepPlan;
  readonly estimate?: Estimate; // of a plan without fault
}

/** Returns the set-up as the controls show it. */
export function useSetUp(): SetUp {
  const form = useSweep((state) => state.form);
  const data = useDataState();
  const open = useSweep((state) => state.open);
  const planned = useMemo(() => {
    const choices = sweepChoices(data);
    return { choices, plan: planSweep(form, choices) };
  }, [form, data]);
  const done = open?.records;
  const estimate = useMemo(() => {
    if ("problem" in planned.plan) return undefined;
    const known = open && done ? timingsOf(open.cells, done, open.seconds) : [];
    return estimateSeconds(planned.plan.cells, known);
    // Cells and seconds change with the records.
  }, [planned, done]);
  return { form, ...planned, estimate };
}
