import type { Tree } from "../lib/tree";
import type { RawUpdate } from "./microscope";
import type { Evaluation, FlopsCount, RunEvent } from "./protocol";
import type { Snapshot } from "./snapshot";

/** When something happened. */
export interface Moment {
  readonly step: number;
  readonly epoch: number;
}

/** What a training begins with. */
export interface Beginning {
  readonly event: RunEvent | undefined; // that tells of the first connections
  readonly flops: FlopsCount; // that finding them took
}

/** The half of a training that depends on how connections are held, under masks or as index lists, and on the method. */
export interface Holding {
  /** Connections of each layer. */
  readonly kept: Tree<number>;
  /** Connections of all layers. */
  readonly ones: number;
  /** What an evaluation and an update say of them. */
  readonly densities: Pick<Evaluation, "density" | "densityByLayer" | "everActive">;
  isUpdateStep(step: number): boolean;
  /** An update takes the place of the optimizer step. */
  readonly replacesStep: boolean;
  /** Tells whether a step forms the dense gradient. */
  formsDenseGradient(updating: boolean): boolean;
  /** Makes the first connections and tries every kernel once. */
  begin(batchSize: number): Promise<Beginning>;
  /** Puts the connections where a snapshot has them and tries every kernel; values follow by the learner's `writeState`. */
  resume(from: Snapshot, batchSize: number): Promise<void>;
  /** Takes the update of a step, whose batch is order[start .. end); yields the share that is done and returns what to tell. */
  update(start: number, end: number, at: Moment): AsyncGenerator<number, RunEvent | undefined>;
  /** Returns a closer look at the update before, once, where it moved connections. */
  takeLook(): (() => RawUpdate) | undefined;
  /** Copies what a snapshot needs of them. */
  snapshot(): Pick<Snapshot, "sparse" | "everActive" | "lists">;
}
