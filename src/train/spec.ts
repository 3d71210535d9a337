import { type DatasetEntry, type DatasetId, datasets } from "../data/registry";
import { InputError } from "../lib/inputError";
import { type ModelId, models } from "../models/registry";
import { algorithms, type MethodId } from "../sparse/algorithms";
import { type SettingId, settings } from "./settings";
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
  readonly dataset: string; // a registry id, or the key of a file that was opened
  readonly task: TaskId;
  readonly model: ModelId;
  readonly method: MethodId;
} & { readonly [K in SettingId]: ValueOf<(typeof settings)[K]> };

/** A spec of which some or all may be left to the defaults. */
export type GivenSpec = Partial<RunSpec>;

type Settings = Omit<RunSpec, "dataset" | "task" | "model" | "method">;

const BASE: Settings = {
  sparsity: 0.9,
  distribution: "uniform",
  seed: 1,
  recipe: "paper",
  epochs: 40,
  denseEpochs: 20,
  pruneEpochs: 10,
  retrainEpochs: 10,
  batchSize: 1024,
  optimizer: "adam",
  learningRate: 0.001,
  learningRateSchedule: "constant",
  learningRateDecay: 0.98,
  pruneLearningRate: 0.001,
  retrainLearningRate: 0.001,
  momentum: 0,
  nesterov: false,
  weightDecay: 0,
  dropout: 0,
  hidden: 128,
  rho: 0.01,
  slrStep: 0.01,
  slrM: 200,
  slrR: 0.1,
  dropFraction: 0.3,
  updateInterval: 0,
  updateEnd: 0.75,
  pruneStart: 0.1,
  pruneEnd: 0.75,
  walkScope: "before-cut",
  walksPerNode: 10,
  walkLength: 5,
  dim: 8,
  window: 10,
  negatives: 5,
  embeddingPasses: 1,
  subsample: 0.001,
  spreadTimes: false,
  symmetrise: false,
  nodesPerClass: 300,
};

/** Schedules of the released code, its slips corrected (docs/science.md lists them); `same` is one optimizer for all. */
function taskDefaults(task: TaskId, model: ModelId, method: MethodId, recipe: RunSpec["recipe"]): Partial<Settings> {
  const sparseTraining = algorithms[method].family === "sparse training";
  if (model !== "fnn") {
    return {
      hidden: 16,
      epochs: 300,
      denseEpochs: 200,
      pruneEpochs: 50,
      retrainEpochs: 50,
      dropout: 0.5,
      learningRate: 0.01,
      pruneLearningRate: 0.01,
      retrainLearningRate: 0.01,
      weightDecay: 5e-4,
      rho: 0.01,
      slrStep: 0.001,
      distribution: "erk",
      dim: 64,
      walkLength: 50,
      embeddingPasses: 10,
    };
  }
  if (task === "node") {
    return {
      hidden: 256,
      dropout: 0.1,
      dim: 64,
      walkLength: 50,
      embeddingPasses: 10,
      rho: 0.02,
      slrStep: 0.02,
      learningRate: 0.004,
      learningRateSchedule: "exponential",
      learningRateDecay: 0.99,
      weightDecay: 1e-3,
      pruneLearningRate: recipe === "paper" ? 0.005 : 0.004,
      retrainLearningRate: 0.004,
      batchSize: recipe === "paper" && !sparseTraining ? 512 : 128,
    };
  }
  if (recipe === "same") return {};
  return sparseTraining
    ? {
        optimizer: "sgd",
        learningRate: 0.1,
        momentum: 0.9,
        nesterov: true,
        weightDecay: 5e-4,
        learningRateSchedule: "cosine",
        dropFraction: method === "rigl" ? 0.5 : 0.3,
      }
    : {
        optimizer: "sgd",
        learningRate: 0.05,
        learningRateSchedule: "exponential",
        pruneLearningRate: 0.05,
        retrainLearningRate: 0.05,
      };
}

/** What a built-in data set asks for, such as small batches for a small graph; only for the task that it is made for. */
function dataDefaults({ dataset, task, model }: { dataset?: string; task: TaskId; model: ModelId }): Partial<Settings> {
  if (dataset === undefined || !has(datasets, dataset)) return {};
  const entry: DatasetEntry = datasets[dataset as DatasetId];
  return entry.task === task && model === "fnn" ? (entry.defaults ?? {}) : {};
}

/** Returns the settings that hold where a person sets nothing; the only place where defaults are merged. */
export function defaultSettings(choice: {
  dataset?: string;
  task: TaskId;
  model: ModelId;
  method: MethodId;
  recipe?: RunSpec["recipe"];
}): Settings {
  const recipe = choice.recipe ?? BASE.recipe;
  return {
    ...BASE,
    ...taskDefaults(choice.task, choice.model, choice.method, recipe),
    ...dataDefaults(choice),
    recipe,
  };
}

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
  const registered = has(datasets, dataset) ? datasets[dataset as DatasetId].task : undefined;
  const model = given.model ?? "fnn";
  if (!has(models, model)) throw new InputError(`There is no model "${model}"; choose one of ${listed(models)}.`);
  const tasks: readonly TaskId[] = models[model].tasks;
  const task = given.task ?? registered ?? tasks[0];
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
  if (spec.pruneEnd < spec.pruneStart) {
    throw new InputError(
      `Pruning ends (pruneEnd ${spec.pruneEnd}) before it starts (pruneStart ${spec.pruneStart}); set pruneEnd to at least pruneStart.`,
    );
  }
  if (algorithms[method].phases({ ...spec, layers: {}, stepsPerEpoch: 1 }).length === 0) {
    throw new InputError(
      `${algorithms[method].label} has no epochs; set denseEpochs, pruneEpochs or retrainEpochs above 0.`,
    );
  }
  return spec;
}

/** Returns what of a spec differs from the defaults: the short form for links, tables and file names. */
export function shortSpec(spec: RunSpec): GivenSpec {
  // The recipe is never left out for being the recipe that its own defaults follow.
  const defaults: Record<string, unknown> = { ...defaultSettings(spec), recipe: BASE.recipe };
  const short: Record<string, unknown> = {
    dataset: spec.dataset,
    task: spec.task,
    model: spec.model,
    method: spec.method,
  };
  for (const id of Object.keys(settings) as SettingId[]) if (spec[id] !== defaults[id]) short[id] = spec[id];
  return short as GivenSpec;
}
