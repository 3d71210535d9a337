import type { TensorInfo } from "@tensorflow/tfjs";
import { tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { SpmmCall } from "./spmmCall";

/** LabSpmm in WebAssembly. */
export function spmmWasm({ backend, inputs, attrs }: SpmmCall<WasmBackend>): TensorInfo {
  const { x, rowPtr, colIdx, values, order } = inputs;
  const { rows } = attrs;
  const width = x.shape[1];
  const y = backend.makeOutput([rows, width], "float32");
  const at = tensorOffset;
  wasmKernels().spmm(at(rowPtr), at(colIdx), at(values), order ? at(order) : 0, at(x), at(y), rows, width);
  return y;
}
