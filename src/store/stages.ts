import { algorithms } from "../sparse/algorithms";
import type { Phase } from "../sparse/types";
import type { Stage } from "../train/protocol";
import { startsDense } from "../train/settings/inForce";
import type { RunSpec } from "../train/spec";
import type { Run } from "./run";

/** One stretch of a run on the progress bar. */
export interface StageView {
  readonly stage: Stage;
  readonly share: number; // of the bar, 0 .. 1
  readonly done: number; // 0 .. 1
  readonly epochs?: number; // of a training phase
}

/** What preparation takes of the bar per stage. */
const preparationShare = 0.09;

/** Makes one phase of rounds that follow each other under one name. */
function joined(phases: readonly Phase[]): readonly Phase[] {
  const stretches: Phase[] = [];
  for (const { name, epochs } of phases) {
    const last = stretches.at(-1);
    if (last?.name === name) stretches[stretches.length - 1] = { name, epochs: last.epochs + epochs };
    else stretches.push({ name, epochs });
  }
  return stretches;
}

/** Returns the stretches of a run before it starts, from its spec; each is called differently. */
export function plannedStages(spec: RunSpec, form: "temporal" | "features"): readonly StageView[] {
  const phases = joined(algorithms[spec.method].phases({ ...spec, layers: {}, stepsPerEpoch: 1 }));
  const preparation: readonly Stage[] = form === "temporal" ? ["walks", "embedding", "compiling"] : ["compiling"];
  const start = startsDense(spec) ? spec.denseEpochs : 0;
  const total = Math.max(
    1,
    phases.reduce((sum, { epochs }) => sum + epochs, start),
  );
  const left = 1 - preparationShare * preparation.length;
  return [
    ...preparation.slice(0, -1).map((stage) => ({ stage, share: preparationShare, done: 0 })),
    ...(start > 0 ? [{ stage: "dense training" as const, share: (left * start) / total, done: 0 }] : []),
    { stage: "compiling", share: preparationShare, done: 0 },
    ...phases.map(({ name, epochs }) => ({ stage: name, share: (left * epochs) / total, done: 0, epochs })),
  ];
}

/** Fills the stretches of a run as far as it has come. */
export function runStages(run: Run, form: "temporal" | "features"): readonly StageView[] {
  const planned = plannedStages(run.spec, form);
  if (run.outcome === "finished") return planned.map((view) => ({ ...view, done: 1 }));
  const { progress } = run;
  if (!progress) return planned;
  const current = planned.findIndex(({ stage }) => stage === progress.stage);
  const before = planned.slice(0, current).reduce((sum, { epochs = 0 }) => sum + epochs, 0);
  return planned.map((view, i) => {
    if (i !== current) return { ...view, done: i < current ? 1 : 0 };
    if (view.epochs === undefined) return { ...view, done: progress.total > 0 ? progress.done / progress.total : 0 };
    const epochsDone = progress.fraction * planned.reduce((sum, { epochs = 0 }) => sum + epochs, 0);
    return { ...view, done: Math.min(1, Math.max(0, (epochsDone - before) / view.epochs)) };
  });
}
