import { InputError } from "../lib/inputError";
import { type SettingId, settings } from "../train/settings";
import { type GivenSpec, type RunSpec, resolveSpec } from "../train/spec";
import { isApplicable } from "./applicable";
import type { DataChoice } from "./data/dataChoices";
import { type Form, type LaneForm, laneOf } from "./form";
import { laneLetter } from "./laneLetter";

/** The specs that a form stands for; they are there even with faults, so that the form can show them. */
export interface FormSpecs {
  readonly specs: readonly RunSpec[]; // of the lanes in order
  readonly spec: RunSpec; // of the chosen lane
  readonly problem?: string; // why they cannot run as they are
}

/** Completes one lane to a spec: defaults where nothing valid was typed. */
function laneSpec(form: Form, lane: LaneForm, dataForm: DataChoice["form"]): { spec: RunSpec; problem?: string } {
  const { dataset, task, model } = form;
  const base: GivenSpec = { dataset, task, model, method: lane.method };
  const set = { ...form.set, ...lane.set };
  const faults = { ...form.faults, ...lane.faults };
  try {
    const spec = resolveSpec({ ...base, ...set });
    const [first] = (Object.keys(faults) as SettingId[]).filter((id) => isApplicable(id, spec, dataForm));
    return first === undefined ? { spec } : { spec, problem: `${settings[first].label}: ${faults[first]?.message}` };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { spec: { ...resolveSpec(base), ...set }, problem: error.message };
  }
}

/** Completes a form to its lanes' specs; the problem is that of the first lane that has one. */
export function formSpecs(form: Form, dataForm: DataChoice["form"]): FormSpecs {
  const lanes = form.lanes.map((lane) => ({ lane, ...laneSpec(form, lane, dataForm) }));
  const specs = lanes.map(({ spec }) => spec);
  const spec = specs[form.lanes.indexOf(laneOf(form))];
  const faulty = lanes.find(({ problem }) => problem !== undefined);
  if (!faulty) return { specs, spec };
  const shared = lanes.every(({ problem }) => problem === faulty.problem);
  const problem = shared ? faulty.problem : `Lane ${laneLetter(faulty.lane.id)}: ${faulty.problem}`;
  return { specs, spec, problem };
}
