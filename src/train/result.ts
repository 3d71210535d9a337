import type { Net } from "./net";
import type { Evaluation, RunPlan, RunResult } from "./protocol";

/** What the final figures are made from. */
export interface ResultInput {
  readonly plan: RunPlan;
  readonly net: Net;
  readonly evaluations: readonly (Evaluation & { readonly kept: number })[];
  readonly trainMs: number;
  readonly wallMs: number;
}

/**
 * Chooses the model by validation and sums a run up.
 *
 * Only models as sparse as the last one may be chosen, or train-and-prune would report its dense phase. Best is the highest
 * validation accuracy, under ties the lowest validation loss, then the earliest; the untrained model counts only where
 * nothing was trained.
 */
export function runResult({ plan, net, evaluations, trainMs, wallMs }: ResultInput): RunResult {
  const last = evaluations[evaluations.length - 1];
  const candidates = evaluations.filter(({ kept, epoch }) => kept === last.kept && epoch > 0);
  const best = (candidates.length > 0 ? candidates : [last]).reduce((a, b) =>
    b.val.accuracy > a.val.accuracy || (b.val.accuracy === a.val.accuracy && b.val.loss < a.val.loss) ? b : a,
  );
  const ownWeights = Object.values(net.ledger.layers).reduce((sum, { weights }) => sum + weights, 0);
  return {
    testAccuracy: best.test.accuracy,
    valAccuracy: best.val.accuracy,
    trainAccuracy: best.train.accuracy,
    testAuc: best.test.auc,
    testSeenAccuracy: best.test.seenAccuracy,
    bestEpoch: best.epoch,
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
    trainMs,
    wallMs,
  };
}
