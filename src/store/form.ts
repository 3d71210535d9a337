import { InputError } from "../lib/inputError";
import { type ModelId, models } from "../models/registry";
import type { MethodId } from "../sparse/algorithms";
import { type SettingId, settings } from "../train/settings";
import type { NumberSetting, Setting } from "../train/settings/types";
import { type GivenSpec, type RunSpec, resolveSpec, type TaskId } from "../train/spec";
import { isApplicable } from "./applicable";
import type { DataChoice } from "./dataChoices";

/** What a person has chosen and typed; what they left alone is not in it, so that defaults follow method and data. */
export interface Form {
  readonly dataset: string;
  readonly task: TaskId;
  readonly model: ModelId;
  readonly method: MethodId;
  readonly set: Readonly<Partial<Record<SettingId, RunSpec[SettingId]>>>;
  readonly faults: Readonly<Partial<Record<SettingId, Fault>>>;
}

/** Text in a number field that is no valid number of its setting, and the sentence that says so. */
export interface Fault {
  readonly text: string;
  readonly message: string;
}

/** The form as the page opens with it. */
export const firstForm: Form = {
  dataset: "ia-email-twin",
  task: "link",
  model: "fnn",
  method: "rigl",
  set: {},
  faults: {},
};

/** Lists the models that can train on a data set and task, in menu order. */
export function possibleModels(task: TaskId, form: DataChoice["form"]): readonly ModelId[] {
  return (Object.keys(models) as ModelId[]).filter((id) => {
    const tasks: readonly TaskId[] = models[id].tasks;
    return tasks.includes(task) && (form === "temporal" || id !== "fnn");
  });
}

/** Takes another data set; task and model follow where they no longer fit. */
export function chooseDataset(form: Form, choice: DataChoice): Form {
  const task = choice.tasks.includes(form.task) && form.dataset === choice.id ? form.task : choice.tasks[0];
  return chooseTask({ ...form, dataset: choice.id }, task, choice.form);
}

/** Takes another task; the model follows where it no longer fits. */
export function chooseTask(form: Form, task: TaskId, dataForm: DataChoice["form"]): Form {
  const possible = possibleModels(task, dataForm);
  return { ...form, task, model: possible.includes(form.model) ? form.model : possible[0] };
}

/** Says what a number field accepts, in the unit that the form shows. */
export function numberRule(id: SettingId, setting: NumberSetting): string {
  if (id === "sparsity") return `Enter a number from ${100 * setting.min} to ${100 * setting.max} %.`;
  return `Enter a ${setting.integer ? "whole " : ""}number from ${setting.min} to ${setting.max}.`;
}

/** Takes what was typed into a number field; `scale` is 100 where the field shows percent. */
export function typeNumber(form: Form, id: SettingId, text: string, scale = 1): Form {
  const setting: Setting = settings[id];
  if (setting.kind !== "number") return form;
  const value = text.trim() === "" ? Number.NaN : Number((Number(text) / scale).toPrecision(12));
  const { [id]: _old, ...faults } = form.faults;
  const fits = value >= setting.min && value <= setting.max && (!setting.integer || Number.isInteger(value));
  if (!fits) return { ...form, faults: { ...faults, [id]: { text, message: numberRule(id, setting) } } };
  return { ...form, faults, set: { ...form.set, [id]: value } };
}

/** Takes another value of a choice or switch. */
export function setSetting(form: Form, id: SettingId, value: RunSpec[SettingId]): Form {
  const { [id]: _old, ...faults } = form.faults;
  return { ...form, faults, set: { ...form.set, [id]: value } };
}

/** Forgets everything typed, so that the defaults of the data set, model and method hold. */
export function resetSettings(form: Form): Form {
  return { ...form, set: {}, faults: {} };
}

/** The spec that a form stands for; `spec` is there even with faults, so that the form can show it. */
export interface FormSpec {
  readonly spec: RunSpec;
  readonly problem?: string; // why it cannot run as it is
}

/** Completes a form to a spec: defaults where nothing valid was typed. */
export function formSpec(form: Form, dataForm: DataChoice["form"]): FormSpec {
  const { dataset, task, model, method } = form;
  const base: GivenSpec = { dataset, task, model, method };
  try {
    const spec = resolveSpec({ ...base, ...form.set } as GivenSpec);
    const faulty = (Object.keys(form.faults) as SettingId[]).filter((id) => isApplicable(id, spec, dataForm));
    if (faulty.length === 0) return { spec };
    return { spec, problem: `${settings[faulty[0]].label}: ${form.faults[faulty[0]]?.message}` };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { spec: { ...resolveSpec(base), ...form.set } as RunSpec, problem: error.message };
  }
}
