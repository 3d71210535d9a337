import { algorithms } from "../sparse/algorithms";
import type { PhaseName } from "../sparse/types";
import { batchOrder } from "./batchOrder";
import { type DensePhase, hasDensePhase } from "./densePhase";
import type { Holding } from "./holding";
import type { KernelChoice } from "./learner";
import { addFlops, allKept, noFlops, stepFlops } from "./ledger";
import { createListHolding } from "./lists/listHolding";
import { createMaskHolding } from "./maskHolding";
import { createPace } from "./pace";
import { packNet, unpackNet } from "./packNet";
import { type Place, placeOf } from "./place";
import type { EvaluationLogits } from "./predictions";
import type { Evaluation, FlopsCount, RunEvent, RunPlan } from "./protocol";
import { learningRateOf, optimizerConfig, sparsifierOptions } from "./schedule";
import { score } from "./score";
import { dropsInTests } from "./settings/inForce";
import type { CountedEvaluation, Snapshot } from "./snapshot";
import type { TrainInput } from "./trainer";

/** How far a training is and what it has spent; times are measured. */
export interface Tally {
  readonly step: number; // the last that was taken
  readonly epoch: number; // that it lies in
  readonly flops: FlopsCount;
  readonly denseFlops: FlopsCount;
  readonly trainMs: number; // optimizer steps and mask updates
  readonly activeMs: number; // evaluations included
}

/** The work of a training, one step at a time; what there is to tell of it is returned. */
export interface Training {
  readonly tally: Tally;
  readonly evaluations: readonly CountedEvaluation[];
  /** Makes the first masks, tries every kernel once and returns what to tell, up to the first step. */
  begin(): AsyncGenerator<RunEvent>;
  /** Puts everything where a snapshot has it, when every kernel has been tried; returns what to tell. */
  resume(from: Snapshot): Promise<RunEvent[]>;
  /**
   * Takes the step of a place; tells of masks that have changed, and of what was measured under them.
   *
   * Yields now and then how far a long step is, from 0 to 1.
   */
  step(place: Place): AsyncGenerator<number, RunEvent[]>;
  /** Waits for all that is queued on the device, as part of the training. */
  rest(): Promise<void>;
  /** Judges the net as it is now. */
  evaluate(stage: PhaseName): Promise<Evaluation>;
  /** Copies all that it takes to go on from here; `wallMs` is how long the run has taken. */
  snapshot(wallMs: number): Promise<Omit<Snapshot, "identity">>;
}

/** A step that takes longer yields so often, in milliseconds. */
const beatMs = 25;

/** Holds the connections of a training as its learner does. */
function createHolding(input: TrainInput, plan: RunPlan): Holding {
  const { spec, net, learner } = input;
  const options = sparsifierOptions(spec, net, plan.stepsPerEpoch);
  const sparsifier = algorithms[spec.method].create(options);
  if ("setMasks" in learner) return createMaskHolding({ ...input, learner }, sparsifier);
  return createListHolding({ ...input, learner }, sparsifier, options);
}

