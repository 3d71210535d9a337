import { InputError } from "../lib/inputError";
import type { ModelId } from "../models/registry";
import { mostLanes } from "../record/recording";
import { algorithms, type MethodId } from "../sparse/algorithms";
import type { Method } from "../sparse/types";
import { type SettingId, settings } from "../train/settings";
import { type RunSpec, resolveSpec, type Settings, shortSpec, type TaskId } from "../train/spec";

/** What determines one lane of a comparison beside what all lanes share. */
export interface LaneSetup {
  readonly method: MethodId;
  readonly set: Readonly<Partial<Settings>>; // the lane's own settings that are not at their defaults
}

/** What determines a comparison, without anything at its default: what a link carries, a lesson sets and history repeats. */
export interface Setup {
  readonly dataset: string; // as in a RunSpec
  readonly task: TaskId;
  readonly model: ModelId;
  readonly set: Readonly<Partial<Settings>>; // shared settings that are not at their defaults
  readonly lanes: readonly LaneSetup[]; // 1 .. `mostLanes`
}

/**
 * The paper's question, with which the page opens: train-and-prune beside sparse training, by one recipe for all, so that lanes
 * differ in nothing but their method. arXiv:2209.04766
 */
export const firstSetup: Setup = {
  dataset: "ia-email-twin",
  task: "link",
  model: "fnn",
  set: { recipe: "same" },
  lanes: [
    { method: "slr", set: {} },
    { method: "rigl", set: {} },
  ],
};

/** What any method is built from is a lane's own, but for the seed: lanes of one seed start from the same weights. */
const ofMethods: ReadonlySet<string> = new Set(
  Object.values<Method>(algorithms).flatMap(({ uses }) => uses.filter((option) => option !== "seed")),
);

/** Tells whether each lane has a setting of its own; all others are shared. */
export function isLaneSetting(id: SettingId): boolean {
  return ofMethods.has(id);
}

/** The settings that each lane has of its own, in the order of the table. */
export const laneSettings: readonly SettingId[] = (Object.keys(settings) as SettingId[]).filter(isLaneSetting);

/** The settings that all lanes share, in the order of the table. */
export const sharedSettings: readonly SettingId[] = (Object.keys(settings) as SettingId[]).filter(
  (id) => !isLaneSetting(id),
);

/**
 * Completes a set-up to one spec a lane.
 *
 * @throws InputError naming the first choice or setting that is unknown, out of range or contradicts another.
 */
export function specsOf({ dataset, task, model, set, lanes }: Setup): readonly RunSpec[] {
  if (lanes.length < 1 || lanes.length > mostLanes) {
    throw new InputError(`A comparison has 1 to ${mostLanes} lanes, not ${lanes.length}.`);
  }
  return lanes.map((lane) => resolveSpec({ ...set, ...lane.set, dataset, task, model, method: lane.method }));
}

function pick(ids: readonly SettingId[], from: Partial<RunSpec>): Partial<Settings> {
  return Object.fromEntries(ids.filter((id) => from[id] !== undefined).map((id) => [id, from[id]]));
}

/**
 * Returns the set-up of a comparison's specs: what of them is not at its default.
 *
 * @throws InputError where the specs are none, too many, or differ in what lanes share.
 */
export function setupOf(specs: readonly RunSpec[]): Setup {
  if (specs.length < 1 || specs.length > mostLanes) {
    throw new InputError(`A comparison has 1 to ${mostLanes} lanes, not ${specs.length}.`);
  }
  const [{ dataset, task, model }] = specs;
  const short = specs.map(shortSpec);
  // A default that follows the method may differ from lane to lane where nobody set it.
  const shared = sharedSettings.filter((id) => short.some((one) => one[id] !== undefined));
  for (const id of ["dataset", "task", "model", ...shared] as const) {
    if (specs.some((spec) => spec[id] !== specs[0][id])) {
      throw new InputError(`The lanes of a comparison share one ${id}, but these specs have several.`);
    }
  }
  return {
    dataset,
    task,
    model,
    set: pick(shared, specs[0]),
    lanes: short.map((one, i) => ({ method: specs[i].method, set: pick(laneSettings, one) })),
  };
}
