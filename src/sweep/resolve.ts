import { datasets, findDataset } from "../data/registry";
import { InputError } from "../lib/inputError";
import { type ModelId, models } from "../models/registry";
import { algorithms, type MethodId } from "../sparse/algorithms";
import { type QuirkId, quirks } from "../train/quirks";
import { releasedSettings } from "../train/settings/released";
import { checkSetting, type Settings, type TaskId } from "../train/spec";
import { sweepCells } from "./cells";
import type { SweepDataset, SweepSpec } from "./types";

/** What a person asks of a sweep; what is left out has a default, but for data sets, methods, levels and seeds. */
export interface GivenSweep {
  readonly datasets: readonly string[];
  readonly task?: TaskId; // where left out, each data set's own
  readonly model?: ModelId; // where left out, each data set's own
  readonly methods: readonly string[];
  readonly sparsities: readonly number[];
  readonly seeds: readonly number[];
  readonly comparison?: SweepSpec["comparison"];
  readonly quirks?: readonly string[]; // where left out: all of them as released, none where fair
  readonly settings?: Partial<Settings>;
}

/** Tells the task and model that suit a data set, or undefined where there is no such data set. */
export type Describe = (dataset: string) => Pick<SweepDataset, "task" | "model"> | undefined;

/** Describes the data sets of the registry. */
export const describeRegistered: Describe = (id) => {
  const entry = findDataset(id);
  return entry && { task: entry.tasks[0], model: entry.form === "features" ? "gcn" : "fnn" };
};

/** Most runs of one sweep. */
const mostRuns = 5000;

function listed(table: object): string {
  return Object.keys(table).join(", ");
}

/** Checks a list of an axis: not empty, nothing twice. */
function checkAxis(name: string, one: string, values: readonly (string | number)[]): void {
  if (values.length === 0) throw new InputError(`The sweep has no ${name}; name at least one ${one}.`);
  const twice = values.find((value, i) => values.includes(value, i + 1));
  if (twice !== undefined) throw new InputError(`The sweep names the ${one} ${twice} twice; name it once.`);
}

function checkQuirks(given: readonly string[], comparison: SweepSpec["comparison"]): readonly QuirkId[] {
  const unknown = given.find((id) => !Object.hasOwn(quirks, id));
  if (unknown !== undefined) {
    throw new InputError(`There is no quirk "${unknown}"; the quirks of the released code are ${listed(quirks)}.`);
  }
  if (comparison === "fair" && given.length > 0) {
    throw new InputError(
      `A fair comparison has no quirks, but ${given.join(", ")} ${given.length > 1 ? "are" : "is"} on; choose the comparison "as released" or leave them out.`,
    );
  }
  return (Object.keys(quirks) as QuirkId[]).filter((id) => given.includes(id));
}

/** The settings that are an axis of a sweep or follow from its comparison, and how to set them. */
const reserved: Partial<Record<keyof Settings, string>> = {
  sparsity: "give the sweep's sparsity levels instead",
  seed: "give the sweep's seeds instead",
  recipe: "it follows from the comparison; the quirk ownSchedule gives each family its own",
  walkScope: "it follows from the comparison; the quirk leakyWalks lets walks see the whole graph",
  ...Object.fromEntries(
    Object.keys(releasedSettings).map((id) => [id, "it follows from the comparison; turn on the quirk of that name"]),
  ),
};

function checkSettings(given: Partial<Settings>): Partial<Settings> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Settings>;
  for (const [id, advice] of Object.entries(reserved)) {
    if (id in set) throw new InputError(`${id} cannot be a setting of a whole sweep: ${advice}.`);
  }
  return set;
}

/**
 * Completes what a person gave to a whole sweep and checks it, every run of it included.
 *
 * @throws InputError naming the first thing that is unknown, out of range, doubled, missing or too much.
 */
export function resolveSweep(given: GivenSweep, describe: Describe = describeRegistered): SweepSpec {
  for (const sparsity of given.sparsities) checkSetting("sparsity", sparsity);
  for (const seed of given.seeds) checkSetting("seed", seed);
  checkAxis("data set", "data set", given.datasets);
  checkAxis("method", "method", given.methods);
  checkAxis("sparsity level", "sparsity level", given.sparsities);
  checkAxis("seed", "seed", given.seeds);
  const datasetList = given.datasets.map((id) => {
    const own = describe(id);
    if (!own) throw new InputError(`There is no data set "${id}"; choose one of ${listed(datasets)}, or open a file.`);
    return { id, task: given.task ?? own.task, model: given.model ?? own.model };
  });
  const unknown = given.methods.find((id) => !Object.hasOwn(algorithms, id));
  if (unknown !== undefined) {
    throw new InputError(`There is no method "${unknown}"; choose among ${listed(algorithms)}.`);
  }
  if (given.model !== undefined && !Object.hasOwn(models, given.model)) {
    throw new InputError(`There is no model "${given.model}"; choose one of ${listed(models)}.`);
  }
  const comparison = given.comparison ?? "fair";
  if (comparison !== "fair" && comparison !== "as released") {
    throw new InputError(`The comparison is "fair" or "as released", not "${String(comparison)}".`);
  }
  const all = comparison === "fair" ? [] : Object.keys(quirks);
  const spec: SweepSpec = {
    version: 1,
    datasets: datasetList,
    methods: (Object.keys(algorithms) as MethodId[]).filter((id) => given.methods.includes(id)),
    sparsities: given.sparsities.toSorted((a, b) => a - b),
    seeds: given.seeds.toSorted((a, b) => a - b),
    comparison,
    quirks: checkQuirks(given.quirks ?? all, comparison),
    settings: checkSettings(given.settings ?? {}),
  };
  const levels = spec.methods.reduce((sum, id) => sum + (id === "dense" ? 1 : spec.sparsities.length), 0);
  const runs = spec.datasets.length * spec.seeds.length * levels;
  if (runs > mostRuns) {
    throw new InputError(
      `The sweep would be ${runs} runs, more than ${mostRuns}; take fewer data sets, methods, sparsity levels or seeds.`,
    );
  }
  sweepCells(spec);
  return spec;
}
