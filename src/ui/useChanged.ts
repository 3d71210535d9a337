import { useLab } from "../store/lab";
import type { RunSpec } from "../train/spec";
import type { FormView } from "./useForm";

/** Tells whether the form now stands for other runs than those that are shown. */
export function useChanged({ form, specs }: FormView): boolean {
  const runs = useLab((state) => state.runs);
  const backend = useLab((state) => state.runBackend !== state.backendRequest);
  if (runs.length === 0) return false;
  if (backend || form.lanes.length !== runs.length) return true;
  return form.lanes.some(({ id }, i) => id !== i || differ(specs[i], runs[i].spec));
}

function differ(a: RunSpec, b: RunSpec): boolean {
  return (Object.keys(a) as (keyof RunSpec)[]).some((key) => a[key] !== b[key]);
}
