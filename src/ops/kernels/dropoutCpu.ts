import type { TensorInfo } from "@tensorflow/tfjs";
import { dropoutBits } from "../dropout";
import { type CpuBackend, hostFloats, hostIntegers } from "./cpuBackend";
import type { DropoutCall } from "./dropoutCall";

/** LabDropout in plain JavaScript. */
export function dropoutCpu({ backend, inputs, attrs }: DropoutCall<CpuBackend>): TensorInfo {
  const { key, threshold, scale } = attrs;
  const x = hostFloats(backend, inputs.x);
  const y = new Float32Array(x.length);
  const rows = inputs.rows && hostIntegers(backend, inputs.rows);
  const width = rows ? x.length / rows.length : 1;
  for (let i = 0; i < x.length; i++) {
    const place = rows ? rows[Math.floor(i / width)] * width + (i % width) : i;
    if (dropoutBits(key, place) >= threshold) y[i] = scale * x[i];
  }
  return backend.makeTensorInfo(inputs.x.shape, "float32", y);
}
