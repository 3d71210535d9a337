import type { WasmHeap } from "../wasm/heap";
import type { Offset } from "../wasm/kernels";
import type { WasmBlocks } from "./memory";
import type { FnnNetOptions } from "./net";
import type { FnnPlan } from "./plan";

/** The exports of src/ops/wasm/assembly/fnnStep.ts. */
export interface FnnKernels {
  fnnTrain(net: Offset, start: number, end: number, step: number, rate: number, rootScale: number): void;
  fnnGradients(net: Offset, start: number, end: number, step: number): void;
  fnnEvaluate(
    ...call: [
      ...samples: [net: Offset, rows: Offset, from: number, to: number, out: Offset],
      ...dropout: [dropping: number, step: number, slot: number],
    ]
  ): void;
  fnnTranspose(net: Offset): void;
}

/** Where a net is kept and how its kernels are called: on one thread or on many, to the same bits. */
export interface FnnSite {
  readonly heap: WasmHeap;
  /** Reserves what the kernels need beside the blocks that all nets have, and writes the plans. */
  layOut(options: FnnNetOptions, plan: FnnPlan, blocks: WasmBlocks): FnnRunner;
}

/** The kernels of one net. */
export interface FnnRunner {
  /** The net's plans: what changes in one changes in all; the sum of losses is kept in the first. */
  readonly plans: readonly Offset[];
  /** Trains on samples from .. to - 1 of the window; rates as fnnTrain of src/ops/wasm/assembly/fnnStep.ts. */
  train(from: number, to: number, step: number, rate: number, rootScale: number): void;
  /** Leaves the mean gradients of samples from .. to - 1 of the window. */
  gradients(from: number, to: number, step: number): void;
  /** Writes the logits of samples given by their rows; to dropout, the first of them is row `slot` of its set. */
  evaluate(rows: Offset, count: number, out: Offset, dropping: number, step: number, slot: number): void;
  /** Is told that weights were written from outside. */
  weightsChanged(): void;
}
