import type { DatasetSummary } from "../data/dataset";
import type { ConnectionList } from "../lib/connectionList";
import { InputError } from "../lib/inputError";
import type { Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import type { NetState } from "../ops/netState";
import type { Masks, SparseState } from "../sparse/types";
import type { KernelChoice } from "./learner";
import type { Net } from "./net";
import { packedLength } from "./packNet";
import type { Evaluation, FlopsCount, RunIdentity } from "./protocol";
import type { RunSpec } from "./spec";

/** An evaluation, and how many weights the masks kept at it. */
export type CountedEvaluation = Evaluation & { readonly kept: number };

/** What a training spends. */
export interface Spending {
  readonly flops: FlopsCount;
  readonly denseFlops: FlopsCount;
  readonly uncountedFlops?: FlopsCount; // of a dense net that the run started from
  readonly trainMs: number; // measured
  readonly activeMs: number; // measured, evaluations included
  readonly wallMs: number; // measured, from the start to here without what lay between two sittings
}

/**
 * A run between two of its optimizer steps: what it takes to go on to the same numbers, bit for bit, on the same backend.
 *
 * Plain data, which structured cloning keeps. What is drawn at random is drawn by seed and step, and data is made ready
 * anew, so neither is in it.
 */
export interface Snapshot {
  readonly format: 1;
  readonly spec: RunSpec;
  readonly dataset: DatasetSummary;
  readonly backend: Pick<BackendInfo, "id" | "device">;
  readonly identity: RunIdentity; // of the start, which is not there any more where a dense net was trained for it
  /** Where given, the run still trains the dense net that it starts from, and the rest tells of that training. */
  readonly denseStart?: true;
  readonly step: number; // the last that was taken
  readonly epoch: number; // that it lies in
  readonly net: NetState; // packed where masks are large, see `packNet`
  readonly sparse: SparseState;
  readonly everActive?: Masks; // weights in any mask so far, where connections move
  /** In place of masks, where connections are held as lists; `net` has their values in that order. */
  readonly lists?: { readonly active: Tree<ConnectionList>; readonly everActive?: Tree<ConnectionList> };
  readonly kernelChoice?: KernelChoice; // where the learner had two ways: they differ in rounding
  readonly evaluations: readonly CountedEvaluation[];
  readonly spending: Spending;
}

/** Where a lane begins: at its first step, at a snapshot, or not at all because it has come to its end. */
export type LaneStart = "first step" | "ended" | Snapshot;

/** Who keeps the snapshots of a run. */
export interface SnapshotKeeper {
  /** Tells between two steps whether a snapshot is wanted. */
  isDue(): boolean;
  keep(snapshot: Snapshot): void;
}

/** Writes anything in one way, whatever the order of its fields; what is left out and what is undefined are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * Checks that a snapshot is of this run on this data, whatever key the data set goes by now.
 *
 * @throws InputError where it is of another run, of data that has changed since, or was written by a lab too old or too new.
 */
export function checkSnapshot({ format, ...from }: Snapshot, spec: RunSpec, dataset: DatasetSummary): void {
  if (format !== 1)
    throw new InputError("The interrupted run was kept by another version of the lab: run it again from the start.");
  if (canonical({ ...from.spec, dataset: spec.dataset }) !== canonical(spec))
    throw new InputError(
      "What was kept of the interrupted run belongs to other settings: run it again from the start.",
    );
  if (canonical(from.dataset) !== canonical(dataset)) throw new InputError(otherData(dataset.name));
}

function otherData(name: string): string {
  return `The data set ${name} is not the one that the interrupted run was trained on: run it again from the start.`;
}

/**
 * Checks that a snapshot is of a net of these parameters, trained on these very inputs, split and batches.
 *
 * @throws InputError where it is not.
 */
export function checkStart(
  { net: { parameters }, sparse: { masks }, lists, identity, dataset }: Snapshot,
  { shape }: Net,
  own: RunIdentity,
): void {
  if (identity.inputs !== own.inputs || identity.split !== own.split || identity.batches !== own.batches)
    throw new InputError(otherData(dataset.name));
  const fits = Object.entries(shape).every(([name, { rows, cols }]) => {
    const kept = lists?.active[name]?.input.length ?? packedLength({ inputs: rows, outputs: cols }, masks[name]);
    return parameters[name]?.length === kept;
  });
  if (!fits || Object.keys(parameters).length !== Object.keys(shape).length)
    throw new InputError("What was kept of the interrupted run is of another net: run it again from the start.");
}

/** Returns a sentence where a run goes on elsewhere than it was interrupted, for then its numbers may differ. */
export function movedNote({ backend: from }: Snapshot, to: BackendInfo): string | undefined {
  if (from.id === to.id && from.device === to.device) return undefined;
  return `This run went on from a snapshot on another device (${from.id} on ${from.device} before, ${to.id} on ${to.device} now): its numbers may differ from those of a run without interruption.`;
}
