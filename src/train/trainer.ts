import type { DatasetSummary } from "../data/dataset";
import type { Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import type { DensePhaseSlot } from "./densePhase";
import { runIdentity } from "./identity";
import type { AnyLearner, Learner } from "./learner";
import type { ListLearner } from "./lists/listLearner";
import type { RawUpdate } from "./microscope";
import type { Net } from "./net";
import { type Place, placeOf } from "./place";
import { planRun } from "./plan";
import type { PredictionKeeper } from "./predictions";
import type { Prepared } from "./prepared";
import type { FlopsCount, RunEvent, RunPlan, Stage } from "./protocol";
import { runResult } from "./result";
import { checkStart, movedNote, type Snapshot, type SnapshotKeeper } from "./snapshot";
import type { RunSpec } from "./spec";
import { createTraining, type Tally, type Training } from "./training";

/** A beat of the training loop: the consumer may pause, single-step or stop here. */
export interface Stepped {
  readonly type: "stepped";
  readonly step: number;
  /** Waits for all that is queued on the device; the time counts as this training's. */
  rest(): Promise<void>;
}

/** What a training needs beside its spec. */
export interface TrainInput {
  readonly spec: RunSpec;
  readonly dataset: DatasetSummary;
  readonly prepared: Prepared;
  readonly net: Net;
  readonly initial: Tree<Float32Array>; // every parameter before the first step; of connections in their list's order
  readonly learner: Learner | ListLearner;
  readonly backend: BackendInfo;
  /** Where a method that trains densely first takes that phase from, or leaves it for other runs. */
  readonly densePhase?: DensePhaseSlot;
  /** What a dense net whose parameters are the initial ones has cost; told, and left out of all counts. */
  readonly uncountedFlops?: FlopsCount;
  /** Where the training goes on; what was told before is not told again. */
  readonly from?: Snapshot;
  /** Who keeps what it takes to go on from here. */
  readonly snapshots?: SnapshotKeeper;
  /** Who keeps what the net predicts; what it hears has no part in the training. */
  readonly predictions?: PredictionKeeper;
  /** Hears of every update that changed masks, and may look closer at once; the training is the same whoever looks. */
  readonly onUpdate?: (look: () => RawUpdate) => void;
}

const progressEveryMs = 100;

/**
 * The only training loop: optimizer steps, mask updates, evaluations, told as events.
 *
 * Stop is `return()`, pause is not asking for the next event. It looks at the clock only to measure and to pace a GPU.
 */
export async function* train(input: TrainInput): AsyncGenerator<RunEvent | Stepped> {
  const { spec, net, backend, dataset, uncountedFlops, from, snapshots } = input;
  const began = performance.now();
  const wallMs = (): number => (from?.spending.wallMs ?? 0) + performance.now() - began;
  const plan = withNote(planRun(spec, input.prepared, net, uncountedFlops), from && movedNote(from, backend));
  const own = runIdentity(spec, input.prepared, input.initial);
  if (from) checkStart(from, net, own);
  const identity = from?.identity ?? own;
  yield { type: "started", spec, backend: withThreads(backend, input.learner), dataset, plan, identity };
  const training = createTraining(input, plan);
  yield { type: "progress", stage: "compiling", done: 0, total: 1, epoch: 0, fraction: 0 };
  let lastProgress = 0;
  if (from) yield* await training.resume(from);
  else yield* training.begin();
  // What is taken over or goes on shows how far it is at once.
  if (training.tally.step > 0) lastProgress = Number.NEGATIVE_INFINITY;

  let place = placeOf(plan, training.tally.step + 1);
  while (place) {
    const told = yield* takeStep(training, place, plan);
    yield* told;
    const { tally } = training;
    if (tally.activeMs - lastProgress >= progressEveryMs) {
      lastProgress = tally.activeMs;
      yield progress(place.phase.name, tally, plan);
    }
    yield { type: "stepped", step: tally.step, rest: training.rest };
    if (place.closesEpoch) {
      const evaluation = await training.evaluate(place.phase.name);
      yield { type: "evaluated", ...evaluation };
      if (!Number.isFinite(evaluation.val.loss)) {
        yield { type: "failed", message: divergedMessage(spec, tally.epoch), diverged: true };
        return;
      }
    }
    place = placeOf(plan, tally.step + 1);
    if (place && snapshots?.isDue()) {
      const snapshot = await training.snapshot(wallMs());
      // What has diverged is nothing to go on from.
      if (Number.isFinite(snapshot.net.lossSum)) snapshots.keep({ ...snapshot, identity });
    }
  }
  const chosenBy = spec.chosenByTest ? "test" : "validation";
  const { evaluations } = training;
  const { trainMs } = training.tally;
  yield {
    type: "finished",
    result: runResult({ plan, net, evaluations, chosenBy, uncountedFlops, trainMs, wallMs: wallMs() }),
  };
}

/** Takes a step and returns what to tell of it; a long one lets messages in, and tells how far it is. */
async function* takeStep(
  training: Training,
  place: Place,
  plan: RunPlan,
): AsyncGenerator<RunEvent | Stepped, RunEvent[]> {
  const step = training.step(place);
  let next = await step.next();
  while (!next.done) {
    const { tally } = training;
    yield progress(place.phase.name, { ...tally, step: place.step - 1 + next.value }, plan);
    yield { type: "stepped", step: place.step - 1, rest: training.rest };
    next = await step.next();
  }
  return next.value;
}

function withNote(plan: RunPlan, note: string | undefined): RunPlan {
  return note === undefined ? plan : { ...plan, note: [plan.note, note].filter(Boolean).join(" ") };
}

function progress(stage: Stage, { step, epoch, activeMs }: Tally, { steps }: RunPlan): RunEvent {
  const secondsLeft = ((activeMs / step) * (steps - step)) / 1000;
  return { type: "progress", stage, done: step, total: steps, epoch, fraction: step / steps, secondsLeft };
}

function divergedMessage(spec: RunSpec, epoch: number): string {
  return `The loss stopped being a number in epoch ${epoch}: training diverged. Lower the learning rate (now ${spec.learningRate}) and run again.`;
}

/** Names the threads beside the device where they share the steps of this very learner, for whoever reads its times. */
function withThreads({ threads: _, ...backend }: BackendInfo, { threads = 1 }: AnyLearner): BackendInfo {
  return threads > 1 ? { ...backend, device: `${backend.device}, ${threads} threads` } : backend;
}
