import type { TensorInfo } from "@tensorflow/tfjs";
import { dropoutBits } from "../dropout";
import { type CpuBackend, hostFloats } from "./cpuBackend";
import type { DropoutCall } from "./dropoutCall";

/** LabDropout in plain JavaScript. */
export function dropoutCpu({ backend, inputs, attrs }: DropoutCall<CpuBackend>): TensorInfo {
  const { key, threshold, scale } = attrs;
  const x = hostFloats(backend, inputs.x);
  const y = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) if (dropoutBits(key, i) >= threshold) y[i] = scale * x[i];
  return backend.makeTensorInfo(inputs.x.shape, "float32", y);
}
