import type { Net } from "./net";
import type { FlopsCount, RunPlan, RunResult, Score } from "./protocol";
import type { CountedEvaluation } from "./snapshot";

/** What the final figures are made from. */
export interface ResultInput {
  readonly plan: RunPlan;
  readonly net: Net;
  readonly evaluations: readonly CountedEvaluation[];
  readonly chosenBy: RunResult["chosenBy"];
  readonly uncountedFlops?: FlopsCount;
  readonly trainMs: number;
  readonly wallMs: number;
}

/** Tells whether a model takes the place of the best so far: by accuracy, under ties by loss. */
export function isBetter(next: Score, old: Score): boolean {
  return next.accuracy > old.accuracy || (next.accuracy === old.accuracy && next.loss < old.loss);
}

/**
 * Chooses the model by validation, or by test where the quirk of the released code is on, and sums a run up.
 *
 * Only models as sparse as the last one may be chosen, or train-and-prune would report its dense phase. Best is the highest
 * accuracy, under ties the lowest loss, then the earliest; the untrained model counts only where nothing was trained.
 */
export function runResult({
  plan,
  net,
  evaluations,
  chosenBy,
  uncountedFlops,
  trainMs,
  wallMs,
}: ResultInput): RunResult {
  const last = evaluations[evaluations.length - 1];
  const candidates = evaluations.filter(({ kept, epoch }) => kept === last.kept && epoch > 0);
  const judge = chosenBy === "test" ? "test" : "val";
  const best = (candidates.length > 0 ? candidates : [last]).reduce((a, b) => (isBetter(b[judge], a[judge]) ? b : a));
  const ownWeights = Object.values(net.ledger.layers).reduce((sum, { weights }) => sum + weights, 0);
  return {
    testAccuracy: best.test.accuracy,
    valAccuracy: best.val.accuracy,
    trainAccuracy: best.train.accuracy,
    testAuc: best.test.auc,
    testSeenAccuracy: best.test.seenAccuracy,
    bestEpoch: best.epoch,
    chosenBy,
    lastTestAccuracy: last.test.accuracy,
    lastTestAuc: last.test.auc,
    density: last.density,
    densityByLayer: last.densityByLayer,
    everActive: last.everActive,
    keptWeights: last.kept,
    maskableWeights: net.maskableWeights,
    parameters: net.parameterCount,
    parameterSparsity: (ownWeights - last.kept) / net.parameterCount,
    steps: last.step,
    epochs: plan.epochs,
    trainingFlops: last.flops,
    denseTrainingFlops: last.denseFlops,
    uncountedFlops,
    trainMs,
    wallMs,
  };
}
