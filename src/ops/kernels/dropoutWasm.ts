import { type TensorInfo, util } from "@tensorflow/tfjs";
import { tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { DropoutCall } from "./dropoutCall";

/** LabDropout in WebAssembly. */
export function dropoutWasm({ backend, inputs, attrs }: DropoutCall<WasmBackend>): TensorInfo {
  const { x } = inputs;
  const y = backend.makeOutput(x.shape, "float32");
  const { key, threshold, scale } = attrs;
  wasmKernels().dropout(tensorOffset(x), tensorOffset(y), util.sizeFromShape(x.shape), key, threshold, scale);
  return y;
}