/** Creates a training before its first step. */
export function createTraining(input: TrainInput, plan: RunPlan): Training {
  const { spec, prepared, net, learner, backend } = input;
  const samples = plan.samples.train;
  const batchSize = spec.model === "fnn" ? spec.batchSize : samples;
  const dense = allKept(net.fullLedger);
  const pace = createPace(() => performance.now());
  const holding = createHolding(input, plan);
  const shared = hasDensePhase(spec, plan, holding) ? input.densePhase : undefined;
  const denseSteps = plan.phases[0].epochs * plan.stepsPerEpoch;
  const evaluations: CountedEvaluation[] = [];
  let step = 0;
  let epoch = 0;
  let flops = noFlops;
  let denseFlops = noFlops;
  let trainMs = 0;
  let activeMs = 0;
  let known: DensePhase | undefined; // taken over at the coming step
  let lossSoFar: number | undefined; // of the epoch, where it was taken before its end

  /** Sets what holds at a place: the optimizer of its phase and the order of its epoch. */
  const goTo = (place: Place): void => {
    learner.setOptimizer(optimizerConfig(spec, place.phase.name));
    learner.beginEpoch(batchOrder(spec.seed, place.epoch - 1, samples));
  };
  const rest = async (): Promise<void> => {
    const waited = performance.now();
    await learner.settle();
    trainMs += performance.now() - waited;
  };
  const evaluate = async (stage: PhaseName): Promise<Evaluation> => {
    const began = performance.now();
    await rest();
    const mean = lossSoFar ?? (await learner.takeLoss());
    lossSoFar = undefined;
    const { trainScored, val, test } = prepared.sets;
    const dropoutStep = dropsInTests(spec) ? step : undefined;
    const logits: EvaluationLogits = {
      train: await learner.evaluate("trainScored", dropoutStep),
      val: await learner.evaluate("val", dropoutStep),
      test: await learner.evaluate("test", dropoutStep),
    };
    const evaluation: Evaluation = {
      epoch,
      step,
      stage,
      loss: Number.isNaN(mean) ? undefined : mean, // NaN would not survive JSON
      train: score(prepared.loss, logits.train, trainScored),
      val: score(prepared.loss, logits.val, val),
      test: score(prepared.loss, logits.test, test, prepared.seen),
      ...holding.densities,
      flops,
      denseFlops,
      seconds: trainMs / 1000,
    };
    const counted = { ...evaluation, kept: holding.ones };
    evaluations.push(counted);
    input.predictions?.hear(counted, logits);
    activeMs += performance.now() - began;
    return evaluation;
  };
  /** Lets the learner look for a faster way under new masks; that takes no training time. */
  const adapt = async (choice?: KernelChoice): Promise<RunEvent[]> => {
    const times = await learner.adapt?.(Math.min(batchSize, samples), choice);
    return times ? [{ type: "kernelsMeasured", step, ...times }] : [];
  };
  const densePhase = async (): Promise<DensePhase> => {
    lossSoFar = await learner.takeLoss();
    const parameters = await learner.readParameters();
    const told = evaluations.map(({ kept: _, ...evaluation }) => evaluation);
    return { parameters, loss: lossSoFar, evaluations: told, flops, denseFlops, trainMs, activeMs };
  };
  /** Optimizes on one batch, where nothing takes the place of that, and counts what it costs. */
  const train = ({ phase, phaseEpoch }: Place, start: number, end: number, updating: boolean): void => {
    if (!(updating && holding.replacesStep)) learner.step(start, end, learningRateOf(spec, phase, phaseEpoch), step);
    // A full-batch step is one "sample" to the ledger, whatever the number of training nodes.
    const count = prepared.input.form === "graph" ? 1 : end - start;
    const denseGradient = holding.formsDenseGradient(updating);
    flops = addFlops(flops, stepFlops(net.ledger, holding.kept, count, denseGradient));
    denseFlops = addFlops(denseFlops, stepFlops(net.fullLedger, dense, count, false));
  };

  return {
    get tally() {
      return { step, epoch, flops, denseFlops, trainMs, activeMs };
    },
    evaluations,
    begin: async function* () {
      learner.setOptimizer(optimizerConfig(spec));
      const first = await holding.begin(batchSize);
      ({ flops } = first);
      if (first.event) yield first.event;
      yield* await adapt();
      known = shared?.known;
      if (!known) {
        yield { type: "evaluated", ...(await evaluate(plan.phases[0].name)) };
        return;
      }
      // The run goes on at the last step of its dense phase; what was evaluated before is told again.
      for (const evaluation of known.evaluations) {
        evaluations.push({ ...evaluation, kept: holding.ones });
        yield { type: "evaluated", ...evaluation };
      }
      step = denseSteps - 1;
      goTo(placeOf(plan, denseSteps)!);
    },
    resume: async (from) => {
      ({ step, epoch } = from);
      ({ flops, denseFlops, trainMs, activeMs } = from.spending);
      evaluations.push(...from.evaluations);
      await holding.resume(from, batchSize);
      goTo(placeOf(plan, step)!);
      learner.writeState(unpackNet(from.net, net.layers, from.sparse.masks));
      // On another device the other way may be the faster one.
      const here = from.backend.id === backend.id && from.backend.device === backend.device;
      return adapt(here ? from.kernelChoice : undefined);
    },
    step: async function* (place) {
      if (place.opensPhase) learner.setOptimizer(optimizerConfig(spec, place.phase.name));
      if (place.opensEpoch) learner.beginEpoch(batchOrder(spec.seed, place.epoch - 1, samples));
      let since = performance.now();
      const spend = (): void => {
        const now = performance.now();
        trainMs += now - since;
        activeMs += now - since;
        since = now;
      };
      ({ step, epoch } = place);
      const start = place.stepInEpoch * batchSize;
      const end = Math.min(start + batchSize, samples);
      const updating = holding.isUpdateStep(step);
      if (known) {
        learner.writeParameters(known.parameters);
        ({ flops, denseFlops, trainMs, activeMs, loss: lossSoFar } = known);
        known = undefined;
        since = performance.now();
      } else {
        train(place, start, end, updating);
        if (shared && step === denseSteps) {
          await learner.settle();
          spend();
          shared.keep(await densePhase());
          since = performance.now();
        }
      }
      let changed: RunEvent | undefined;
      if (updating) {
        const update = holding.update(start, end, { step, epoch });
        let next = await update.next();
        while (!next.done) {
          if (performance.now() - since >= beatMs) {
            spend();
            yield next.value;
            since = performance.now(); // a pause is no training
          }
          next = await update.next();
        }
        changed = next.value;
      } else if (backend.id === "webgpu") await pace.queued(learner.settle);
      spend();
      // Whoever looks takes a time of their own.
      const look = holding.takeLook();
      if (look) input.onUpdate?.(look);
      return changed ? [changed, ...(await adapt())] : [];
    },
    rest,
    evaluate,
    snapshot: async (wallMs) => {
      const held = holding.snapshot();
      const state = packNet(await learner.readState(), net.layers, held.sparse.masks);
      return {
        format: 1,
        spec,
        dataset: input.dataset,
        backend: { id: backend.id, device: backend.device },
        step,
        epoch,
        net: state,
        ...held,
        ...(learner.choice ? { kernelChoice: learner.choice } : {}),
        evaluations: [...evaluations],
        spending: { flops, denseFlops, uncountedFlops: input.uncountedFlops, trainMs, activeMs, wallMs },
      };
    },
  };
}
