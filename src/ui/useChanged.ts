import { useLab } from "../store/lab";
import type { RunSpec } from "../train/spec";
import type { FormView } from "./useForm";

/** Tells whether the form now stands for another run than the one that is shown. */
export function useChanged({ spec }: FormView): boolean {
  const run = useLab((state) => state.run?.spec);
  const backend = useLab((state) => state.run !== undefined && state.runBackend !== state.backendRequest);
  if (!run) return false;
  return backend || (Object.keys(spec) as (keyof RunSpec)[]).some((key) => spec[key] !== run[key]);
}
