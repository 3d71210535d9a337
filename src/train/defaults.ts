import { splitKey } from "../data/cutKey";
import { findDataset } from "../data/registry";
import type { ModelId } from "../models/registry";
import { algorithms, type MethodId } from "../sparse/algorithms";
import type { RunSpec, Settings, TaskId } from "./spec";

/** What holds where nothing else says otherwise. */
export const baseSettings: Settings = {
  sparsity: 0.9,
  distribution: "uniform",
  seed: 1,
  recipe: "paper",
  epochs: 40,
  denseEpochs: 20,
  pruneEpochs: 10,
  retrainEpochs: 10,
  batchSize: 1024,
  optimizer: "adam",
  learningRate: 0.001,
  learningRateSchedule: "constant",
  learningRateDecay: 0.98,
  pruneLearningRate: 0.001,
  retrainLearningRate: 0.001,
  momentum: 0,
  nesterov: false,
  weightDecay: 0,
  dropout: 0,
  hidden: 128,
  kernels: "auto",
  rho: 0.01,
  slrStep: 0.01,
  slrM: 200,
  slrR: 0.1,
  dropFraction: 0.3,
  updateInterval: 0,
  updateEnd: 0.75,
  pruneStart: 0.1,
  pruneEnd: 0.75,
  initialDensity: 0.5,
  gradientMemory: 0.9,
  exploration: 0.0001,
  scoringRounds: 100,
  roundEpochs: 10,
  pruneShare: 0.2,
  rewindStep: 0,
  walkScope: "before-cut",
  walksPerNode: 10,
  walkLength: 5,
  dim: 8,
  window: 10,
  negatives: 5,
  embeddingPasses: 1,
  subsample: 0.001,
  spreadTimes: false,
  symmetrise: false,
  nodesPerClass: 300,
  sgdRetraining: false,
  testDropout: false,
  denseStart: false,
  chosenByTest: false,
};

/** Schedules of the released code, its slips corrected (docs/science.md lists them); `same` is one optimizer for all. */
function taskDefaults(task: TaskId, model: ModelId, method: MethodId, recipe: RunSpec["recipe"]): Partial<Settings> {
  const sparseTraining = algorithms[method].family === "sparse training";
  if (model !== "fnn") {
    return {
      hidden: 16,
      epochs: 300,
      denseEpochs: 200,
      pruneEpochs: 50,
      retrainEpochs: 50,
      roundEpochs: 100,
      dropout: 0.5,
      learningRate: 0.01,
      pruneLearningRate: 0.01,
      retrainLearningRate: 0.01,
      weightDecay: 5e-4,
      rho: 0.01,
      slrStep: 0.001,
      distribution: "erk",
      dim: 64,
      walkLength: 50,
      embeddingPasses: 10,
    };
  }
  if (task === "node") {
    return {
      hidden: 256,
      dropout: 0.1,
      dim: 64,
      walkLength: 50,
      embeddingPasses: 10,
      rho: 0.02,
      slrStep: 0.02,
      learningRate: 0.004,
      learningRateSchedule: "exponential",
      learningRateDecay: 0.99,
      weightDecay: 1e-3,
      pruneLearningRate: 0.005,
      retrainLearningRate: 0.004,
      batchSize: recipe === "paper" && !sparseTraining ? 512 : 128,
    };
  }
  if (recipe === "same") return {};
  return sparseTraining
    ? {
        optimizer: "sgd",
        learningRate: 0.1,
        momentum: 0.9,
        nesterov: true,
        weightDecay: 5e-4,
        learningRateSchedule: "cosine",
        dropFraction: method === "set" ? 0.3 : 0.5,
      }
    : {
        optimizer: "sgd",
        learningRate: 0.05,
        learningRateSchedule: "exponential",
        pruneLearningRate: 0.05,
        retrainLearningRate: 0.05,
      };
}

/** What a data set asks for, such as small batches for a small graph; only for the task that it is made for. */
function dataDefaults({ dataset, task, model }: { dataset?: string; task: TaskId; model: ModelId }): Partial<Settings> {
  const entry = dataset === undefined ? undefined : findDataset(splitKey(dataset).whole);
  return entry?.tasks[0] === task && model === "fnn" ? (entry.defaults ?? {}) : {};
}

/** Returns the settings that hold where a person sets nothing; the only place where defaults are merged. */
export function defaultSettings(choice: {
  dataset?: string;
  task: TaskId;
  model: ModelId;
  method: MethodId;
  recipe?: RunSpec["recipe"];
}): Settings {
  const recipe = choice.recipe ?? baseSettings.recipe;
  return {
    ...baseSettings,
    ...taskDefaults(choice.task, choice.model, choice.method, recipe),
    ...dataDefaults(choice),
    recipe,
  };
}
