import * as tf from "@tensorflow/tfjs";
import type { BackendInfo } from "../ops/backendInfo";
import { disposeSparse, uploadSparse } from "../ops/sparseMatrix";
import { spmm } from "../ops/spmm";
import { createLearner } from "../train/createLearner";
import { optimizerConfig } from "../train/schedule";
import type { Work } from "./comparison";
import type { Problem } from "./inputs/problem";

/** So many steps are compared. */
export const checkedSteps = 8;

/**
 * Returns numbers that tell whether somebody else does the same work: the losses of the first steps from the initial weights, in the order
 * of the samples and without dropout; or the sums of a product's columns. Undefined where nobody else does it.
 */
export async function checkNumbers(work: Work, backend: BackendInfo): Promise<readonly number[] | undefined> {
  switch (work.kind) {
    case "table training":
    case "graph training":
      return firstLosses(work.problem, backend);
    case "product":
      return columnSums(work);
    case "embedding":
      return undefined;
    default:
      return work satisfies never;
  }
}

async function firstLosses({ spec, prepared, net, initial, masks }: Problem, backend: BackendInfo): Promise<number[]> {
  const learner = await createLearner({ ...spec, dropout: 0 }, prepared, net, initial, backend);
  try {
    learner.setOptimizer(optimizerConfig(spec));
    if (masks) learner.setMasks(masks);
    const samples = prepared.sets.train.targets.length;
    learner.beginEpoch(new Uint32Array(samples).map((_, sample) => sample));
    const batchSize = prepared.input.form === "graph" ? samples : spec.batchSize;
    const losses: number[] = [];
    for (let step = 0; step < checkedSteps; step++) {
      const start = (step * batchSize) % samples;
      learner.step(start, Math.min(start + batchSize, samples), spec.learningRate, step + 1);
      losses.push(await learner.takeLoss());
    }
    return losses;
  } finally {
    learner.dispose();
  }
}

async function columnSums({ matrix: { csr }, x, width }: Work & { kind: "product" }): Promise<number[]> {
  const matrix = uploadSparse(csr);
  const dense = tf.tensor2d(x.slice(), [csr.cols, width]);
  const y = spmm(matrix, dense);
  const values = await y.data();
  const sums = new Array<number>(width).fill(0);
  for (let i = 0; i < values.length; i++) sums[i % width] += values[i];
  tf.dispose([dense, y]);
  disposeSparse(matrix);
  return sums;
}
