import { splitKey } from "../data/cutKey";
import { findDataset } from "../data/registry";
import { InputError } from "../lib/inputError";
import { fnnSizes } from "../models/fnnSizes";
import { type ModelId, models } from "../models/registry";
import { algorithms, type MethodId } from "../sparse/algorithms";
import type { SparsifierOptions } from "../sparse/types";
import { baseSettings, defaultSettings } from "./defaults";
import { checkPossible } from "./lists/possible";
import { type SettingId, settings } from "./settings";
import { startsDense } from "./settings/inForce";
import type { Setting } from "./settings/types";

type ValueOf<S extends Setting> = S extends { kind: "number" }
  ? number
  : S extends { kind: "switch" }
    ? boolean
    : S extends { options: infer O }
      ? keyof O
      : never;

/** The kind of question a run answers. */
export type TaskId = "link" | "node";

/** All that determines a run: the same spec on the same data and backend gives the same curve. */
export type RunSpec = {
  readonly dataset: string; // a registry id, an address, or the key of a file that was opened; with `~edges`, a lecture cut
  readonly task: TaskId;
  readonly model: ModelId;
  readonly method: MethodId;
} & { readonly [K in SettingId]: ValueOf<(typeof settings)[K]> };

/** A spec of which some or all may be left to the defaults. */
export type GivenSpec = Partial<RunSpec>;

/** The part of a spec that the settings table describes. */
export type Settings = Omit<RunSpec, "dataset" | "task" | "model" | "method">;

function has(table: object, key: unknown): boolean {
  return typeof key === "string" && Object.hasOwn(table, key);
}

function listed(table: object): string {
  return Object.keys(table).join(", ");
}

/**
 * Checks one value against the settings table and returns it.
 *
 * @throws InputError naming the setting, the value and what is allowed.
 */
export function checkSetting(id: SettingId, value: unknown): RunSpec[SettingId] {
  const setting: Setting = settings[id];
  if (setting.kind === "switch") {
    if (typeof value !== "boolean")
      throw new InputError(`${setting.label} (${id}) must be true or false, not ${String(value)}.`);
    return value;
  }
  if (setting.kind === "choice") {
    if (!has(setting.options, value))
      throw new InputError(`${setting.label} (${id}) must be one of ${listed(setting.options)}, not ${String(value)}.`);
    return value as RunSpec[SettingId];
  }
  if (
    typeof value !== "number" ||
    !Number.isFinite(value) ||
    value < setting.min ||
    value > setting.max ||
    (setting.integer && !Number.isInteger(value))
  ) {
    throw new InputError(
      `${setting.label} (${id}) must be a ${setting.integer ? "whole " : ""}number from ${setting.min} to ${setting.max}, not ${String(value)}.`,
    );
  }
  return value;
}

/**
 * Completes what a person gave to a whole spec and checks it.
 *
 * @throws InputError naming the first choice or setting that is unknown, out of range or contradicts another.
 */
export function resolveSpec(given: GivenSpec): RunSpec {
  const method = given.method ?? "rigl";
  if (!has(algorithms, method))
    throw new InputError(`There is no method "${method}"; choose one of ${listed(algorithms)}.`);
  const dataset = given.dataset ?? "ia-email-twin";
  const known = findDataset(splitKey(dataset).whole);
  const model = given.model ?? (known?.form === "features" ? "gcn" : "fnn");
  if (!has(models, model)) throw new InputError(`There is no model "${model}"; choose one of ${listed(models)}.`);
  const tasks: readonly TaskId[] = models[model].tasks;
  const task = given.task ?? known?.tasks[0] ?? tasks[0];
  if (task !== "link" && task !== "node")
    throw new InputError(`There is no task "${String(task)}"; choose link or node.`);
  if (!tasks.includes(task)) {
    throw new InputError(
      `${models[model].label} does not predict links here; choose the model fnn, or a data set with node labels and the task node.`,
    );
  }
  const { dataset: _dataset, task: _task, model: _model, method: _method, ...rest } = given;
  for (const [id, value] of Object.entries(rest)) {
    if (!has(settings, id)) throw new InputError(`There is no setting "${id}"; the settings are ${listed(settings)}.`);
    if (value !== undefined) checkSetting(id as SettingId, value);
  }
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Settings>;
  const spec: RunSpec = {
    ...defaultSettings({ dataset, task, model, method, recipe: set.recipe }),
    ...set,
    dataset,
    task,
    model,
    method,
  };
  const uses: readonly (keyof SparsifierOptions)[] = algorithms[method].uses;
  if (uses.includes("pruneEnd") && spec.pruneEnd < spec.pruneStart) {
    throw new InputError(
      `Pruning ends (pruneEnd ${spec.pruneEnd}) before it starts (pruneStart ${spec.pruneStart}); set pruneEnd to at least pruneStart.`,
    );
  }
  if (algorithms[method].phases({ ...spec, layers: {}, stepsPerEpoch: 1 }).length === 0) {
    throw new InputError(
      `${algorithms[method].label} has no epochs; set dense epochs, pruning epochs or retraining epochs above 0.`,
    );
  }
  if (startsDense(spec) && spec.denseEpochs === 0) {
    throw new InputError(
      "A start from a dense net (denseStart) needs dense epochs (denseEpochs); set them above 0, or turn the start off.",
    );
  }
  checkPossible(spec, leastWeights(spec));
  return spec;
}

/** Counts the possible weights that an FNN has at least, whatever the classes; what a graph's features add is known with the data. */
function leastWeights({ model, task, dim, hidden }: RunSpec): number {
  if (model !== "fnn") return 0;
  const sizes = fnnSizes(task === "link" ? 2 * dim : dim, hidden, task, 1);
  return sizes.slice(1).reduce((sum, outputs, index) => sum + sizes[index] * outputs, 0);
}

/** Returns what of a spec differs from the defaults: the short form for links, tables and file names. */
export function shortSpec(spec: RunSpec): GivenSpec {
  // The recipe is never left out for being the recipe that its own defaults follow.
  const defaults: Record<string, unknown> = { ...defaultSettings(spec), recipe: baseSettings.recipe };
  const short: Record<string, unknown> = {
    dataset: spec.dataset,
    task: spec.task,
    model: spec.model,
    method: spec.method,
  };
  for (const id of Object.keys(settings) as SettingId[]) if (spec[id] !== defaults[id]) short[id] = spec[id];
  return short as GivenSpec;
}
