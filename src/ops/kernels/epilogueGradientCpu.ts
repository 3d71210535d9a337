import type { TensorInfo } from "@tensorflow/tfjs";
import { type CpuBackend, hostFloats } from "./cpuBackend";
import type { EpilogueGradientCall } from "./epilogueGradientCall";

/** LabEpilogueGradient in plain JavaScript. */
export function epilogueGradientCpu({ backend, inputs, attrs }: EpilogueGradientCall<CpuBackend>): TensorInfo[] {
  const [rows, width] = inputs.dy.shape;
  const dy = hostFloats(backend, inputs.dy);
  const y = inputs.y && hostFloats(backend, inputs.y);
  const dz = y ? dy.map((value, i) => (y[i] > 0 ? attrs.scale * value : 0)) : dy;
  const results = y ? [backend.makeTensorInfo([rows, width], "float32", dz)] : [];
  if (!attrs.hasBias) return results;
  const sums = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < width; unit++) sums[unit] += dz[row * width + unit];
  }
  return [...results, backend.makeTensorInfo([width], "float32", Float32Array.from(sums))];
}
