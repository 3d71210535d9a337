import type { PhaseName } from "../sparse/types";
import type { Evaluation, FlopsCount } from "../train/protocol";

/** Everything that was evaluated in a run as columns, one entry per evaluation; fractions of 1. */
export interface Evaluations {
  readonly epoch: readonly number[];
  readonly step: readonly number[];
  readonly stage: readonly PhaseName[];
  readonly trainAccuracy: readonly number[];
  readonly valAccuracy: readonly number[];
  readonly testAccuracy: readonly number[];
  readonly testAuc: readonly (number | undefined)[];
  readonly trainLoss: readonly number[];
  readonly valLoss: readonly number[];
  readonly density: readonly number[];
  readonly densityByLayer: readonly Readonly<Record<string, number>>[];
  readonly everActive: readonly (number | undefined)[]; // where connections move
  readonly flops: readonly FlopsCount[];
  readonly denseFlops: readonly FlopsCount[];
  readonly seconds: readonly number[];
}

/** Columns of a run that has not been evaluated yet. */
export const noEvaluations: Evaluations = {
  epoch: [],
  step: [],
  stage: [],
  trainAccuracy: [],
  valAccuracy: [],
  testAccuracy: [],
  testAuc: [],
  trainLoss: [],
  valLoss: [],
  density: [],
  densityByLayer: [],
  everActive: [],
  flops: [],
  denseFlops: [],
  seconds: [],
};

/** Returns new columns with a batch of evaluations at their ends: one copy per batch, not per evaluation. */
export function appendEvaluations(columns: Evaluations, batch: readonly Evaluation[]): Evaluations {
  if (batch.length === 0) return columns;
  const take = <T>(column: readonly T[], of: (evaluation: Evaluation) => T): readonly T[] =>
    column.concat(batch.map(of));
  return {
    epoch: take(columns.epoch, (e) => e.epoch),
    step: take(columns.step, (e) => e.step),
    stage: take(columns.stage, (e) => e.stage),
    trainAccuracy: take(columns.trainAccuracy, (e) => e.train.accuracy),
    valAccuracy: take(columns.valAccuracy, (e) => e.val.accuracy),
    testAccuracy: take(columns.testAccuracy, (e) => e.test.accuracy),
    testAuc: take(columns.testAuc, (e) => e.test.auc),
    trainLoss: take(columns.trainLoss, (e) => e.train.loss),
    valLoss: take(columns.valLoss, (e) => e.val.loss),
    density: take(columns.density, (e) => e.density),
    densityByLayer: take(columns.densityByLayer, (e) => e.densityByLayer),
    everActive: take(columns.everActive, (e) => e.everActive),
    flops: take(columns.flops, (e) => e.flops),
    denseFlops: take(columns.denseFlops, (e) => e.denseFlops),
    seconds: take(columns.seconds, (e) => e.seconds),
  };
}
