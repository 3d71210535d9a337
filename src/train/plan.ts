import { algorithms } from "../sparse/algorithms";
import type { Net } from "./net";
import type { Prepared } from "./prepared";
import type { RunPlan } from "./protocol";
import { scheduleNote, sparsifierOptions } from "./schedule";
import type { RunSpec } from "./spec";

/** Returns the plan of a run: its phases and sizes, known before the first step. */
export function planRun(spec: RunSpec, prepared: Prepared, net: Net): RunPlan {
  const samples = prepared.sets.train.targets.length;
  const stepsPerEpoch = spec.model === "fnn" ? Math.ceil(samples / spec.batchSize) : 1;
  const options = sparsifierOptions(spec, net, stepsPerEpoch);
  const phases = algorithms[spec.method].phases(options);
  const epochs = phases.reduce((sum, phase) => sum + phase.epochs, 0);
  return {
    phases,
    epochs,
    stepsPerEpoch,
    steps: epochs * stepsPerEpoch,
    samples: { train: samples, val: prepared.sets.val.targets.length, test: prepared.sets.test.targets.length },
    trainScored: prepared.sets.trainScored.targets.length,
    layers: net.layers,
    outputs: prepared.outputs,
    maskableWeights: net.maskableWeights,
    note: [prepared.note, scheduleNote(spec, options)].filter(Boolean).join(" ") || undefined,
  };
}
