import { createRng } from "../../lib/rng";
import type { Tree } from "../../lib/tree";
import type { BackendInfo } from "../../ops/backendInfo";
import type { FnnNetOptions } from "../../ops/fnn/net";
import { createLearner } from "../../train/createLearner";
import type { Learner } from "../../train/learner";
import { optimizerConfig } from "../../train/schedule";
import type { Problem } from "../inputs/problem";
import type { Contestant } from "../measure";

/** A training whose parameters can be looked at, to see that two sides do the same. */
export interface Training extends Contestant {
  /** Copies the parameters, `w1`, `b1`, … */
  parameters(): Promise<Tree<Float32Array>>;
}

/** Trains a problem by the learner that a run of the lab would get; a unit is an epoch. */
export async function learnerRun(problem: Problem, backend: BackendInfo, shuffled = true): Promise<Training> {
  const { spec, prepared, net, initial } = problem;
  return trainBy(await createLearner(spec, prepared, net, initial, backend), problem, shuffled);
}

/** Returns what determines the net of a table problem. */
export function fnnOptions({ spec, prepared, net, initial }: Problem): FnnNetOptions {
  const { input, sets, loss } = prepared;
  if (input.form !== "table") throw new Error("An FNN reads a table.");
  const { table, width: tableWidth, rowsPerSample } = input;
  const data = { table, tableWidth, rowsPerSample, sets, loss, parameters: initial };
  const rule = { dropout: spec.dropout, seed: spec.seed, optimizer: optimizerConfig(spec) };
  return { ...data, ...rule, sizes: net.sizes, bias: "b1" in net.shape };
}

/** Makes a learner ready for a problem, and trains by it as the trainer does; a unit is an epoch. */
export function trainBy(learner: Learner, { spec, prepared, masks }: Problem, shuffled = true): Training {
  learner.setOptimizer(optimizerConfig(spec));
  if (masks) learner.setMasks(masks);
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
