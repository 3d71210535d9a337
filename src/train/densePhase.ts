import { type Cache, createBoundedCache } from "../lib/boundedCache";
import type { Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import { algorithms } from "../sparse/algorithms";
import type { SparsifierOptions } from "../sparse/types";
import type { Holding } from "./holding";
import type { Net } from "./net";
import type { Evaluation, FlopsCount, RunPlan } from "./protocol";
import type { RunSpec } from "./spec";

/**
 * The dense pre-training of a train-and-prune run right after its last optimizer step, before anything is pruned.
 *
 * A phase starts its optimizer anew and dropout knows only seed and step, so the parameters are all that later steps need.
 */
export interface DensePhase {
  readonly parameters: Tree<Float32Array>;
  readonly loss: number; // mean training loss of the last epoch's steps
  readonly evaluations: readonly Evaluation[]; // of all epochs but the last, whose models are judged after the prune
  readonly flops: FlopsCount;
  readonly denseFlops: FlopsCount;
  readonly trainMs: number; // measured
  readonly activeMs: number; // measured, evaluations included
}

/** One dense phase that a run may begin from, or else leaves for others. */
export interface DensePhaseSlot {
  readonly known?: DensePhase;
  keep(phase: DensePhase): void;
}

/** Dense phases by everything that determines them. */
export type DensePhaseCache = Cache<DensePhase>;

/** About what an evaluation takes in memory. */
const evaluationBytes = 2048;

/** Creates a cache that forgets the least recently used phases beyond `maxBytes` (default 64 MB). */
export function createDensePhaseCache(maxBytes = 64e6): DensePhaseCache {
  return createBoundedCache(maxBytes, ({ parameters, evaluations }) =>
    Object.values(parameters).reduce((sum, { byteLength }) => sum + byteLength, evaluations.length * evaluationBytes),
  );
}

/** What comes to bear only at or after the end of the dense phase; all else, new settings included, sets phases apart. */
const withoutEffect: ReadonlySet<string> = new Set<keyof RunSpec>([
  "method",
  "recipe", // only sets defaults
  "sparsity",
  "distribution",
  "epochs",
  "pruneEpochs",
  "retrainEpochs",
  "pruneLearningRate",
  "retrainLearningRate",
  "rho",
  "slrStep",
  "slrM",
  "slrR",
  "dropFraction",
  "updateInterval",
  "updateEnd",
  "pruneStart",
  "pruneEnd",
  "sgdRetraining",
  "denseStart",
  "chosenByTest",
  "initialDensity",
  "gradientMemory",
  "exploration",
  "scoringRounds",
  "roundEpochs",
  "pruneShare",
  "rewindStep",
]);

/** Names everything that determines the dense phase of a run. */
export function densePhaseKey(spec: RunSpec, { sizes }: Net, { id, device }: BackendInfo): string {
  const effective = Object.entries(spec).filter(([name]) => !withoutEffect.has(name));
  return JSON.stringify([effective.sort(([a], [b]) => (a < b ? -1 : 1)), sizes, id, device]);
}

/** Opens the place of one dense phase in a cache. */
export function densePhaseSlot(cache: DensePhaseCache, key: string): DensePhaseSlot {
  return { known: cache.get(key), keep: (phase) => cache.set(key, phase) };
}

/** Tells whether a run trains densely and undisturbed to the end of its first phase, so that others can begin there. */
export function hasDensePhase(
  { method }: RunSpec,
  plan: RunPlan,
  { isUpdateStep }: Pick<Holding, "isUpdateStep">,
): boolean {
  const uses: readonly (keyof SparsifierOptions)[] = algorithms[method].uses;
  const [{ name, epochs }] = plan.phases;
  if (!uses.includes("denseEpochs") || name !== "dense training") return false;
  for (let step = 1; step < epochs * plan.stepsPerEpoch; step++) if (isUpdateStep(step)) return false;
  return true;
}
