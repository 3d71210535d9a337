import { useMemo } from "react";
import { type DataChoice, dataChoices, findChoice } from "../store/dataChoices";
import { type Form, type FormSpec, formSpec } from "../store/form";
import { useLab } from "../store/lab";

/** The form and everything that follows from it. */
export interface FormView extends FormSpec {
  readonly form: Form;
  readonly choices: readonly DataChoice[];
  readonly choice: DataChoice; // the data set chosen
}

/** Returns the form as the controls show it. */
export function useForm(): FormView {
  const form = useLab((state) => state.form);
  const opened = useLab((state) => state.opened);
  return useMemo(() => {
    const choices = dataChoices(opened);
    const choice = findChoice(choices, form.dataset);
    return { form, choices, choice, ...formSpec(form, choice.form) };
  }, [form, opened]);
}
