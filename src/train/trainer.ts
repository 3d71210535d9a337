import type { DatasetSummary } from "../data/dataset";
import type { Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import { algorithms } from "../sparse/algorithms";
import { countOnes, fullMasks } from "../sparse/masks";
import type { Masks, PhaseName, SparseState } from "../sparse/types";
import { batchOrder } from "./batchOrder";
import { type DensePhase, type DensePhaseSlot, hasDensePhase } from "./densePhase";
import { createEverActive } from "./everActive";
import { runIdentity } from "./identity";
import { initialState } from "./initialState";
import type { Learner } from "./learner";
import { addFlops, allKept, noFlops, stepFlops } from "./ledger";
import { maskPictures } from "./maskPicture";
import type { Net } from "./net";
import { createPace } from "./pace";
import { planRun } from "./plan";
import type { Prepared } from "./prepared";
import type { Evaluation, FlopsCount, RunEvent } from "./protocol";
import { runResult } from "./result";
import { learningRateOf, optimizerConfig, sparsifierOptions } from "./schedule";
import { score } from "./score";
import { dropsInTests } from "./settings/inForce";
import type { RunSpec } from "./spec";
import { warmUp } from "./warmUp";

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
  readonly initial: Tree<Float32Array>; // every parameter before the first step
  readonly learner: Learner;
  readonly backend: BackendInfo;
  /** Where a method that trains densely first takes that phase from, or leaves it for other runs. */
  readonly densePhase?: DensePhaseSlot;
  /** What a dense net whose parameters are the initial ones has cost; told, and left out of all counts. */
  readonly uncountedFlops?: FlopsCount;
}

const progressEveryMs = 100;

/**
 * The only training loop: optimizer steps, mask updates, evaluations, told as events.
 *
 * Stop is `return()`, pause is not asking for the next event. It looks at the clock only to measure and to pace a GPU.
 */
