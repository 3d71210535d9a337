import { createRng } from "../../lib/rng";
import type { Tree } from "../../lib/tree";
import type { BackendInfo } from "../../ops/backendInfo";
import { createLearner } from "../../train/createLearner";
import { optimizerConfig } from "../../train/schedule";
import type { Problem } from "../inputs/problem";
import type { Contestant } from "../measure";

/** A training whose parameters can be looked at, to see that two sides do the same. */
export interface Training extends Contestant {
  /** Copies the parameters, `w1`, `b1`, … */
  parameters(): Promise<Tree<Float32Array>>;
}

/** Trains a problem by the lab's learner, the one that the trainer drives; a unit is an epoch. */
export async function learnerRun(problem: Problem, backend: BackendInfo, shuffled = true): Promise<Training> {
  const { spec, prepared, net, initial } = problem;
  const learner = await createLearner(spec, prepared, net, initial, backend);
  learner.setOptimizer(optimizerConfig(spec));
  const samples = prepared.sets.train.targets.length;
  const batchSize = prepared.input.form === "graph" ? samples : spec.batchSize;
  let epoch = 0;
  let step = 0;
  return {
    run: async (epochs) => {
      for (let i = 0; i < epochs; i++) {
        const order = new Uint32Array(samples).map((_, sample) => sample);
        learner.beginEpoch(shuffled ? createRng(spec.seed, "batch order", epoch++).shuffle(order) : order);
        for (let start = 0; start < samples; start += batchSize) {
          learner.step(start, Math.min(start + batchSize, samples), spec.learningRate, ++step);
        }
      }
      await learner.takeLoss();
      await learner.settle();
    },
    parameters: () => learner.readParameters(),
    dispose: () => learner.dispose(),
  };
}
