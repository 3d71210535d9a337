import { algorithms, type MethodId } from "../sparse/algorithms";
import { comparisonSettings } from "../train/quirks";
import { type RunSpec, resolveSpec } from "../train/spec";
import type { SweepCell, SweepDataset, SweepSpec } from "./types";

/** Returns the name of a cell, the same in every shard of a sweep. */
export function cellId(dataset: string, method: MethodId, sparsity: number, seed: number): string {
  return `${dataset}/${method}/${sparsity}/${seed}`;
}

/** Returns the sparsity levels at which a sweep runs a method: a dense net has none, and is run once. */
export function levelsOf(spec: Pick<SweepSpec, "sparsities">, method: MethodId): readonly number[] {
  return method === "dense" ? [0] : spec.sparsities;
}

function cellSpec(sweep: SweepSpec, { id, task, model }: SweepDataset, method: MethodId): RunSpec {
  const { comparison, quirks, settings } = sweep;
  const choice = { dataset: id, task, model, method };
  return resolveSpec({ ...settings, ...comparisonSettings({ comparison, quirks, settings, ...choice }), ...choice });
}

/** Tells whether a run begins with the dense training that train-and-prune methods have in common. */
export function trainsDenseFirst(spec: RunSpec): boolean {
  const { family, phases } = algorithms[spec.method];
  if (family !== "train-and-prune") return false;
  return phases({ ...spec, layers: {}, stepsPerEpoch: 1 })[0].name === "dense training";
}

/**
 * Lists the runs of a sweep in the order that shares work best: all of a data set and seed, which have one embedding, stand
 * together, and among them the train-and-prune methods, which have one dense training.
 *
 * @throws InputError where the settings do not fit a data set or a method.
 */
export function sweepCells(sweep: SweepSpec): readonly SweepCell[] {
  return sweep.datasets.flatMap((dataset) => {
    const specs = sweep.methods.map((method) => cellSpec(sweep, dataset, method));
    const rank = (spec: RunSpec): number => (spec.method === "dense" ? 0 : trainsDenseFirst(spec) ? 1 : 2);
    const ordered = [0, 1, 2].flatMap((wanted) => specs.filter((spec) => rank(spec) === wanted));
    return sweep.seeds.flatMap((seed) =>
      ordered.flatMap((spec) =>
        levelsOf(sweep, spec.method).map((sparsity) => ({
          id: cellId(dataset.id, spec.method, sparsity, seed),
          dataset: dataset.id,
          method: spec.method,
          sparsity,
          seed,
          spec: { ...spec, sparsity, seed },
        })),
      ),
    );
  });
}
