import type { TensorInfo } from "@tensorflow/tfjs";
import type { OptimizerId } from "../optimizer";
import type { LabKernelCall } from "./labKernel";

/** Inputs of LabMaskedStep, float32 of one size; the first three are written. */
export interface MaskedStepInputs {
  readonly weight: TensorInfo;
  readonly firstMoment: TensorInfo;
  readonly secondMoment: TensorInfo;
  readonly gradient: TensorInfo;
  readonly mask?: TensorInfo;
  readonly anchor?: TensorInfo;
}

/** Constants of LabMaskedStep. */
export interface MaskedStepConstants {
  readonly rule: OptimizerId;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly rho: number;
  readonly momentum: number; // sgd only; with 0 the moments are not touched
  readonly nesterov: boolean; // sgd only
  readonly firstCorrection: number; // adam only, 1 / (1 - β1^step)
  readonly secondCorrection: number; // adam only, 1 / (1 - β2^step)
}

/** A call of LabMaskedStep. */
export type MaskedStepCall<Backend> = LabKernelCall<Backend, MaskedStepInputs, MaskedStepConstants>;

/** A call of LabApplyMask: target[i] becomes 0 where mask[i] is 0. */
export type ApplyMaskCall<Backend> = LabKernelCall<
  Backend,
  { readonly target: TensorInfo; readonly mask: TensorInfo },
  object
>;
