import type { TensorInfo } from "@tensorflow/tfjs";
import { type CpuBackend, hostFloats, hostIntegers } from "./cpuBackend";
import type { SpmmCall } from "./spmmCall";

/** LabSpmm in plain JavaScript. */
export function spmmCpu({ backend, inputs, attrs }: SpmmCall<CpuBackend>): TensorInfo {
  const { rows } = attrs;
  const width = inputs.x.shape[1];
  const x = hostFloats(backend, inputs.x);
  const rowPtr = hostIntegers(backend, inputs.rowPtr);
  const colIdx = hostIntegers(backend, inputs.colIdx);
  const values = hostFloats(backend, inputs.values);
  const order = inputs.order && hostIntegers(backend, inputs.order);
  const y = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const out = row * width;
    for (let entry = rowPtr[row]; entry < rowPtr[row + 1]; entry++) {
      const value = values[order ? order[entry] : entry];
      const from = colIdx[entry] * width;
      for (let unit = 0; unit < width; unit++) y[out + unit] += value * x[from + unit];
    }
  }
  return backend.makeTensorInfo([rows, width], "float32", y);
}
