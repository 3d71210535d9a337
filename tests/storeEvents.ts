import type { DatasetSummary } from "../src/data/dataset";
import type { Recording } from "../src/record/recording";
import type { RunEvent, RunResult } from "../src/train/protocol";
import { resolveSpec } from "../src/train/spec";

/** The spec of the runs that the store's tests tell of. */
export const spec = resolveSpec({ dataset: "ia-email-twin", method: "slr", sparsity: 0.5, seed: 3 });

/** The start of a run with two phases of 2 and 1 epochs and one layer of 2 × 4 weights. */
export const started: RunEvent = {
  type: "started",
  spec,
  backend: { id: "cpu", device: "CPU, plain JavaScript", software: false, reason: "Asked for." },
  dataset: {
    name: "ia-email (synthetic twin)",
    kind: "synthetic twin",
    form: "temporal",
    nodes: 10,
    edges: 30,
    distinctPairs: 20,
    selfLoops: 1,
  },
  plan: {
    phases: [
      { name: "dense training", epochs: 2 },
      { name: "retraining", epochs: 1 },
    ],
    epochs: 3,
    stepsPerEpoch: 5,
    steps: 15,
    samples: { train: 100, val: 30, test: 40 },
    trainScored: 100,
    layers: { w1: { inputs: 2, outputs: 4 } },
    outputs: 1,
    maskableWeights: 8,
  },
};

/** One evaluation whose figures follow from its epoch. */
export function evaluated(epoch: number, density = 1): RunEvent & { type: "evaluated" } {
  return {
    type: "evaluated",
    epoch,
    step: 5 * epoch,
    stage: epoch <= 2 ? "dense training" : "retraining",
    loss: 0.7 - 0.1 * epoch,
    train: { accuracy: 0.5 + 0.1 * epoch, loss: 0.6 },
    val: { accuracy: 0.5 + 0.08 * epoch, loss: 0.65 },
    test: { accuracy: 0.5 + 0.07 * epoch, loss: 0.66, auc: 0.6 },
    density,
    densityByLayer: { w1: density },
    flops: { rigl: 1000 * epoch, exact: 800 * epoch, propagation: 0 },
    denseFlops: { rigl: 2000 * epoch, exact: 1600 * epoch, propagation: 0 },
    seconds: 0.5 * epoch,
  };
}

/** A mask update of the layer: `bits` is base64 of the 8 bits, lowest first. */
export function masksUpdated(step: number, bits: string, dropped: number, grown: number): RunEvent {
  const picture = { inputs: 2, outputs: 4, bits, dropped, grown };
  return {
    type: "masksUpdated",
    step,
    epoch: Math.ceil(step / 5),
    density: 0.5,
    densityByLayer: { w1: 0.5 },
    layers: { w1: picture },
  };
}

/** The end of the run. */
export const result: RunResult = {
  testAccuracy: 0.8123,
  valAccuracy: 0.82,
  trainAccuracy: 0.9,
  testAuc: 0.9014,
  bestEpoch: 2,
  chosenBy: "validation",
  lastTestAccuracy: 0.8,
  density: 0.5,
  densityByLayer: { w1: 0.5 },
  keptWeights: 4,
  maskableWeights: 8,
  parameters: 13,
  parameterSparsity: 4 / 13,
  steps: 15,
  epochs: 3,
  trainingFlops: { rigl: 2_500_000, exact: 2_000_000, propagation: 0 },
  denseTrainingFlops: { rigl: 20_500_000, exact: 16_000_000, propagation: 0 },
  trainMs: 12_340,
  wallMs: 15_000,
};

/** What the worker tells of a small file of edges that it has read. */
export function fileSummary(name: string): DatasetSummary {
  return { name, kind: "file", form: "temporal", nodes: 2, edges: 1, distinctPairs: 1, selfLoops: 0 };
}

/** A recording of lanes as the page keeps it. */
export function recordingOf(lanes: Recording["lanes"]): Recording {
  return { format: "sparse-gnn-lab run", version: 1, made: "2026-11-24T12:00:00.000Z", release: "0.1.0", lanes };
}
