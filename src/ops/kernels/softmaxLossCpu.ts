import type { TensorInfo } from "@tensorflow/tfjs";
import { type CpuBackend, hostFloats } from "./cpuBackend";
import type { SoftmaxLossCall } from "./softmaxLossCall";

/** LabSoftmaxLoss in plain JavaScript. */
export function softmaxLossCpu({ backend, inputs }: SoftmaxLossCall<CpuBackend>): TensorInfo[] {
  const [count, classes] = inputs.logits.shape;
  const z = hostFloats(backend, inputs.logits);
  const targets = hostFloats(backend, inputs.targets);
  const gradient = new Float32Array(count * classes);
  let loss = 0;
  for (let row = 0; row < count; row++) {
    const first = row * classes;
    let top = z[first];
    for (let c = 1; c < classes; c++) top = Math.max(top, z[first + c]);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(z[first + c] - top);
    for (let c = 0; c < classes; c++) {
      gradient[first + c] = (Math.exp(z[first + c] - top) / sum - (c === targets[row] ? 1 : 0)) / count;
    }
    // -log p_y = log sum_c exp(z_c - top) - (z_y - top)
    loss += Math.log(sum) - (z[first + targets[row]] - top);
  }
  return [
    backend.makeTensorInfo([], "float32", Float32Array.of(loss / count)),
    backend.makeTensorInfo([count, classes], "float32", gradient),
  ];
}
