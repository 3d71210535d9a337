import type { TensorInfo } from "@tensorflow/tfjs";
import { tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { EpilogueGradientCall } from "./epilogueGradientCall";

/** How many rows are summed before their sum joins the others': keeps single precision over many nodes. */
const rowsPerBlock = 256;

/** LabEpilogueGradient in WebAssembly. */
export function epilogueGradientWasm({ backend, inputs, attrs }: EpilogueGradientCall<WasmBackend>): TensorInfo[] {
  const { dy, y } = inputs;
  const [rows, width] = dy.shape;
  const dz = y && backend.makeOutput([rows, width], "float32");
  const sums = attrs.hasBias ? backend.makeOutput([width], "float32") : undefined;
  const at = (tensor?: TensorInfo): number => (tensor ? tensorOffset(tensor) : 0);
  if (y && dz) wasmKernels().gate(at(dy), at(y), at(dz), rows * width, attrs.scale);
  if (sums) wasmKernels().columnSums(at(dz ?? dy), at(sums), rows, width, rowsPerBlock);
  return [dz, sums].filter((result) => result !== undefined);
}
