import { dataChoices, findChoice } from "./data/dataChoices";
import * as forms from "./form";
import type { Access, LabActions } from "./state";

type FormActions = Pick<
  LabActions,
  | "chooseDataset"
  | "chooseTask"
  | "chooseModel"
  | "chooseMethod"
  | "typeNumber"
  | "setSetting"
  | "resetSettings"
  | "addLane"
  | "removeLane"
  | "chooseLane"
  | "applySetup"
  | "currentSetup"
>;

/** Creates what a person can do with the set-up of the Run view. */
export function createFormActions({ get, set }: Access): FormActions {
  const choiceOf = (id: string) => findChoice(dataChoices(get()), id);
  const change = (next: (form: forms.Form) => forms.Form): void => set({ form: next(get().form) });
  return {
    chooseDataset: (id) => change((form) => forms.chooseDataset(form, choiceOf(id))),
    chooseTask: (task) => change((form) => forms.chooseTask(form, task, choiceOf(form.dataset).form)),
    chooseModel: (model) => change((form) => ({ ...form, model })),
    chooseMethod: (method, lane) => change((form) => forms.chooseMethod(form, method, lane)),
    typeNumber: (id, text, scale, lane) => change((form) => forms.typeNumber(form, id, text, scale, lane)),
    setSetting: (id, value, lane) => change((form) => forms.setSetting(form, id, value, lane)),
    resetSettings: () => change(forms.resetSettings),
    addLane: () => change(forms.addLane),
    removeLane: (lane) =>
      change((form) => {
        const next = forms.removeLane(form, lane);
        // Only lanes on show must keep the letters that they are shown by.
        return get().runs.length > 0 ? next : forms.letterAnew(next);
      }),
    chooseLane: (chosen) => change((form) => ({ ...form, chosen })),
    applySetup: (setup) => set({ form: forms.formOf(setup) }),
    currentSetup: () => forms.setupOfForm(get().form),
  };
}
