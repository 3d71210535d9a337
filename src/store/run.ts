import type { DatasetSummary } from "../data/dataset";
import type { BackendInfo } from "../ops/backendInfo";
import type {
  Evaluation,
  KernelTimes,
  MaskPicture,
  RunEvent,
  RunIdentity,
  RunPlan,
  RunResult,
  Stage,
} from "../train/protocol";
import type { RunSpec } from "../train/spec";
import { appendEvaluations, type Evaluations, noEvaluations } from "./evaluations";

/** How far a run is, as the progress bar shows it. */
export interface RunProgress {
  readonly stage: Stage;
  readonly done: number; // in the stage's own unit
  readonly total: number; // 0 = unknown
  readonly epoch: number;
  readonly fraction: number; // of the whole run, 0 .. 1
  readonly secondsLeft?: number;
}

/** One layer's mask after its last update, beside the bits it had before. */
export interface MaskView extends MaskPicture {
  readonly before?: string; // base64 as `bits`; absent where this is the first picture
}

/** All masks of a run after the last update. */
export interface MaskViews {
  readonly updates: number; // how many updates there were so far
  readonly lastUpdates: number; // of them since the pictures before; more than one where a record left pictures out
  readonly step: number;
  readonly epoch: number;
  readonly layers: Readonly<Record<string, MaskView>>;
}

/** Everything that is known of one run; replaced, never mutated. */
export interface Run {
  readonly spec: RunSpec;
  readonly backend?: BackendInfo;
  readonly dataset?: DatasetSummary;
  readonly plan?: RunPlan;
  readonly identity?: RunIdentity; // fingerprints of what it starts from
  readonly progress?: RunProgress;
  readonly stages: readonly Stage[]; // that were entered, in order
  readonly evaluations: Evaluations;
  readonly masks?: MaskViews;
  readonly kernels?: KernelTimes; // the last that were measured, where a net is wide enough for that
  readonly result?: RunResult;
  readonly outcome: "open" | "finished" | "stopped" | "failed";
  readonly message?: string; // why it failed
}

/** Creates the run of a spec before its first event. */
export function emptyRun(spec: RunSpec): Run {
  return { spec, stages: [], evaluations: noEvaluations, outcome: "open" };
}

/** Lays the pictures of one update over the masks so far. */
function nextMasks(masks: MaskViews | undefined, event: RunEvent & { type: "masksUpdated" }): MaskViews {
  const layers = Object.entries(event.layers).map(([name, picture]): [string, MaskView] => [
    name,
    { ...picture, before: masks?.layers[name]?.bits },
  ]);
  return {
    updates: (masks?.updates ?? 0) + (event.updates ?? 1),
    lastUpdates: event.updates ?? 1,
    step: event.step,
    epoch: event.epoch,
    layers: { ...masks?.layers, ...Object.fromEntries(layers) },
  };
}

/** Applies one event; evaluations are collected in `batch` and appended once per batch. */
function applyEvent(run: Run, event: RunEvent, batch: Evaluation[]): Run {
  switch (event.type) {
    case "started": {
      const { spec, backend, dataset, plan, identity } = event;
      return { ...run, spec, backend, dataset, plan, identity };
    }
    case "progress": {
      const { type: _type, ...progress } = event;
      const entered = run.stages.includes(event.stage);
      return { ...run, progress, stages: entered ? run.stages : [...run.stages, event.stage] };
    }
    case "evaluated":
      batch.push(event);
      return run;
    case "masksUpdated":
      return { ...run, masks: nextMasks(run.masks, event) };
    case "kernelsMeasured": {
      const { type: _type, step: _step, ...kernels } = event;
      return { ...run, kernels };
    }
    case "finished":
      return { ...run, result: event.result, outcome: "finished" };
    case "stopped":
      return { ...run, outcome: "stopped" };
    case "failed":
      return { ...run, outcome: "failed", message: event.message };
    default:
      return event satisfies never;
  }
}

/** Moves a run's progress to the optimizer step at which the worker rests, which may lie between two of its reports. */
export function restAt(run: Run, step: number): Run {
  const { plan, stages } = run;
  if (!plan || step === 0) return run;
  const epoch = Math.ceil(step / plan.stepsPerEpoch);
  let end = 0;
  const phase = plan.phases.find(({ epochs }) => {
    end += epochs;
    return epoch <= end;
  });
  if (!phase) return run;
  const progress = { stage: phase.name, done: step, total: plan.steps, epoch, fraction: step / plan.steps };
  return { ...run, progress, stages: stages.includes(phase.name) ? stages : [...stages, phase.name] };
}

/** Folds a batch of events into a run: the only way a run changes. */
export function applyEvents(run: Run, events: readonly RunEvent[]): Run {
  const batch: Evaluation[] = [];
  const next = events.reduce((state, event) => applyEvent(state, event, batch), run);
  return batch.length === 0 ? next : { ...next, evaluations: appendEvaluations(run.evaluations, batch) };
}
