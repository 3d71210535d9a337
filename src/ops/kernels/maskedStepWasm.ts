import { type TensorInfo, util } from "@tensorflow/tfjs";
import { adamConstants } from "../maskedStep";
import { forgetPacked, type Offset, tensorOffset, wasmKernels } from "../wasm/kernels";
import type { WasmBackend } from "../wasm/wasmBackend";
import type { ApplyMaskCall, MaskedStepCall } from "./maskedStepCall";

/** LabMaskedStep in WebAssembly. */
export function maskedStepWasm({ inputs, attrs }: MaskedStepCall<WasmBackend>): [] {
  const { weight, firstMoment, secondMoment, gradient, mask, anchor } = inputs;
  const count = util.sizeFromShape(weight.shape);
  const at = (tensor?: TensorInfo): Offset => (tensor ? tensorOffset(tensor) : 0);
  const [w, first, second, g] = [at(weight), at(firstMoment), at(secondMoment), at(gradient)];
  const tensors = [w, first, second, g, at(mask), at(anchor), count] as const;
  const { rule, learningRate, weightDecay, rho, momentum, nesterov, firstCorrection, secondCorrection } = attrs;
  if (rule === "adam") {
    const { beta1, beta2, epsilon } = adamConstants;
    const rate = learningRate * firstCorrection;
    wasmKernels().adamStep(...tensors, rate, weightDecay, rho, secondCorrection, beta1, beta2, epsilon);
  } else {
    wasmKernels().sgdStep(...tensors, learningRate, weightDecay, rho, momentum, nesterov);
  }
  forgetPacked(weight);
  return [];
}

/** LabApplyMask in WebAssembly. */
export function applyMaskWasm({ inputs }: ApplyMaskCall<WasmBackend>): [] {
  const { target, mask } = inputs;
  wasmKernels().applyMask(tensorOffset(target), tensorOffset(mask), util.sizeFromShape(target.shape));
  forgetPacked(target);
  return [];
}
