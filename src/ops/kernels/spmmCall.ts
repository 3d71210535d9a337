import type { TensorInfo } from "@tensorflow/tfjs";
import type { SparseLevel } from "../sparseMatrix";
import type { LabKernelCall } from "./labKernel";

/** Inputs of LabSpmm: y[row] = sum over entries of value x[column], in the order of the entries. */
export interface SpmmInputs {
  readonly x: TensorInfo; // float32 [cols, width]
  readonly rowPtr: TensorInfo;
  readonly colIdx: TensorInfo;
  readonly values: TensorInfo;
  readonly order?: TensorInfo; // where given, entry e has values[order[e]]
}

/** Constants of LabSpmm. */
export interface SpmmConstants {
  readonly rows: number;
  readonly levels: readonly SparseLevel[]; // WebGPU only
}

/** A call of LabSpmm. */
export type SpmmCall<Backend> = LabKernelCall<Backend, SpmmInputs, SpmmConstants>;
