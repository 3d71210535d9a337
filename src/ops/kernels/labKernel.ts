import * as tf from "@tensorflow/tfjs";
import type { BackendId } from "../backendInfo";

/** The tensor kernels that the lab adds to TensorFlow.js. */
export type LabKernelName =
  | "LabSpmm"
  | "LabEpilogueGradient"
  | "LabSoftmaxLoss"
  | "LabDropout"
  | "LabMaskedStep"
  | "LabApplyMask"
  | "LabSparseForward"
  | "LabSparseInputGradient"
  | "LabSparseWeightGradient"
  | "LabFnnTrain"
  | "LabFnnRefresh"
  | "LabFnnEvaluate";

/** What a kernel is called with: its backend, its input tensors by name, its constants. */
export interface LabKernelCall<Backend, Inputs, Constants> {
  readonly backend: Backend;
  readonly inputs: Inputs;
  readonly attrs: Constants;
}

/** A kernel on one backend; one of several outputs returns a list, one that works in place nothing, as `[]`. */
export type LabKernel<Backend, Inputs, Constants> = (
  call: LabKernelCall<Backend, Inputs, Constants>,
) => tf.TensorInfo | tf.TensorInfo[];

/** Makes a kernel known to TensorFlow.js, once. */
export function registerLabKernel<Backend, Inputs, Constants>(
  kernelName: LabKernelName,
  backendName: BackendId,
  kernel: LabKernel<Backend, Inputs, Constants>,
): void {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({ kernelName, backendName, kernelFunc: kernel as unknown as tf.KernelFunc });
}

/** Runs a kernel on the current backend and returns its output. */
export function runLabKernel(name: LabKernelName, inputs: object, constants: object): tf.Tensor {
  return tf.engine().runKernel(name, inputs as tf.NamedTensorMap, constants as tf.NamedAttrMap) as tf.Tensor;
}

/** Runs a kernel of several outputs on the current backend and returns them. */
export function runLabKernels(name: LabKernelName, inputs: object, constants: object): tf.Tensor[] {
  return tf.engine().runKernel(name, inputs as tf.NamedTensorMap, constants as tf.NamedAttrMap) as tf.Tensor[];
}

/** Runs a kernel that works in place on the current backend. */
export function runInPlace(name: LabKernelName, inputs: object, constants: object): void {
  tf.engine().runKernel(name, inputs as tf.NamedTensorMap, constants as tf.NamedAttrMap);
}

/** Leaves out the inputs that a call does not have. */
export function givenTensors(inputs: Readonly<Record<string, tf.Tensor | undefined>>): Record<string, tf.Tensor> {
  const given = Object.entries(inputs).filter((entry): entry is [string, tf.Tensor] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
