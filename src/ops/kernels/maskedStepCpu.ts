import type { TensorInfo } from "@tensorflow/tfjs";
import { adamConstants } from "../maskedStep";
import { type CpuBackend, hostFloats } from "./cpuBackend";
import type { ApplyMaskCall, MaskedStepCall } from "./maskedStepCall";

/** LabMaskedStep in plain JavaScript. */
export function maskedStepCpu({ backend, inputs, attrs }: MaskedStepCall<CpuBackend>): [] {
  const floats = (tensor: TensorInfo): Float32Array => hostFloats(backend, tensor);
  const weight = floats(inputs.weight);
  const first = floats(inputs.firstMoment);
  const second = floats(inputs.secondMoment);
  const gradient = floats(inputs.gradient);
  const mask = inputs.mask && floats(inputs.mask);
  const anchor = inputs.anchor && floats(inputs.anchor);
  const { rule, learningRate, weightDecay, rho, momentum, nesterov, firstCorrection, secondCorrection } = attrs;
  const { beta1, beta2, epsilon } = adamConstants;
  for (let i = 0; i < weight.length; i++) {
    if (mask && mask[i] === 0) {
      weight[i] = first[i] = second[i] = 0;
      continue;
    }
    const w = weight[i];
    const g = gradient[i] + weightDecay * w + (anchor ? rho * (w - anchor[i]) : 0);
    if (rule === "adam") {
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      const size = Math.sqrt(second[i] * secondCorrection) + epsilon;
      weight[i] = w - (learningRate * firstCorrection * first[i]) / size;
    } else if (momentum === 0) {
      weight[i] = w - learningRate * g;
    } else {
      first[i] = momentum * first[i] + g;
      weight[i] = w - learningRate * (nesterov ? g + momentum * first[i] : first[i]);
    }
  }
  return [];
}

/** LabApplyMask in plain JavaScript. */
export function applyMaskCpu({ backend, inputs }: ApplyMaskCall<CpuBackend>): [] {
  const target = hostFloats(backend, inputs.target);
  const mask = hostFloats(backend, inputs.mask);
  for (let i = 0; i < target.length; i++) if (mask[i] === 0) target[i] = 0;
  return [];
}
