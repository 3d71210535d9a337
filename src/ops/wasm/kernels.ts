import * as tf from "@tensorflow/tfjs";
import { readAsset } from "../../lib/readAsset";
import type { WasmHeap } from "./heap";
import type { WasmBackend } from "./wasmBackend";

/** A byte offset in the memory of the wasm backend; 0 stands for "none". */
export type Offset = number;

/** The lab's kernels in wasm, src/ops/wasm/assembly; all pointers are byte offsets. */
export interface WasmKernels {
  dropout(x: Offset, y: Offset, count: number, key: number, threshold: number, scale: number): void;
  dropoutRows(
    x: Offset,
    y: Offset,
    rows: Offset,
    height: number,
    width: number,
    key: number,
    threshold: number,
    scale: number,
  ): void;
  spmm(
    rowPtr: Offset,
    colIdx: Offset,
    values: Offset,
    order: Offset,
    x: Offset,
    y: Offset,
    rows: number,
    width: number,
  ): void;
  spmmLayer(
    rowPtr: Offset,
    colIdx: Offset,
    values: Offset,
    x: Offset,
    y: Offset,
    rows: number,
    width: number,
    addend: Offset,
    bias: Offset,
    rectified: boolean,
    nodes: Offset,
    key: number,
    threshold: number,
    scale: number, // 0 = no dropout
  ): void;
  softmaxMean(z: Offset, y: Offset, loss: Offset, gradient: Offset, count: number, classes: number): void;
  gate(dy: Offset, y: Offset, dz: Offset, count: number, scale: number): void;
  columnSums(z: Offset, sums: Offset, rows: number, width: number, rowsPerBlock: number): void;
  sgdStep(...step: [...StepTensors, ...StepPulls, momentum: number, nesterov: boolean]): void;
  adamStep(
    ...step: [...StepTensors, ...StepPulls, correction: number, beta1: number, beta2: number, epsilon: number]
  ): void;
  applyMask(target: Offset, mask: Offset, count: number): void;
}

/** What both optimizer rules work on. */
type StepTensors = [
  weight: Offset,
  first: Offset,
  second: Offset,
  gradient: Offset,
  mask: Offset,
  anchor: Offset,
  count: number,
];

/** What both optimizer rules scale by. */
type StepPulls = [rate: number, weightDecay: number, rho: number];

let kernels: WasmKernels | undefined;

/** Links the lab's kernels with the memory of the wasm backend, which must be the current one; later calls do nothing. */
export async function loadWasmKernels(): Promise<void> {
  if (kernels) return;
  kernels = await linkKernels<WasmKernels>(wasmBackend().wasm.asm.memory);
}

/** Links the lab's kernels with a memory of the caller's own, whatever the backend. */
export async function linkKernels<T>(memory: WebAssembly.Memory): Promise<T> {
  const bytes = await readAsset(new URL("./build/kernels.wasm", import.meta.url));
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return instance.exports as unknown as T;
}

/** Returns the linked kernels, typed by the caller's own interface where a file has more than the shared ones. */
export function wasmKernels<T = WasmKernels>(): T {
  if (!kernels) throw new Error("The wasm kernels are used before startBackend has loaded them.");
  return kernels as T;
}

/** Returns where a tensor's data starts in the backend's memory. */
export function tensorOffset(tensor: tf.TensorInfo): Offset {
  return wasmBackend().dataIdMap.get(tensor.dataId).memoryOffset;
}

/**
 * Tells the backend that a tensor was written in place.
 *
 * XNNPACK packs the second factor of a matrix product once per tensor and keeps it: without this, products would go on
 * with the values from before the write.
 */
export function forgetPacked(tensor: tf.TensorInfo): void {
  const { wasm, dataIdMap } = wasmBackend();
  const { id, memoryOffset } = dataIdMap.get(tensor.dataId);
  wasm.tfjs.disposeData(id);
  wasm.tfjs.registerTensor(id, tf.util.sizeFromShape(tensor.shape), memoryOffset);
}

/** Reserves memory that TensorFlow.js does not know of; 16-byte aligned, not cleared. */
export function allocateScratch(bytes: number): Offset {
  return wasmBackend().wasm._malloc(bytes) >>> 0;
}

/** Gives memory of `allocateScratch` back. */
export function freeScratch(offset: Offset): void {
  wasmBackend().wasm._free(offset);
}

/** Returns the backend's whole memory; the view is void after any later allocation. */
export function wasmMemory(): ArrayBufferLike {
  return wasmBackend().wasm.HEAPU8.buffer;
}

/** The memory of the wasm backend. */
export const backendHeap: WasmHeap = { allocate: allocateScratch, free: freeScratch, buffer: wasmMemory };

function wasmBackend(): WasmBackend {
  return tf.backend() as unknown as WasmBackend;
}
