import { mapTree } from "../lib/tree";
import { applyMask } from "../sparse/masks";
import type { Masks } from "../sparse/types";
import type { TrainInput } from "./trainer";

/**
 * Runs every kernel of the run once, so that compilation does not fall into measured time, and puts all back.
 *
 * Where the run averages its gradients, the averages start at 0 here.
 */
export async function warmUp(
  { learner, initial, prepared, spec }: TrainInput,
  masks: Masks,
  batchSize: number,
  gradientMemory: number | undefined,
): Promise<void> {
  const samples = prepared.sets.train.targets.length;
  const batch = Math.min(batchSize, samples);
  learner.beginEpoch(new Uint32Array(samples).map((_, i) => i));
  const startAverages = (): void => {
    if (gradientMemory !== undefined) learner.averageGradients(gradientMemory);
  };
  startAverages();
  learner.step(0, batch, spec.learningRate, 1);
  await learner.gradients(0, batch, 1);
  await learner.evaluate("val");
  await learner.takeLoss();
  startAverages();
  learner.writeParameters(mapTree(initial, (values, name) => (masks[name] ? applyMask(values, masks[name]) : values)));
}
