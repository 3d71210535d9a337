import type { MethodId } from "../sparse/algorithms";
import type { RunResult } from "../train/protocol";
import { levelsOf, sweepCells } from "./cells";
import { failureOf, resultOf } from "./record";
import { type Spread, spreadOf } from "./statistics";
import type { SweepCell, SweepFile } from "./types";

/** What the finished seeds of one method at one level found; accuracies are fractions of 1, spreads are over seeds. */
export interface LevelFigures {
  readonly accuracy: Spread; // test, of the models chosen by validation
  readonly valAccuracy: Spread;
  readonly lastAccuracy: Spread; // test, of the last epochs' models
  readonly auc?: Spread; // test, links only
  readonly flops: { readonly rigl: Spread; readonly exact: Spread; readonly propagation: Spread };
  /** Mean share of the FLOPs of the full-width dense net trained for the same steps. */
  readonly shareOfDense: { readonly rigl: number; readonly exact: number };
  readonly keptWeights: Spread;
  readonly maskableWeights: number;
  readonly density: number; // mean
  readonly densityByLayer: Readonly<Record<string, number>>; // mean
  readonly seconds: Spread; // of training, measured
}

/** One method at one sparsity level on one data set, over the seeds of a sweep. */
export interface LevelSummary {
  readonly dataset: string;
  readonly method: MethodId;
  readonly sparsity: number; // asked for; 0 of the dense net
  readonly finished: readonly number[]; // seeds
  readonly failed: readonly { readonly seed: number; readonly message: string }[];
  readonly missing: readonly number[]; // seeds that have not run yet
  readonly figures?: LevelFigures; // absent where no seed finished
}

function figuresOf(results: readonly RunResult[]): LevelFigures | undefined {
  if (results.length === 0) return undefined;
  const spread = (read: (result: RunResult) => number): Spread => spreadOf(results.map(read)) as Spread;
  const aucs = results.flatMap(({ testAuc }) => testAuc ?? []);
  return {
    accuracy: spread(({ testAccuracy }) => testAccuracy),
    valAccuracy: spread(({ valAccuracy }) => valAccuracy),
    lastAccuracy: spread(({ lastTestAccuracy }) => lastTestAccuracy),
    auc: spreadOf(aucs),
    flops: {
      rigl: spread(({ trainingFlops }) => trainingFlops.rigl),
      exact: spread(({ trainingFlops }) => trainingFlops.exact),
      propagation: spread(({ trainingFlops }) => trainingFlops.propagation),
    },
    shareOfDense: {
      rigl: spread(({ trainingFlops, denseTrainingFlops }) => trainingFlops.rigl / denseTrainingFlops.rigl).mean,
      exact: spread(({ trainingFlops, denseTrainingFlops }) => trainingFlops.exact / denseTrainingFlops.exact).mean,
    },
    keptWeights: spread(({ keptWeights }) => keptWeights),
    maskableWeights: results[0].maskableWeights,
    density: spread(({ density }) => density).mean,
    densityByLayer: Object.fromEntries(
      Object.keys(results[0].densityByLayer).map((name) => [
        name,
        spread(({ densityByLayer }) => densityByLayer[name]).mean,
      ]),
    ),
    seconds: spread(({ trainMs }) => trainMs / 1000),
  };
}

function summarizeLevel(cells: readonly SweepCell[], file: SweepFile): LevelSummary {
  const [{ dataset, method, sparsity }] = cells;
  const byCell = new Map(file.records.map((record) => [record.cell, record]));
  const runs = cells.map(({ id, seed }) => ({ seed, record: byCell.get(id) }));
  const results = runs.flatMap(({ record }) => (record && resultOf(record)) ?? []);
  return {
    dataset,
    method,
    sparsity,
    finished: runs.filter(({ record }) => record && resultOf(record)).map(({ seed }) => seed),
    failed: runs.flatMap(({ seed, record }) => {
      const message = record && failureOf(record);
      return message === undefined ? [] : [{ seed, message }];
    }),
    missing: runs.filter(({ record }) => !record).map(({ seed }) => seed),
    figures: figuresOf(results),
  };
}

/** Sums a sweep up over seeds: one row a data set, method and level, in the order of the sweep's axes. */
export function summarizeSweep(file: SweepFile): readonly LevelSummary[] {
  const groups = new Map<string, SweepCell[]>();
  const keyOf = (dataset: string, method: MethodId, sparsity: number): string => `${dataset}/${method}/${sparsity}`;
  for (const cell of sweepCells(file.spec)) {
    const key = keyOf(cell.dataset, cell.method, cell.sparsity);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return file.spec.datasets.flatMap(({ id }) =>
    file.spec.methods.flatMap((method) =>
      levelsOf(file.spec, method).map((sparsity) =>
        summarizeLevel(groups.get(keyOf(id, method, sparsity)) as SweepCell[], file),
      ),
    ),
  );
}

/** Returns the levels of one data set that no other level beats: none is as accurate for fewer training FLOPs. */
export function accuracyFlopsFront(levels: readonly LevelSummary[]): readonly LevelSummary[] {
  const points = levels.flatMap((level) => (level.figures ? [{ level, figures: level.figures }] : []));
  const beats = (a: LevelFigures, b: LevelFigures): boolean =>
    a.accuracy.mean >= b.accuracy.mean &&
    a.flops.rigl.mean <= b.flops.rigl.mean &&
    (a.accuracy.mean > b.accuracy.mean || a.flops.rigl.mean < b.flops.rigl.mean);
  return points
    .filter(({ figures }) => !points.some((other) => beats(other.figures, figures)))
    .sort((a, b) => a.figures.flops.rigl.mean - b.figures.flops.rigl.mean)
    .map(({ level }) => level);
}
