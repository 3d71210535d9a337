import { algorithms } from "../sparse/algorithms";
import type { RunSpec } from "../train/spec";
import { resultOf } from "./record";
import type { SweepCell, SweepRecord } from "./types";

/** What an epoch of a small graph takes on an ordinary laptop, in seconds: the guess before anything is measured. */
const guessedEpoch = 0.06;

/** A measured run, from its request to its end. */
export interface Timing {
  readonly cell: Pick<SweepCell, "dataset" | "method" | "spec">;
  readonly seconds: number;
}

/** How long runs will take, and whether that is measured or guessed. */
export interface Estimate {
  readonly seconds: number;
  readonly measured: boolean; // false where not one run of their data sets is known
}

/** Returns the planned epochs of a run. */
function epochsOf(spec: RunSpec): number {
  const phases = algorithms[spec.method].phases({ ...spec, layers: {}, stepsPerEpoch: 1 });
  return phases.reduce((sum, { epochs }) => sum + epochs, 0);
}

/** Lists what is known of the finished runs of a sweep: measured here where it was, else as the records say. */
export function timingsOf(
  cells: readonly SweepCell[],
  records: ReadonlyMap<string, SweepRecord>,
  seconds: ReadonlyMap<string, number>,
): readonly Timing[] {
  return cells.flatMap((cell) => {
    const record = records.get(cell.id);
    const wall = record && resultOf(record)?.wallMs;
    const known = seconds.get(cell.id) ?? (wall === undefined ? undefined : wall / 1000);
    return known === undefined ? [] : [{ cell, seconds: known }];
  });
}

/** Estimates how long runs will take by their epochs: those of the method on the data set, else of the data set, else of any. */
export function estimateSeconds(cells: readonly SweepCell[], timings: readonly Timing[]): Estimate {
  const all = "";
  const perEpoch = new Map<string, { seconds: number; epochs: number }>();
  const add = (key: string, seconds: number, epochs: number): void => {
    const sum = perEpoch.get(key) ?? { seconds: 0, epochs: 0 };
    perEpoch.set(key, { seconds: sum.seconds + seconds, epochs: sum.epochs + epochs });
  };
  for (const { cell, seconds } of timings) {
    const epochs = epochsOf(cell.spec);
    for (const key of [`${cell.dataset}/${cell.method}`, cell.dataset, all]) add(key, seconds, epochs);
  }
  const rate = ({ dataset, method }: SweepCell): number | undefined => {
    const known = perEpoch.get(`${dataset}/${method}`) ?? perEpoch.get(dataset) ?? perEpoch.get(all);
    return known && known.seconds / known.epochs;
  };
  const measured = cells.every(({ dataset }) => perEpoch.has(dataset));
  const total = cells.reduce((sum, cell) => sum + epochsOf(cell.spec) * (rate(cell) ?? guessedEpoch), 0);
  return { seconds: total, measured };
}
