import { algorithms, type MethodId } from "../sparse/algorithms";
import type { RunResult } from "../train/protocol";
import { cellId } from "./cells";
import { resultOf } from "./record";
import { type PairedTest, pairedTest, type Spread, spreadOf } from "./statistics";
import type { SweepFile, SweepRecord } from "./types";

/** A sparse-training method and the train-and-prune method that it is held against. */
export interface Pair {
  readonly sparse: MethodId;
  readonly prune: MethodId;
}

/** A pair at one sparsity level, or pooled over several: each seed counts once, with its mean over the levels. */
export interface Comparison extends Pair {
  readonly sparsities: readonly number[];
  readonly seeds: readonly number[]; // at which both methods finished at every one of the levels
  readonly failed: number; // runs of the two methods at these levels
  readonly missing: number;
  readonly sparseAccuracy?: Spread; // test, over the seeds
  readonly pruneAccuracy?: Spread;
  readonly flopsShares: readonly number[]; // of each level: sparse training's FLOPs / train-and-prune's, RigL's convention
  /** Mean training FLOPs, RigL's convention, of the dense nets that sparse runs started from; in no other count. */
  readonly uncountedFlops?: number;
  readonly test?: PairedTest; // of the accuracy difference; from two seeds on
}

/** The results of one data set of a sweep, by method, level and seed. */
export interface Outcomes {
  readonly seeds: readonly number[];
  result(method: MethodId, sparsity: number, seed: number): RunResult | undefined;
  failed(method: MethodId, sparsity: number, seed: number): boolean;
}

/** Returns the results of one data set of a sweep for looking up. */
export function outcomesOf({ spec, records }: SweepFile, dataset: string): Outcomes {
  const byCell = new Map<string, SweepRecord>(records.map((record) => [record.cell, record]));
  const recordOf = (method: MethodId, sparsity: number, seed: number): SweepRecord | undefined =>
    byCell.get(cellId(dataset, method, sparsity, seed));
  return {
    seeds: spec.seeds,
    result: (...at) => {
      const record = recordOf(...at);
      return record && resultOf(record);
    },
    failed: (...at) => {
      const record = recordOf(...at);
      return record !== undefined && resultOf(record) === undefined;
    },
  };
}

/** Methods of each family in the order in which they stand for it: the paper's first, then the menu's, a static mask last. */
const firstChoices: readonly MethodId[] = ["rigl", "slr", "set", "admm"];

function ofFamily(methods: readonly MethodId[], family: "sparse training" | "train-and-prune"): readonly MethodId[] {
  const rank = (id: MethodId): number => {
    if (id === "static") return Number.POSITIVE_INFINITY;
    const at = firstChoices.indexOf(id);
    return at >= 0 ? at : firstChoices.length;
  };
  return methods
    .filter((id) => algorithms[id].family === family)
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** Lists every sparse-training method against every train-and-prune method; the first pair is the one that stands for all. */
export function pairsOf(methods: readonly MethodId[]): readonly Pair[] {
  return ofFamily(methods, "sparse training").flatMap((sparse) =>
    ofFamily(methods, "train-and-prune").map((prune) => ({ sparse, prune })),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the mean training FLOPs of a method at a level, RigL's convention; undefined where no seed finished. */
function meanFlops({ seeds, result }: Outcomes, method: MethodId, sparsity: number): number | undefined {
  return spreadOf(seeds.flatMap((seed) => result(method, sparsity, seed)?.trainingFlops.rigl ?? []))?.mean;
}

/** Returns sparse training's share of train-and-prune's FLOPs at a level; undefined where one of them has no result. */
export function flopsShareOf(outcomes: Outcomes, { sparse, prune }: Pair, sparsity: number): number | undefined {
  const [own, other] = [meanFlops(outcomes, sparse, sparsity), meanFlops(outcomes, prune, sparsity)];
  return own === undefined || other === undefined ? undefined : own / other;
}

/** Compares a pair over sparsity levels, paired by seed, and tests its mean accuracy difference against a threshold. */
export function comparePair(
  outcomes: Outcomes,
  pair: Pair,
  sparsities: readonly number[],
  threshold: number,
): Comparison {
  const { sparse, prune } = pair;
  const { result, failed } = outcomes;
  const complete = (seed: number): boolean =>
    sparsities.every((level) => result(sparse, level, seed) && result(prune, level, seed));
  const seeds = sparsities.length > 0 ? outcomes.seeds.filter(complete) : [];
  const accuracies = (method: MethodId): number[] =>
    seeds.map((seed) => mean(sparsities.flatMap((level) => result(method, level, seed)?.testAccuracy ?? [])));
  const [own, others] = [accuracies(sparse), accuracies(prune)];
  const runs = outcomes.seeds.flatMap((seed) =>
    sparsities.flatMap((level) => [sparse, prune].map((method) => ({ method, level, seed }))),
  );
  const uncounted = runs.flatMap(({ method, level, seed }) => result(method, level, seed)?.uncountedFlops?.rigl ?? []);
  const failures = runs.filter(({ method, level, seed }) => failed(method, level, seed)).length;
  const results = runs.filter(({ method, level, seed }) => result(method, level, seed)).length;
  return {
    ...pair,
    sparsities,
    seeds,
    failed: failures,
    missing: runs.length - results - failures,
    sparseAccuracy: spreadOf(own),
    pruneAccuracy: spreadOf(others),
    flopsShares: sparsities.flatMap((level) => flopsShareOf(outcomes, pair, level) ?? []),
    uncountedFlops: spreadOf(uncounted)?.mean,
    test: pairedTest(
      own.map((accuracy, i) => accuracy - others[i]),
      threshold,
    ),
  };
}
