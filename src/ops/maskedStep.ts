import type * as tf from "@tensorflow/tfjs";
import { runInPlace } from "./kernels/labKernel";
import type { MaskedStepConstants } from "./kernels/maskedStepCall";
import type { OptimizerConfig } from "./optimizer";
import type { Parameter } from "./parameter";

/** Decay rates of Adam's moments and the term that keeps it from dividing by 0. arXiv:1412.6980 */
export const adamConstants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** What one optimizer step depends on beside the parameter and its gradient. */
export interface StepOptions {
  readonly config: OptimizerConfig;
  readonly learningRate: number;
  readonly step: number; // 1-based, counted from when the moments were 0
  readonly mask?: tf.Tensor; // float32, 1 = kept; absent = dense
  readonly anchor?: tf.Tensor; // the loss has (rho / 2) |W - anchor|² besides
  readonly rho?: number;
}

/**
 * Takes one optimizer step on a parameter in place, in one kernel; weights and moments outside the mask become 0.
 *
 * g ← gradient + weightDecay w + rho (w - anchor), then the rule of `OptimizerConfig`.
 */
export function maskedStep(parameter: Parameter, gradient: tf.Tensor, options: StepOptions): void {
  const { config, learningRate, step, mask, anchor, rho = 0 } = options;
  const { weight, firstMoment, secondMoment } = parameter;
  if (gradient.size !== weight.size || (mask && mask.size !== weight.size) || (anchor && anchor.size !== weight.size)) {
    throw new Error(`The gradient, mask and anchor must have as many elements as the weight, ${weight.size}.`);
  }
  const constants: MaskedStepConstants = {
    rule: config.id,
    learningRate,
    weightDecay: config.weightDecay,
    rho: anchor ? rho : 0,
    momentum: config.momentum,
    nesterov: config.nesterov,
    // m̂ = m / (1 - β1^step), v̂ = v / (1 - β2^step)
    firstCorrection: 1 / (1 - adamConstants.beta1 ** step),
    secondCorrection: 1 / (1 - adamConstants.beta2 ** step),
  };
  const pull = anchor ? { anchor } : {};
  const kept = mask ? { mask } : {};
  runInPlace("LabMaskedStep", { weight, firstMoment, secondMoment, gradient, ...kept, ...pull }, constants);
}
