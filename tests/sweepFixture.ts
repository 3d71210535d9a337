import type { MethodId } from "../src/sparse/algorithms";
import { sweepCells } from "../src/sweep/cells";
import { type GivenSweep, resolveSweep } from "../src/sweep/resolve";
import type { SweepCell, SweepFile, SweepRecord } from "../src/sweep/types";
import type { Evaluation, RunEvent, RunResult } from "../src/train/protocol";

/** What a made-up run found. */
export interface MadeUp {
  readonly accuracy: number;
  readonly flops: number;
}

const backend = { id: "wasm", device: "CPU, WebAssembly SIMD", software: false, reason: "Asked for." } as const;

const dataset = {
  name: "made up",
  kind: "file",
  form: "temporal",
  nodes: 60,
  edges: 600,
  distinctPairs: 600,
  selfLoops: 0,
} as const;

function resultOf({ accuracy, flops }: MadeUp, { sparsity }: SweepCell): RunResult {
  return {
    testAccuracy: accuracy,
    valAccuracy: accuracy + 0.01,
    trainAccuracy: accuracy + 0.02,
    testAuc: accuracy + 0.05,
    bestEpoch: 1,
    chosenBy: "validation",
    lastTestAccuracy: accuracy - 0.01,
    density: 1 - sparsity,
    densityByLayer: { w1: 1 - sparsity, w2: 1 - sparsity },
    keptWeights: 2176 * (1 - sparsity),
    maskableWeights: 2176,
    parameters: 4352,
    parameterSparsity: (2176 * sparsity) / 4352,
    steps: 2,
    epochs: 1,
    trainingFlops: { rigl: flops, exact: 0.7 * flops, propagation: 0 },
    denseTrainingFlops: { rigl: 1000, exact: 700, propagation: 0 },
    trainMs: 500,
    wallMs: 900,
  };
}

/** Returns the events of a made-up run, progress and two mask pictures among them. */
export function madeUpEvents(cell: SweepCell, made: MadeUp): readonly RunEvent[] {
  const result = resultOf(made, cell);
  const { density, densityByLayer, trainingFlops: flops, denseTrainingFlops: denseFlops } = result;
  const score = { accuracy: made.accuracy, loss: 0.5 };
  const evaluation: Evaluation = {
    ...{ epoch: 1, step: 2, stage: "sparse training", train: score, val: score, test: score },
    ...{ density, densityByLayer, flops, denseFlops, seconds: 0.5 },
  };
  const picture = { inputs: 2, outputs: 2, bits: "Dw==", dropped: 0, grown: 0 };
  const masks = (step: number): RunEvent => ({
    ...{ type: "masksUpdated", step, epoch: step, density, densityByLayer, layers: { w1: picture } },
  });
  const plan = {
    phases: [{ name: "sparse training", epochs: 1 }],
    ...{ epochs: 1, stepsPerEpoch: 2, steps: 2, samples: { train: 8, val: 4, test: 4 }, trainScored: 8 },
    ...{ layers: { w1: { inputs: 2, outputs: 2 } }, outputs: 1, maskableWeights: 2176 },
  } as const;
  return [
    { type: "progress", stage: "walks", done: 1, total: 2, epoch: 0, fraction: 0.5 },
    { type: "started", spec: cell.spec, backend, dataset, plan },
    masks(0),
    { type: "evaluated", ...evaluation },
    masks(1),
    { type: "finished", result },
  ];
}

/** Makes a sweep on the e-mail twin, or on what else is given. */
export function sweepOf(given: Partial<GivenSweep> = {}): SweepFile["spec"] {
  return resolveSweep({
    ...{ datasets: ["ia-email-twin"], methods: ["slr", "rigl"], sparsities: [0.875], seeds: [1, 2, 3] },
    ...given,
  });
}

/** Makes a whole sweep of made-up runs; a cell for which `make` returns a text has failed, undefined is not run. */
export function sweepFileOf(
  spec: SweepFile["spec"],
  make: (cell: SweepCell) => MadeUp | string | undefined,
): SweepFile {
  const records = sweepCells(spec).flatMap((cell): SweepRecord[] => {
    const made = make(cell);
    if (made === undefined) return [];
    const events: readonly RunEvent[] =
      typeof made === "string" ? [{ type: "failed", message: made }] : madeUpEvents(cell, made);
    const kept = events.filter((event, i) => event.type !== "progress" && !(event.type === "masksUpdated" && i < 4));
    return [{ cell: cell.id, version: "0.1.0", events: kept }];
  });
  return { format: "sparse-gnn-lab sweep", spec, records };
}

/** Makes a sweep of SLR and RigL at one level whose accuracies are given by seed. */
export function pairOf(
  slr: readonly number[],
  rigl: readonly number[],
  given: Partial<GivenSweep> = {},
  flops: Partial<Record<MethodId, number>> = { slr: 800, rigl: 100 },
): SweepFile {
  const spec = sweepOf({ seeds: slr.map((_, i) => i + 1), ...given });
  const accuracies: Partial<Record<MethodId, readonly number[]>> = { slr, rigl };
  return sweepFileOf(spec, ({ method, seed }) => ({
    accuracy: accuracies[method]?.[seed - 1] ?? 0.5,
    flops: flops[method] ?? 1000,
  }));
}
