import type { Dataset } from "../data/dataset";
import { summarize } from "../data/summary";
import type { Tree } from "../lib/tree";
import { initialParameters } from "../models/shape";
import type { BackendInfo } from "../ops/backendInfo";
import { createLearner } from "./createLearner";
import { densePhaseKey, densePhaseSlot } from "./densePhase";
import { trainDenseStart } from "./denseStart";
import { createListRun } from "./lists/createListRun";
import { listMemory } from "./lists/size";
import { copyUpdate } from "./microscope";
import { layOutNet, type Net } from "./net";
import type { KeeperInput, PredictionKeeper } from "./predictions";
import { prepare } from "./prepare";
import type { Prepared } from "./prepared";
import { preparedKey } from "./preparedCache";
import type { RunEvent, SeenUpdate } from "./protocol";
import { startsDense } from "./settings/inForce";
import { checkSnapshot, type Snapshot, type SnapshotKeeper } from "./snapshot";
import type { RunSpec } from "./spec";
import { startEmbedding } from "./startEmbedding";
import { type Stepped, type TrainInput, train } from "./trainer";
import type { WorkCache } from "./workCache";

/** What a run is made from. */
export interface SessionInput {
  readonly spec: RunSpec;
  readonly dataset: Dataset;
  readonly backend: BackendInfo;
  readonly cache: WorkCache;
  /** Where the run goes on, if it does. */
  readonly from?: Snapshot;
  readonly snapshots?: SnapshotKeeper;
  /** Starts who keeps what the net predicts, if anybody does. */
  readonly keepPredictions?: (input: KeeperInput) => PredictionKeeper;
  /** Hears of every mask update, which it may look at weight by weight. */
  readonly onUpdate?: (look: () => SeenUpdate) => void;
}

/** The clock-free beat of preparation: the consumer may pause or stop here. */
const beat: Stepped = { type: "stepped", step: 0, rest: async () => undefined };

/** Makes a run's data ready, or takes what the run before it left; tells of progress. */
async function* preparation({
  spec,
  dataset,
  backend,
  cache,
}: SessionInput): AsyncGenerator<RunEvent | Stepped, Prepared, undefined> {
  const key = preparedKey(spec);
  const known = cache.prepared.take(key);
  if (known) return known;
  await startEmbedding(spec, dataset, backend);
  const preparing = prepare(spec, dataset, cache.embeddings);
  let stage = "";
  let began = 0;
  let told = 0;
  let next = preparing.next();
  while (!next.done) {
    const { value } = next;
    const now = performance.now();
    if (value.stage !== stage) {
      stage = value.stage;
      began = now;
    }
    if (now - told > 100) {
      told = now;
      const fraction = value.total > 0 ? value.done / value.total : 0;
      const secondsLeft = fraction > 0.02 ? ((now - began) / 1000) * (1 / fraction - 1) : undefined;
      yield { type: "progress", ...value, epoch: 0, fraction, secondsLeft };
    }
    yield beat;
    next = preparing.next();
  }
  cache.prepared.keep(key, next.value);
  return next.value;
}

/** Makes the initial weights, unless they are given, and the learner that has them. */
async function createMaskRun(
  { spec, backend }: SessionInput,
  prepared: Prepared,
  net: Net,
  given: Tree<Float32Array> | undefined,
): Promise<Pick<TrainInput, "initial" | "learner">> {
  const initial = given ?? initialParameters(net.shape, spec.seed);
  return { initial, learner: await createLearner(spec, prepared, net, initial, backend) };
}

/**
 * Runs a spec from data set to final figures: prepares, lays out the net, trains, frees the device.
 *
 * A run that goes on from a snapshot makes its data ready anew and tells of nothing that the snapshot's run has told.
 *
 * @throws InputError where spec and data, or snapshot and run, do not fit.
 */
export async function* runSpec(input: SessionInput): AsyncGenerator<RunEvent | Stepped> {
  const { spec, dataset, backend, cache, snapshots, onUpdate } = input;
  const summary = summarize(dataset);
  if (input.from) checkSnapshot(input.from, spec, summary);
  const prepared = yield* preparation(input);
  const net = layOutNet(spec, prepared);
  // A snapshot of the dense net that the run starts from is that training's to go on from.
  const from = input.from?.denseStart ? undefined : input.from;
  const onLists = listMemory(spec, net) !== undefined;
  const start = startsDense(spec) && !from ? yield* trainDenseStart(input, prepared) : undefined;
  const { initial, learner } = onLists
    ? await createListRun(spec, prepared, net)
    : await createMaskRun(input, prepared, net, start?.parameters);
  const uncountedFlops = start?.flops ?? from?.spending.uncountedFlops;
  const densePhase = cache.densePhases && densePhaseSlot(cache.densePhases, densePhaseKey(spec, net, backend));
  try {
    const basis = { spec, dataset: summary, prepared, net, initial, learner, backend };
    const { loss, outputs } = prepared;
    const chosenBy = spec.chosenByTest ? "test" : "validation";
    yield* train({
      ...basis,
      densePhase,
      uncountedFlops,
      from,
      snapshots,
      onUpdate: onUpdate && ((look) => onUpdate(() => copyUpdate(onLists ? {} : net.layers, look()))),
      predictions: input.keepPredictions?.({ loss, outputs, chosenBy }),
    });
  } finally {
    learner.dispose();
  }
}
