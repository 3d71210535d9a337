import { summarize } from "../data/summary";
import { InputError } from "../lib/inputError";
import { initialParameters } from "../models/shape";
import { createLearner } from "./createLearner";
import { createDensePhaseCache, type DensePhase, densePhaseKey, densePhaseSlot } from "./densePhase";
import { layOutNet } from "./net";
import type { Prepared } from "./prepared";
import type { RunEvent } from "./protocol";
import type { SessionInput } from "./session";
import type { Snapshot } from "./snapshot";
import { type RunSpec, resolveSpec, shortSpec } from "./spec";
import { type Stepped, train } from "./trainer";

/** Returns the spec whose dense phase a sparse training starts from: the same choices, but train-and-prune's defaults. */
export function denseStartSpec(spec: RunSpec): RunSpec {
  const method = "magnitude";
  return resolveSpec({ ...shortSpec(spec), method, pruneEpochs: 0, retrainEpochs: 0, denseStart: false });
}

/**
 * Trains the dense net that a sparse training starts from, or takes it from the cache; tells of progress only.
 *
 * @throws InputError where training diverges.
 */
export async function* trainDenseStart(
  { spec, dataset, backend, cache, from, snapshots }: SessionInput,
  prepared: Prepared,
): AsyncGenerator<RunEvent | Stepped, DensePhase, undefined> {
  const dense = denseStartSpec(spec);
  const net = layOutNet(dense, prepared);
  const slot = densePhaseSlot(cache.densePhases ?? createDensePhaseCache(), densePhaseKey(dense, net, backend));
  if (slot.known) return slot.known;
  const initial = initialParameters(net.shape, dense.seed);
  const learner = await createLearner(dense, prepared, net, initial, backend);
  let done: DensePhase | undefined;
  const densePhase = {
    keep: (phase: DensePhase): void => {
      slot.keep(phase);
      done = phase;
    },
  };
  try {
    const basis = { spec: dense, dataset: summarize(dataset), prepared, net, initial, learner, backend, densePhase };
    const keeper = snapshots && {
      isDue: snapshots.isDue,
      keep: (snapshot: Snapshot): void => snapshots.keep({ ...snapshot, spec, denseStart: true }),
    };
    for await (const event of train({ ...basis, from, snapshots: keeper })) {
      if (done) return done;
      if (event.type === "failed") throw new InputError(event.message);
      if (event.type === "stepped")
        yield { ...event, step: 0 }; // none of the run’s own steps
      else if (event.type === "progress" && event.stage === "dense training") yield event;
    }
  } finally {
    learner.dispose();
  }
  throw new Error("The dense phase of a run ended without its parameters.");
}
