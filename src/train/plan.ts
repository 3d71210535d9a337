import { formatFlops } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import { listMemory } from "./lists/size";
import type { Net } from "./net";
import type { Prepared } from "./prepared";
import type { FlopsCount, RunPlan } from "./protocol";
import { scheduleNote, sparsifierOptions } from "./schedule";
import type { RunSpec } from "./spec";

/** Returns the plan of a run, known before its first step; `uncounted` is what the net it starts from has cost. */
export function planRun(spec: RunSpec, prepared: Prepared, net: Net, uncounted?: FlopsCount): RunPlan {
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
    memory: listMemory(spec, net),
    note:
      [prepared.note, scheduleNote(spec, options), startNote(spec, uncounted)].filter(Boolean).join(" ") || undefined,
  };
}

/** Returns a sentence where the run starts from a dense net, for its figures leave that training out. */
function startNote({ denseEpochs }: RunSpec, uncounted: FlopsCount | undefined): string | undefined {
  if (!uncounted) return undefined;
  const left = `${formatFlops(uncounted.rigl)} (RigL's convention)`;
  return `This run starts from a net trained densely for ${denseEpochs} epochs; its ${left} and its time are left out of all counts, as in the released code.`;
}
