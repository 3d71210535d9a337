import type { TensorInfo } from "@tensorflow/tfjs";
import { dropoutBits } from "../dropout";
import { type CpuBackend, hostFloats, hostIntegers } from "./cpuBackend";
import type { SpmmCall } from "./spmmCall";

/** LabSpmm in plain JavaScript. */
export function spmmCpu(call: SpmmCall<CpuBackend>): TensorInfo {
  const { backend, inputs, attrs } = call;
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
  if (inputs.addend || inputs.bias || attrs.rectified) finish(call, y, width);
  return backend.makeTensorInfo([rows, width], "float32", y);
}

/** Does in place what follows the sums. */
function finish({ backend, inputs, attrs }: SpmmCall<CpuBackend>, y: Float32Array, width: number): void {
  const addend = inputs.addend && hostFloats(backend, inputs.addend);
  const bias = inputs.bias && hostFloats(backend, inputs.bias);
  const nodes = inputs.nodes && hostIntegers(backend, inputs.nodes);
  const { rows, rectified, drop } = attrs;
  for (let row = 0; row < rows; row++) {
    const first = (nodes ? nodes[row] : row) * width;
    for (let unit = 0; unit < width; unit++) {
      const at = row * width + unit;
      if (addend) y[at] += addend[at];
      if (bias) y[at] += bias[unit];
      if (rectified && y[at] < 0) y[at] = 0;
      if (drop) y[at] = dropoutBits(drop.key, first + unit) >= drop.threshold ? drop.scale * y[at] : 0;
    }
  }
}
