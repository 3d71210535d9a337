import { type ModelId, models } from "../models/registry";
import { mostLanes } from "../record/recording";
import { algorithms, type MethodId } from "../sparse/algorithms";
import { type SettingId, settings } from "../train/settings";
import type { NumberSetting, Setting } from "../train/settings/types";
import type { RunSpec, Settings, TaskId } from "../train/spec";
import type { DataChoice } from "./data/dataChoices";
import { firstSetup, isLaneSetting, type Setup } from "./setup";

/** Text in a number field that is no valid number of its setting, and the sentence that says so. */
export interface Fault {
  readonly text: string;
  readonly message: string;
}

/** The settings that a person has set, and the number fields that hold no number. */
export interface Typed {
  readonly set: Readonly<Partial<Settings>>;
  readonly faults: Readonly<Partial<Record<SettingId, Fault>>>;
}

/** What of the set-up is one lane's own. */
export interface LaneForm extends Typed {
  readonly id: number; // 0 .. 3 for the letters A .. D, which it keeps while others come and go
  readonly method: MethodId;
}

/** What a person has chosen and typed; what they left alone is not in it, so that defaults follow method and data. */
export interface Form extends Typed {
  readonly dataset: string;
  readonly task: TaskId;
  readonly model: ModelId;
  readonly lanes: readonly LaneForm[]; // 1 .. 4 in order of their letters
  readonly chosen: number; // id of the lane whose own settings stand under Advanced
}

/** The form as the page opens with it. */
export const firstForm: Form = formOf(firstSetup);

/** Returns a lane by its id, the chosen one where it is not given. */
export function laneOf(form: Form, id: number = form.chosen): LaneForm {
  return form.lanes.find((lane) => lane.id === id) ?? form.lanes[0];
}

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

/** Takes another method for a lane. */
export function chooseMethod(form: Form, method: MethodId, lane: number = form.chosen): Form {
  return withLane(form, lane, (old) => ({ ...old, method }));
}

/** Says what a number field accepts, in the unit that the form shows. */
export function numberRule(id: SettingId, setting: NumberSetting): string {
  if (id === "sparsity") return `Enter a number from ${100 * setting.min} to ${100 * setting.max} %.`;
  return `Enter a ${setting.integer ? "whole " : ""}number from ${setting.min} to ${setting.max}.`;
}

/** Takes what was typed into a number field of all lanes, or of one; `scale` is 100 where the field shows percent. */
export function typeNumber(form: Form, id: SettingId, text: string, scale = 1, lane: number = form.chosen): Form {
  const setting: Setting = settings[id];
  if (setting.kind !== "number") return form;
  const value = text.trim() === "" ? Number.NaN : Number((Number(text) / scale).toPrecision(12));
  const fits = value >= setting.min && value <= setting.max && (!setting.integer || Number.isInteger(value));
  const fault = fits ? undefined : { text, message: numberRule(id, setting) };
  return withTyped(form, id, lane, (typed) => (fault ? faulty(typed, id, fault) : given(typed, id, value)));
}

/** Takes another value of a choice or switch of all lanes, or of one. */
export function setSetting(form: Form, id: SettingId, value: RunSpec[SettingId], lane: number = form.chosen): Form {
  return withTyped(form, id, lane, (typed) => given(typed, id, value));
}

/** Forgets everything typed, so that the defaults of the data set, model and methods hold. */
export function resetSettings(form: Form): Form {
  return {
    ...form,
    set: firstSetup.set,
    faults: {},
    lanes: form.lanes.map((lane) => ({ ...lane, set: {}, faults: {} })),
  };
}

function given({ set, faults }: Typed, id: SettingId, value: RunSpec[SettingId]): Typed {
  const { [id]: _old, ...rest } = faults;
  return { set: { ...set, [id]: value }, faults: rest };
}

function faulty({ set, faults }: Typed, id: SettingId, fault: Fault): Typed {
  return { set, faults: { ...faults, [id]: fault } };
}

function withLane(form: Form, id: number, change: (lane: LaneForm) => LaneForm): Form {
  return { ...form, lanes: form.lanes.map((lane) => (lane.id === id ? change(lane) : lane)) };
}

/** Changes what was typed where a setting stands: with one lane, or with what all share. */
function withTyped(form: Form, id: SettingId, lane: number, change: (typed: Typed) => Typed): Form {
  if (!isLaneSetting(id)) return { ...form, ...change(form) };
  return withLane(form, lane, (old) => ({ ...old, ...change(old) }));
}

/** The order in which methods are proposed for a further lane, before those of the menu that are left. */
const proposed: readonly MethodId[] = ["rigl", "slr", "set", "dense"];

/** Adds a lane with the settings of the chosen one and a method that no lane has yet; it takes the first free letter and is chosen. */
export function addLane(form: Form): Form {
  const { lanes } = form;
  if (lanes.length >= mostLanes) return form;
  const taken = new Set(lanes.map(({ method }) => method));
  const methods = [...proposed, ...(Object.keys(algorithms) as MethodId[])];
  const method = methods.find((one) => !taken.has(one)) ?? proposed[0];
  const id = Array.from({ length: mostLanes }, (_, letter) => letter).find((letter) =>
    lanes.every((lane) => lane.id !== letter),
  ) as number;
  const added = [...lanes, { ...laneOf(form), id, method }].sort((a, b) => a.id - b.id);
  return { ...form, lanes: added, chosen: id };
}

/** Takes a lane away; the last one stays. */
export function removeLane(form: Form, id: number): Form {
  const lanes = form.lanes.filter((lane) => lane.id !== id);
  if (lanes.length === 0) return form;
  return { ...form, lanes, chosen: lanes.some((lane) => lane.id === form.chosen) ? form.chosen : lanes[0].id };
}

/** Letters the lanes from A on without a gap, as the run that starts with them has them. */
export function letterAnew(form: Form): Form {
  if (form.lanes.every(({ id }, i) => id === i)) return form;
  const chosen = form.lanes.findIndex(({ id }) => id === form.chosen);
  return { ...form, lanes: form.lanes.map((lane, id) => ({ ...lane, id })), chosen };
}

/** Returns the form of a set-up; the first lane is chosen. */
export function formOf({ dataset, task, model, set, lanes }: Setup): Form {
  const laneForms = lanes.map(({ method, set: own }, id): LaneForm => ({ id, method, set: own, faults: {} }));
  return { dataset, task, model, set, faults: {}, lanes: laneForms, chosen: 0 };
}

/** Returns the set-up that a form stands for, without what was typed and is no valid number. */
export function setupOfForm({ dataset, task, model, set, lanes }: Form): Setup {
  return { dataset, task, model, set, lanes: lanes.map(({ method, set: own }) => ({ method, set: own })) };
}
