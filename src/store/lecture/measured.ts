import type { Run } from "../run";
import type { Setup } from "../setup";

/** A finished run as the lesson keeps it. */
export type Measured = Required<Pick<Run, "spec" | "result" | "dataset" | "backend">>;

/** Returns what finished runs measured, once all lanes have. */
export function measuredOf(runs: readonly Run[]): readonly Measured[] | undefined {
  const all = runs.flatMap(({ spec, result, dataset, backend }) =>
    result && dataset && backend ? [{ spec, result, dataset, backend }] : [],
  );
  return all.length > 0 && all.length === runs.length ? all : undefined;
}

/** Tells whether runs are those of a set-up, whatever a person changed of its numbers: same data set, same methods. */
export function isOf(setup: Setup, measured: readonly Measured[]): boolean {
  const { dataset, task, lanes } = setup;
  return (
    measured.length === lanes.length &&
    measured.every(({ spec }, i) => spec.dataset === dataset && spec.task === task && spec.method === lanes[i].method)
  );
}