export async function* train(input: TrainInput): AsyncGenerator<RunEvent | Stepped> {
  const { spec, prepared, net, learner, backend, dataset } = input;
  const began = performance.now();
  const plan = planRun(spec, prepared, net, input.uncountedFlops);
  const identity = runIdentity(spec, prepared, input.initial);
  yield { type: "started", spec, backend, dataset, plan, identity };
  const sparsifier = algorithms[spec.method].create(sparsifierOptions(spec, net, plan.stepsPerEpoch));
  const samples = plan.samples.train;
  const batchSize = spec.model === "fnn" ? spec.batchSize : samples;
  const everything = fullMasks(net.layers); // a layer without a mask is dense
  const dense = allKept(net.fullLedger);
  // A full-batch step is one "sample" to the ledger, whatever the number of training nodes.
  const ledgerSamples = (start: number, end: number): number => (prepared.input.form === "graph" ? 1 : end - start);

  const pace = createPace(() => performance.now());
  const seen = algorithms[spec.method].moves ? createEverActive() : undefined;

  let step = 0;
  let epoch = 0;
  let flops = noFlops;
  let denseFlops = noFlops;
  let trainMs = 0;
  let activeMs = 0;
  let lastProgress = 0;
  let lossSoFar: number | undefined; // of the epoch, where it was taken before its end
  let installed: Masks | undefined;
  let masks: Masks = {};
  let kept: Tree<number> = {};
  let everActive: number | undefined;
  const evaluations: (Evaluation & { kept: number })[] = [];

  const ones = (): number => Object.values(kept).reduce((sum, count) => sum + count, 0);
  const densities = (): Pick<Evaluation, "density" | "densityByLayer" | "everActive"> => ({
    density: ones() / net.maskableWeights,
    densityByLayer: Object.fromEntries(
      Object.entries(net.fullLedger.layers).map(([name, { weights }]) => [name, kept[name] / weights]),
    ),
    everActive,
  });
  const install = (state: SparseState): RunEvent | undefined => {
    learner.setAnchors(state.anchors, sparsifier.rho);
    if (state.masks === installed) return undefined;
    learner.setMasks(state.masks);
    if (state.weights) learner.writeParameters(state.weights);
    const before = installed && masks;
    installed = state.masks;
    masks = { ...everything, ...installed };
    kept = Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, countOnes(mask)]));
    everActive = seen && seen.add(masks) / net.maskableWeights;
    return { type: "masksUpdated", step, epoch, ...densities(), layers: maskPictures(net.layers, masks, before) };
  };
  const rest = async (): Promise<void> => {
    const waited = performance.now();
    await learner.settle();
    trainMs += performance.now() - waited;
  };
  const evaluate = async (stage: PhaseName): Promise<Evaluation> => {
    await rest();
    const mean = lossSoFar ?? (await learner.takeLoss());
    lossSoFar = undefined;
    const { trainScored, val, test } = prepared.sets;
    const dropoutStep = dropsInTests(spec) ? step : undefined;
    const evaluation: Evaluation = {
      epoch,
      step,
      stage,
      loss: Number.isNaN(mean) ? undefined : mean, // NaN would not survive JSON
      train: score(prepared.loss, await learner.evaluate("trainScored", dropoutStep), trainScored),
      val: score(prepared.loss, await learner.evaluate("val", dropoutStep), val),
      test: score(prepared.loss, await learner.evaluate("test", dropoutStep), test, prepared.seen),
      ...densities(),
      flops,
      denseFlops,
      seconds: trainMs / 1000,
    };
    evaluations.push({ ...evaluation, kept: ones() });
    return evaluation;
  };
  const densePhase = async (spentMs: number): Promise<DensePhase> => {
    lossSoFar = await learner.takeLoss();
    const parameters = await learner.readParameters();
    const told = evaluations.map(({ kept: _, ...evaluation }) => evaluation);
    return { parameters, loss: lossSoFar, evaluations: told, flops, denseFlops, trainMs, activeMs: spentMs };
  };

  yield { type: "progress", stage: "compiling", done: 0, total: 1, epoch: 0, fraction: 0 };
  learner.setOptimizer(optimizerConfig(spec));
  let state: SparseState;
  ({ state, flops } = await initialState(input, sparsifier, batchSize));
  const first = install(state);
  await warmUp(input, state.masks, batchSize, sparsifier.gradientMemory);
  if (first) yield first;
  const shared = hasDensePhase(spec, plan, sparsifier) ? input.densePhase : undefined;
  const denseSteps = plan.phases[0].epochs * plan.stepsPerEpoch;
  if (shared?.known) {
    // The run goes on at the last step of its dense phase; what was evaluated before is told again.
    for (const evaluation of shared.known.evaluations) {
      evaluations.push({ ...evaluation, kept: ones() });
      yield { type: "evaluated", ...evaluation };
    }
    epoch = plan.phases[0].epochs - 1;
    step = denseSteps - 1;
    lastProgress = Number.NEGATIVE_INFINITY;
  } else yield { type: "evaluated", ...(await evaluate(plan.phases[0].name)) };

  for (const phase of plan.phases) {
    const known = phase === plan.phases[0] ? shared?.known : undefined;
    learner.setOptimizer(optimizerConfig(spec, phase.name));
    for (let phaseEpoch = known ? phase.epochs - 1 : 0; phaseEpoch < phase.epochs; phaseEpoch++) {
      const learningRate = learningRateOf(spec, phase, phaseEpoch);
      learner.beginEpoch(batchOrder(spec.seed, epoch, samples));
      epoch++;
      let workBegan = performance.now();
      for (let start = known ? batchSize * (plan.stepsPerEpoch - 1) : 0; start < samples; start += batchSize) {
        const end = Math.min(start + batchSize, samples);
        let stepBegan = performance.now();
        step++;
        const updating = sparsifier.isUpdateStep(step);
        if (known) {
          learner.writeParameters(known.parameters);
          ({ flops, denseFlops, trainMs, activeMs, loss: lossSoFar } = known);
          stepBegan = performance.now();
        } else {
          const count = ledgerSamples(start, end);
          if (!(updating && sparsifier.replacesStep)) learner.step(start, end, learningRate, step);
          const denseGradient = sparsifier.gradientMemory !== undefined || (updating && sparsifier.needsGrads);
          flops = addFlops(flops, stepFlops(net.ledger, kept, count, denseGradient));
          denseFlops = addFlops(denseFlops, stepFlops(net.fullLedger, dense, count, false));
        }
        if (shared && !known && step === denseSteps) {
          await learner.settle();
          trainMs += performance.now() - stepBegan;
          shared.keep(await densePhase(activeMs + performance.now() - workBegan));
          stepBegan = performance.now();
        }
        let changed: RunEvent | undefined;
        if (updating) {
          const weights = await learner.readParameters();
          const grads = sparsifier.needsGrads ? await learner.gradients(start, end, step) : undefined;
          const loss = sparsifier.needsLoss
            ? score(prepared.loss, await learner.evaluate("trainScored"), prepared.sets.trainScored).loss
            : undefined;
          const averageGrads =
            sparsifier.gradientMemory === undefined ? undefined : await learner.readAverageGradients();
          state = sparsifier.update(state, { step, weights, grads, averageGrads, loss });
          changed = install(state);
        } else if (backend.id === "webgpu") await pace.queued(learner.settle);
        trainMs += performance.now() - stepBegan;
        if (changed) yield changed;
        const now = performance.now();
        activeMs += now - workBegan;
        if (activeMs - lastProgress >= progressEveryMs) {
          lastProgress = activeMs;
          const secondsLeft = ((activeMs / step) * (plan.steps - step)) / 1000;
          yield {
            type: "progress",
            stage: phase.name,
            done: step,
            total: plan.steps,
            epoch,
            fraction: step / plan.steps,
            secondsLeft,
          };
        }
        yield { type: "stepped", step, rest };
        workBegan = performance.now();
      }
      const evaluation = await evaluate(phase.name);
      activeMs += performance.now() - workBegan;
      yield { type: "evaluated", ...evaluation };
      if (!Number.isFinite(evaluation.val.loss)) {
        yield { type: "failed", message: divergedMessage(spec, epoch), diverged: true };
        return;
      }
    }
  }
  const chosenBy = spec.chosenByTest ? "test" : "validation";
  const { uncountedFlops } = input;
  const wallMs = performance.now() - began;
  yield {
    type: "finished",
    result: runResult({ plan, net, evaluations, chosenBy, uncountedFlops, trainMs, wallMs }),
  };
}

function divergedMessage(spec: RunSpec, epoch: number): string {
  return `The loss stopped being a number in epoch ${epoch}: training diverged. Lower the learning rate (now ${spec.learningRate}) and run again.`;
}
