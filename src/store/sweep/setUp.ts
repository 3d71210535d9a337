import { InputError } from "../../lib/inputError";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { sweepCells } from "../../sweep/cells";
import { paperSparsities } from "../../sweep/levels";
import { resolveSweep } from "../../sweep/resolve";
import type { SweepCell, SweepSpec } from "../../sweep/types";
import { appliesTo, type QuirkId, quirks } from "../../train/quirks";
import type { Settings, TaskId } from "../../train/spec";
import { firstDataset } from "../data/dataChoices";
import { possibleModels } from "../form";
import { levelsText, parseLevels, quickLevels } from "./levels";
import type { SweepChoice } from "./sweepChoices";

/** What a person has chosen and typed for a sweep. */
export interface SweepForm {
  readonly datasets: readonly string[];
  readonly methods: readonly MethodId[];
  readonly levels: string; // in percent, as typed
  readonly seeds: string; // how many, as typed
  readonly epochs: string; // of every run, as typed; empty for each data set's own schedule
  readonly comparison: SweepSpec["comparison"];
  readonly quirks: readonly QuirkId[]; // that are on where the comparison is as released
}

/** The set-up as the page opens with it: a grid that shows both families on a twin within seconds. */
export const firstSweepForm: SweepForm = {
  datasets: [firstDataset],
  methods: ["dense", "small-dense", "magnitude", "slr", "set", "rigl"],
  levels: levelsText(quickLevels),
  seeds: "3",
  epochs: "",
  comparison: "fair",
  quirks: Object.keys(quirks) as QuirkId[],
};

/** The fields in which something may be wrong. */
export type SweepField = "datasets" | "methods" | "levels" | "seeds" | "epochs";

/** The sweep that a set-up stands for, or what is wrong with it and where. */
export type SweepPlan =
  | { readonly spec: SweepSpec; readonly cells: readonly SweepCell[] }
  | { readonly problem: string; readonly field?: SweepField };

/** Most seeds of one sweep. */
export const mostSeeds = 30;

/** Most epochs of one run, as the settings table allows. */
export const mostEpochs = 2000;

function wholeNumber(text: string, most: number, what: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new InputError(`${what} must be a whole number from 1 to ${most}.`);
  }
  return value;
}

/** Shares a number of epochs out as the released code does: half dense, a quarter each for pruning and retraining. */
function epochSettings(text: string): Partial<Settings> {
  if (text.trim() === "") return {};
  const epochs = wholeNumber(text, mostEpochs, "Epochs of a run");
  const denseEpochs = Math.ceil(epochs / 2);
  const pruneEpochs = Math.floor(epochs / 4);
  return { epochs, denseEpochs, pruneEpochs, retrainEpochs: epochs - denseEpochs - pruneEpochs };
}

/** Returns the tasks of a set-up's data sets. */
function tasksOf({ datasets }: SweepForm, choices: readonly SweepChoice[]): readonly TaskId[] {
  return [...new Set(choices.filter(({ id }) => datasets.includes(id)).map(({ tasks }) => tasks[0]))];
}

/** Returns the paper's sparsity levels for a set-up: those of links where it has links. */
export function paperLevels(form: SweepForm, choices: readonly SweepChoice[]): readonly number[] {
  return paperSparsities(tasksOf(form, choices).includes("link") ? "link" : "node");
}

/** Tells whether a quirk of the released code changes any run of a set-up. */
export function quirkApplies(quirk: QuirkId, form: SweepForm, choices: readonly SweepChoice[]): boolean {
  return choices
    .filter(({ id }) => form.datasets.includes(id))
    .some(({ tasks: [task], form: shape }) =>
      form.methods.some((method) => appliesTo(quirk, { task, model: possibleModels(task, shape)[0], method })),
    );
}

/** Completes a set-up to a sweep and lists its runs, or says what is wrong with it. */
export function planSweep(form: SweepForm, choices: readonly SweepChoice[]): SweepPlan {
  let field: SweepField | undefined;
  try {
    const at = <T>(name: SweepField, read: () => T): T => {
      field = name;
      return read();
    };
    const chosen = choices.filter(({ id }) => form.datasets.includes(id));
    at("datasets", () => {
      if (chosen.length === 0) throw new InputError("Choose at least one data set.");
      const away = chosen.find(({ lack }) => lack !== undefined);
      if (away) throw new InputError(`${away.label} is not at hand. ${away.lack}`);
    });
    at("methods", () => {
      if (form.methods.length === 0) throw new InputError("Choose at least one method.");
    });
    const needsLevels = form.methods.some((method) => method !== "dense");
    const sparsities = at("levels", () => (needsLevels ? parseLevels(form.levels) : quickLevels));
    const seeds = at("seeds", () => wholeNumber(form.seeds, mostSeeds, "The number of seeds"));
    const settings = at("epochs", () => epochSettings(form.epochs));
    field = undefined;
    const { comparison } = form;
    const spec = resolveSweep(
      {
        datasets: chosen.map(({ id }) => id),
        methods: form.methods,
        sparsities,
        seeds: Array.from({ length: seeds }, (_, i) => i + 1),
        comparison,
        quirks: comparison === "fair" ? [] : form.quirks.filter((quirk) => quirkApplies(quirk, form, choices)),
        settings,
      },
      (id) => {
        const choice = chosen.find((one) => one.id === id);
        return choice && { task: choice.tasks[0], model: possibleModels(choice.tasks[0], choice.form)[0] };
      },
    );
    return { spec, cells: sweepCells(spec) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problem: error.message, field };
  }
}

/** Names a sweep by its data sets, as the list of past sweeps shows it. */
export function sweepName({ datasets, methods }: SweepSpec, labelOf: (dataset: string) => string): string {
  const names = datasets.map(({ id }) => labelOf(id));
  const what = methods.length === 1 ? algorithms[methods[0]].label : `${methods.length} methods`;
  const [first, second, ...more] = names;
  if (second === undefined) return `${first}, ${what}`;
  return more.length > 0 ? `${first} and ${more.length + 1} more, ${what}` : `${first} and ${second}, ${what}`;
}
