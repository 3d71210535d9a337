import { countUp } from "../lib/countUp";
import { mapTree } from "../lib/tree";
import { applyMask } from "../sparse/masks";
import type { Masks } from "../sparse/types";
import type { MaskInput } from "./maskHolding";
import { optimizerConfig } from "./schedule";
import { dropsInTests, isSgdRetraining } from "./settings/inForce";

/**
 * Runs every kernel of the run once, so that compilation does not fall into measured time, and puts all back.
 *
 * Where the run averages its gradients, the averages start at 0 here.
 */
export async function warmUp(
  { learner, initial, prepared, spec }: MaskInput,
  masks: Masks,
  batchSize: number,
  gradientMemory: number | undefined,
): Promise<void> {
  const samples = prepared.sets.train.targets.length;
  const batch = Math.min(batchSize, samples);
  learner.beginEpoch(countUp(samples));
  const startAverages = (): void => {
    if (gradientMemory !== undefined) learner.averageGradients(gradientMemory);
  };
  startAverages();
  learner.step(0, batch, spec.learningRate, 1);
  if (isSgdRetraining(spec, "retraining")) {
    learner.setOptimizer(optimizerConfig(spec, "retraining"));
    learner.step(0, batch, spec.learningRate, 1);
  }
  await learner.gradients(0, batch, 1);
  await learner.evaluate("val", dropsInTests(spec) ? 1 : undefined);
  await learner.takeLoss();
  startAverages();
  learner.writeParameters(mapTree(initial, (values, name) => (masks[name] ? applyMask(values, masks[name]) : values)));
}
