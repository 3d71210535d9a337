import { useMemo } from "react";
import { type Form, type LaneForm, laneOf } from "../store/form";
import { type Runnable, runnable } from "../store/runnable";
import { useDataState } from "./useDataState";

/** The form and everything that follows from it. */
export interface FormView extends Runnable {
  readonly form: Form;
  readonly lane: LaneForm; // the chosen one
}

/** Returns the form as the controls show it. */
export function useForm(): FormView {
  const data = useDataState();
  return useMemo(() => ({ form: data.form, lane: laneOf(data.form), ...runnable(data) }), [data]);
}
