import type { DatasetSummary } from "../data/dataset";
import { createRng } from "../lib/rng";
import { mapTree, type Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import { algorithms } from "../sparse/algorithms";
import { applyMask, countOnes, fullMasks } from "../sparse/masks";
import type { Masks, PhaseName, SparseState } from "../sparse/types";
import type { Learner } from "./learner";
import { addFlops, allKept, noFlops, stepFlops } from "./ledger";
import { maskPictures } from "./maskPicture";
import type { Net } from "./net";
import { createPace } from "./pace";
import type { Prepared } from "./prepared";
import type { Evaluation, RunEvent, RunPlan } from "./protocol";
import { runResult } from "./result";
import { learningRateOf, optimizerConfig, scheduleNote, sparsifierOptions } from "./schedule";
import { score } from "./score";
import type { RunSpec } from "./spec";

/** A beat of the training loop: the consumer may pause, single-step or stop here. */
export interface Stepped {
  readonly type: "stepped";
  readonly step: number;
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
}

const progressEveryMs = 100;

/** Returns the plan of a run: its phases and sizes, known before the first step. */
function planRun({ spec, prepared, net }: Omit<TrainInput, "learner" | "backend" | "initial">): RunPlan {
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

function maskable(parameters: Tree<Float32Array>, net: Net): Tree<Float32Array> {
  return Object.fromEntries(Object.keys(net.layers).map((name) => [name, parameters[name]]));
}

/**
 * The only training loop: optimizer steps, mask updates, evaluations, told as events.
 *
 * Stop is `return()`, pause is not asking for the next event. It looks at the clock only to measure and to pace a GPU.
 */
export async function* train(input: TrainInput): AsyncGenerator<RunEvent | Stepped> {
  const { spec, prepared, net, learner, backend, dataset } = input;
  const began = performance.now();
  const plan = planRun(input);
  yield { type: "started", spec, backend, dataset, plan };
  const sparsifier = algorithms[spec.method].create(sparsifierOptions(spec, net, plan.stepsPerEpoch));
  const samples = plan.samples.train;
  const batchSize = spec.model === "fnn" ? spec.batchSize : samples;
  const everything = fullMasks(net.layers); // a layer without a mask is dense
  const dense = allKept(net.fullLedger);
  // A full-batch step is one "sample" to the ledger, whatever the number of training nodes.
  const ledgerSamples = (start: number, end: number): number => (prepared.input.form === "graph" ? 1 : end - start);

  const pace = createPace(() => performance.now());

  let step = 0;
  let epoch = 0;
  let flops = noFlops;
  let denseFlops = noFlops;
  let trainMs = 0;
  let activeMs = 0;
  let lastProgress = 0;
  let installed: Masks | undefined;
  let masks: Masks = {};
  let kept: Tree<number> = {};
  const evaluations: (Evaluation & { kept: number })[] = [];

  const densities = (): Pick<Evaluation, "density" | "densityByLayer"> => ({
    density: Object.values(kept).reduce((sum, ones) => sum + ones, 0) / net.maskableWeights,
    densityByLayer: Object.fromEntries(
      Object.entries(net.fullLedger.layers).map(([name, { weights }]) => [name, kept[name] / weights]),
    ),
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
    return { type: "masksUpdated", step, epoch, ...densities(), layers: maskPictures(net.layers, masks, before) };
  };
  const evaluate = async (stage: PhaseName): Promise<Evaluation> => {
    const waited = performance.now();
    await learner.settle();
    trainMs += performance.now() - waited;
    const mean = await learner.takeLoss();
    const { trainScored, val, test } = prepared.sets;
    const evaluation: Evaluation = {
      epoch,
      step,
      stage,
      loss: Number.isNaN(mean) ? undefined : mean, // NaN would not survive JSON
      train: score(prepared.loss, await learner.evaluate("trainScored"), trainScored),
      val: score(prepared.loss, await learner.evaluate("val"), val),
      test: score(prepared.loss, await learner.evaluate("test"), test, prepared.seen),
      ...densities(),
      flops,
      denseFlops,
      seconds: trainMs / 1000,
    };
    evaluations.push({ ...evaluation, kept: Object.values(kept).reduce((sum, ones) => sum + ones, 0) });
    return evaluation;
  };

  yield { type: "progress", stage: "compiling", done: 0, total: 1, epoch: 0, fraction: 0 };
  learner.setOptimizer(optimizerConfig(spec));
  let state = sparsifier.init(maskable(input.initial, net));
  const first = install(state);
  await warmUp(input, state.masks, Math.min(batchSize, samples));
  if (first) yield first;
  yield { type: "evaluated", ...(await evaluate(plan.phases[0].name)) };

  for (const phase of plan.phases) {
    learner.setOptimizer(optimizerConfig(spec));
    for (let phaseEpoch = 0; phaseEpoch < phase.epochs; phaseEpoch++) {
      const learningRate = learningRateOf(spec, phase, phaseEpoch);
      const order = new Uint32Array(samples).map((_, i) => i);
      learner.beginEpoch(createRng(spec.seed, "batch order", epoch).shuffle(order));
      epoch++;
      let workBegan = performance.now();
      for (let start = 0; start < samples; start += batchSize) {
        const end = Math.min(start + batchSize, samples);
        const stepBegan = performance.now();
        step++;
        const updating = sparsifier.isUpdateStep(step);
        const replaced = updating && sparsifier.replacesStep;
        if (!replaced) learner.step(start, end, learningRate, step);
        flops = addFlops(
          flops,
          stepFlops(net.ledger, kept, ledgerSamples(start, end), updating && sparsifier.needsGrads),
        );
        denseFlops = addFlops(denseFlops, stepFlops(net.fullLedger, dense, ledgerSamples(start, end), false));
        let changed: RunEvent | undefined;
        if (updating) {
          const weights = maskable(await learner.readParameters(), net);
          const grads = sparsifier.needsGrads ? await learner.gradients(start, end, step) : undefined;
          const loss = sparsifier.needsLoss
            ? score(prepared.loss, await learner.evaluate("trainScored"), prepared.sets.trainScored).loss
            : undefined;
          state = sparsifier.update(state, { step, weights, grads, loss });
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
        yield { type: "stepped", step };
        workBegan = performance.now();
      }
      const evaluation = await evaluate(phase.name);
      activeMs += performance.now() - workBegan;
      yield { type: "evaluated", ...evaluation };
      if (!Number.isFinite(evaluation.val.loss)) {
        yield { type: "failed", message: divergedMessage(spec, epoch) };
        return;
      }
    }
  }
  yield { type: "finished", result: runResult({ plan, net, evaluations, trainMs, wallMs: performance.now() - began }) };
}

function divergedMessage(spec: RunSpec, epoch: number): string {
  return `The loss stopped being a number in epoch ${epoch}: training diverged. Lower the learning rate (now ${spec.learningRate}) and run again.`;
}

/** Runs every kernel of the run once, so that compilation does not fall into measured time, and puts all back. */
async function warmUp({ learner, initial, prepared, spec }: TrainInput, masks: Masks, batch: number): Promise<void> {
  learner.beginEpoch(new Uint32Array(prepared.sets.train.targets.length).map((_, i) => i));
  learner.step(0, batch, spec.learningRate, 1);
  await learner.gradients(0, batch, 1);
  await learner.evaluate("val");
  await learner.takeLoss();
  learner.writeParameters(mapTree(initial, (values, name) => (masks[name] ? applyMask(values, masks[name]) : values)));
}
