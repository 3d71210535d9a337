import fc from "fast-check";
import { type DatasetEntry, datasets } from "../src/data/registry";
import { InputError } from "../src/lib/inputError";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { possibleModels } from "../src/store/form";
import { laneSettings, type Setup, setupOf, sharedSettings, specsOf } from "../src/store/setup";
import { type SettingId, settings } from "../src/train/settings";
import type { Setting } from "../src/train/settings/types";
import type { Settings } from "../src/train/spec";

/** Draws a value that a setting allows. */
function drawValue(id: SettingId): fc.Arbitrary<unknown> {
  const setting: Setting = settings[id];
  if (setting.kind === "switch") return fc.boolean();
  if (setting.kind === "choice") return fc.constantFrom(...Object.keys(setting.options));
  const { min, max, integer } = setting;
  if (integer) return fc.integer({ min, max });
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
    fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) }).map((value) => value / 1000),
  );
}

function someOf(ids: readonly SettingId[]): fc.Arbitrary<Partial<Settings>> {
  return fc
    .uniqueArray(fc.constantFrom(...ids), { maxLength: 6 })
    .chain((chosen) =>
      fc.tuple(...chosen.map(drawValue)).map((values) => Object.fromEntries(chosen.map((id, i) => [id, values[i]]))),
    );
}

/** Data sets of the registry, each with the tasks and models that it allows. */
const subjects: fc.Arbitrary<Pick<Setup, "dataset" | "task" | "model">> = fc
  .constantFrom(...Object.entries<DatasetEntry>(datasets))
  .chain(([dataset, { tasks, form }]) =>
    fc
      .constantFrom(...tasks)
      .chain((task) => fc.constantFrom(...possibleModels(task, form)).map((model) => ({ dataset, task, model }))),
  )
  .chain((subject) =>
    fc.option(fc.integer({ min: 1000, max: 9_999_999 }), { nil: undefined }).map((edges) => {
      const entry: DatasetEntry = datasets[subject.dataset as keyof typeof datasets];
      const cut = edges !== undefined && entry.form === "temporal";
      return cut ? { ...subject, dataset: `${subject.dataset}~${edges}` } : subject;
    }),
  );

const lanes = fc.array(
  fc.record({ method: fc.constantFrom(...(Object.keys(algorithms) as MethodId[])), set: someOf(laneSettings) }),
  { minLength: 1, maxLength: 4 },
);

function resolves(setup: Setup): boolean {
  try {
    specsOf(setup);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Draws set-ups that can run, with nothing in them that is at its default. */
export const normalSetups: fc.Arbitrary<Setup> = fc
  .tuple(subjects, someOf(sharedSettings), lanes)
  .map(([subject, set, lanes]): Setup => ({ ...subject, set, lanes }))
  .filter(resolves)
  .map((setup) => setupOf(specsOf(setup)));
