import type { TensorInfo } from "@tensorflow/tfjs";
import type { GpuProgram } from "../fnn/gpu/program";
import type { LabKernelCall } from "./labKernel";

/** The tensors of a fully connected net on a GPU, laid out as its plan says. */
export interface FnnTensors {
  readonly state: TensorInfo; // parameters, moments, averages, gradients, loss
  readonly transposed: TensorInfo; // copies of the matrices past the first
  readonly limits: TensorInfo; // flags of the masks and anchors, then the anchors
  readonly table: TensorInfo; // row-major [tableRows, tableWidth]
  readonly samples: TensorInfo; // int32, of each training sample its rows and its target
  readonly order: TensorInfo; // int32, training samples in the order of the epoch
  readonly kept: TensorInfo; // what a step's gradients are made of
}

/** What steps depend on beside the tensors. */
export interface FnnRecords {
  readonly words: Int32Array; // records, each in its slot
  readonly records: GPUBuffer; // uniform, where they are sent to
}

/** A call of LabFnnTrain: takes the steps of the records, all in one submission. */
export type FnnTrainCall<Backend> = LabKernelCall<
  Backend,
  FnnTensors,
  FnnRecords & { readonly program: GpuProgram; readonly steps: number }
>;

/** A call of LabFnnRefresh: clears what lies outside the masks and renews the transposes. */
export type FnnRefreshCall<Backend> = LabKernelCall<
  Backend,
  Pick<FnnTensors, "state" | "transposed" | "limits">,
  { readonly program: GpuProgram }
>;

/** A call of LabFnnEvaluate: returns the logits of samples as they lie, row-major [count, outputs]; one record tells how. */
export type FnnEvaluateCall<Backend> = LabKernelCall<
  Backend,
  Pick<FnnTensors, "state" | "table" | "samples">,
  FnnRecords & { readonly program: GpuProgram; readonly outputs: number }
>;
