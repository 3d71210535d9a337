import type { TensorInfo } from "@tensorflow/tfjs";
import { tileSamples } from "../sparseLayer/tileShape";
import { allocateScratch, tensorOffset as at, freeScratch, type Offset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { SparseForwardCall, SparseInputGradientCall, SparseWeightGradientCall } from "./sparseLayerCall";

/** The kernels of sparse layers in wasm, src/ops/wasm/assembly/sparseLayer.ts; sizes are counted in samples and units. */
export interface SparseLayerKernels {
  sparseForward(
    ...call: [
      ...tensors: [x: Offset, y: Offset, start: Offset, input: Offset, weights: Offset, bias: Offset],
      ...sizes: [tiles: number, inputs: number, outputs: number],
      ...epilogue: [rectified: boolean, key: number, threshold: number, scale: number, firstSample: number],
    ]
  ): void;
  sparseInputGradient(
    ...call: [
      ...tensors: [dz: Offset, dx: Offset, start: Offset, output: Offset, weights: Offset, activation: Offset],
      ...sizes: [tiles: number, inputs: number, outputs: number],
      scale: number,
    ]
  ): void;
  sparseWeightGradient(
    ...call: [
      ...tensors: [x: Offset, dz: Offset, start: Offset, input: Offset, gradient: Offset],
      ...sizes: [tiles: number, inputs: number, outputs: number],
    ]
  ): void;
  orderValues(values: Offset, place: Offset, ordered: Offset, count: number): void;
}

/** LabSparseForward in WebAssembly. */
export function sparseForwardWasm({ backend, inputs, attrs }: SparseForwardCall<WasmBackend>): TensorInfo {
  const { x, start, input, weights, bias } = inputs;
  const { outputs, rectified, dropout } = attrs;
  const { key = 0, threshold = 0, scale = 1, firstSample = 0 } = dropout ?? {};
  const [tiles, units] = x.shape;
  const y = backend.makeOutput([tiles, outputs, tileSamples], "float32");
  const tensors = [at(x), at(y), at(start), at(input), at(weights), bias ? at(bias) : 0] as const;
  const epilogue = [rectified, key, threshold, scale, firstSample] as const;
  wasmKernels<SparseLayerKernels>().sparseForward(...tensors, tiles, units, outputs, ...epilogue);
  return y;
}

/** LabSparseInputGradient in WebAssembly; brings the weights into the order of the inputs once, for all tiles. */
export function sparseInputGradientWasm({ backend, inputs, attrs }: SparseInputGradientCall<WasmBackend>): TensorInfo {
  const { dz, start, output, place, weights, activation } = inputs;
  const { inputs: units, scale } = attrs;
  const [tiles, outputs] = dz.shape;
  const dx = backend.makeOutput([tiles, units, tileSamples], "float32");
  const count = output.shape[0];
  const { orderValues, sparseInputGradient } = wasmKernels<SparseLayerKernels>();
  const ordered = allocateScratch(4 * count);
  try {
    orderValues(at(weights), at(place), ordered, count);
    const tensors = [at(dz), at(dx), at(start), at(output), ordered, activation ? at(activation) : 0] as const;
    sparseInputGradient(...tensors, tiles, units, outputs, scale);
  } finally {
    freeScratch(ordered);
  }
  return dx;
}

/** LabSparseWeightGradient in WebAssembly. */
export function sparseWeightGradientWasm({
  backend,
  inputs,
  attrs,
}: SparseWeightGradientCall<WasmBackend>): TensorInfo {
  const { x, dz, start, input } = inputs;
  const [tiles, units] = x.shape;
  const gradient = backend.makeOutput([Math.max(1, attrs.count)], "float32");
  const sizes = [tiles, units, dz.shape[1]] as const;
  wasmKernels<SparseLayerKernels>().sparseWeightGradient(at(x), at(dz), at(start), at(input), at(gradient), ...sizes);
  return gradient;
}
