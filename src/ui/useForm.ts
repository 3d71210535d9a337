import { useMemo } from "react";
import type { Form } from "../store/form";
import { useLab } from "../store/lab";
import { type Runnable, runnable } from "../store/runnable";

/** The form and everything that follows from it. */
export interface FormView extends Runnable {
  readonly form: Form;
}

/** Returns the form as the controls show it. */
export function useForm(): FormView {
  const form = useLab((state) => state.form);
  const opened = useLab((state) => state.opened);
  const links = useLab((state) => state.links);
  const fetches = useLab((state) => state.fetches);
  const shelf = useLab((state) => state.shelf);
  return useMemo(
    () => ({ form, ...runnable({ form, opened, links, fetches, shelf }) }),
    [form, opened, links, fetches, shelf],
  );
}
