import { countUp } from "../../lib/countUp";
import { optimizerConfig } from "../schedule";
import type { ListInput } from "./listHolding";

/** Runs every kernel of the run once, so that compilation does not fall into measured time, and puts all back. */
export async function warmUpLists({ learner, initial, prepared, spec }: ListInput, batchSize: number): Promise<void> {
  const samples = prepared.sets.train.targets.length;
  learner.beginEpoch(countUp(samples));
  learner.step(0, Math.min(batchSize, samples), spec.learningRate, 1);
  await learner.takeLoss();
  learner.writeParameters(initial);
  learner.setOptimizer(optimizerConfig(spec));
}
