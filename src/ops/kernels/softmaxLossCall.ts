import type { TensorInfo } from "@tensorflow/tfjs";
import type { LabKernelCall } from "./labKernel";

/** Inputs of LabSoftmaxLoss. */
export interface SoftmaxLossInputs {
  readonly logits: TensorInfo; // float32 [count, classes]
  readonly targets: TensorInfo; // float32 [count], classes
}

/** A call of LabSoftmaxLoss; it returns the mean of -log p_y, a scalar, and its gradient in the logits, (p - y) / count. */
export type SoftmaxLossCall<Backend> = LabKernelCall<Backend, SoftmaxLossInputs, object>;
