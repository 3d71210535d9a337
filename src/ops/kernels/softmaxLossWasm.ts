import type { TensorInfo } from "@tensorflow/tfjs";
import { tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { SoftmaxLossCall } from "./softmaxLossCall";

/** LabSoftmaxLoss in WebAssembly. */
export function softmaxLossWasm({ backend, inputs }: SoftmaxLossCall<WasmBackend>): TensorInfo[] {
  const { logits, targets } = inputs;
  const [count, classes] = logits.shape;
  const loss = backend.makeOutput([], "float32");
  const gradient = backend.makeOutput([count, classes], "float32");
  const at = tensorOffset;
  wasmKernels().softmaxMean(at(logits), at(targets), at(loss), at(gradient), count, classes);
  return [loss, gradient];
}
