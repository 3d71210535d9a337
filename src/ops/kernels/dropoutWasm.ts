import { type TensorInfo, util } from "@tensorflow/tfjs";
import { tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { DropoutCall } from "./dropoutCall";

/** LabDropout in WebAssembly. */
export function dropoutWasm({ backend, inputs, attrs }: DropoutCall<WasmBackend>): TensorInfo {
  const { x, rows } = inputs;
  const y = backend.makeOutput(x.shape, "float32");
  const { key, threshold, scale } = attrs;
  const count = util.sizeFromShape(x.shape);
  const [from, to] = [tensorOffset(x), tensorOffset(y)];
  if (rows) {
    const height = rows.shape[0];
    wasmKernels().dropoutRows(from, to, tensorOffset(rows), height, count / height, key, threshold, scale);
  } else {
    wasmKernels().dropout(from, to, count, key, threshold, scale);
  }
  return y;
}
