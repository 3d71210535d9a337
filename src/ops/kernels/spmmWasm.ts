import type { TensorInfo } from "@tensorflow/tfjs";
import { type Offset, tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { SpmmCall } from "./spmmCall";

/** LabSpmm in WebAssembly. */
export function spmmWasm({ backend, inputs, attrs }: SpmmCall<WasmBackend>): TensorInfo {
  const { x, order, addend, bias, nodes } = inputs;
  const { rows, rectified, drop } = attrs;
  const width = x.shape[1];
  const y = backend.makeOutput([rows, width], "float32");
  const at = (tensor?: TensorInfo): Offset => (tensor ? tensorOffset(tensor) : 0);
  const [rowPtr, colIdx, values] = [at(inputs.rowPtr), at(inputs.colIdx), at(inputs.values)];
  if (addend || bias || rectified) {
    if (order) throw new Error("A product with values in another order has nothing behind it.");
    const { key, threshold, scale } = drop ?? { key: 0, threshold: 0, scale: 0 };
    const finish = [at(addend), at(bias), rectified, at(nodes), key, threshold, scale] as const;
    wasmKernels().spmmLayer(rowPtr, colIdx, values, at(x), at(y), rows, width, ...finish);
  } else {
    wasmKernels().spmm(rowPtr, colIdx, values, at(order), at(x), at(y), rows, width);
  }
  return y;
}
