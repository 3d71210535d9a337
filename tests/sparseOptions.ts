import type { LayerShape, SparsifierOptions } from "../src/sparse/types";

/** Returns weights, gradients or scores written out. */
export const floats = (...values: number[]) => Float32Array.from(values);

/** Returns a mask written out. */
export const mask = (...values: number[]) => Uint8Array.from(values);

/** Returns the shape of a layer of `size` weights. */
export const layer = (size: number): LayerShape => ({ inputs: size, outputs: 1 });

/** One layer of `size` weights, half of them kept; 2 steps an epoch; 1 dense, 3 pruning, 1 retraining epochs. */
export const optionsFor = (size: number, changed: Partial<SparsifierOptions> = {}): SparsifierOptions => ({
  layers: { w1: layer(size) },
  sparsity: 0.5,
  distribution: "uniform",
  seed: 1,
  stepsPerEpoch: 2,
  epochs: 2,
  denseEpochs: 1,
  pruneEpochs: 3,
  retrainEpochs: 1,
  rho: 0.5,
  slrStep: 0.5,
  slrM: 2,
  slrR: 1,
  dropFraction: 0.5,
  updateInterval: 1,
  updateEnd: 1,
  pruneStart: 0,
  pruneEnd: 1,
  initialDensity: 0.75,
  gradientMemory: 0.9,
  exploration: 0.01,
  scoringRounds: 2,
  roundEpochs: 1,
  pruneShare: 0.5,
  rewindStep: 0,
  ...changed,
});
