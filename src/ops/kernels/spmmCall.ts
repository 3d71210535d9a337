import type { TensorInfo } from "@tensorflow/tfjs";
import type { SparseLevel } from "../sparseMatrix";
import type { DropoutConstants } from "./dropoutCall";
import type { LabKernelCall } from "./labKernel";

/** Inputs of LabSpmm: y[row] = drop(relu(sum over entries of value x[column] + addend[row] + bias)), entries in order. */
export interface SpmmInputs {
  readonly x: TensorInfo; // float32 [cols, width]
  readonly rowPtr: TensorInfo;
  readonly colIdx: TensorInfo;
  readonly values: TensorInfo;
  readonly order?: TensorInfo; // where given, entry e has values[order[e]]
  readonly addend?: TensorInfo; // float32 [rows, width]
  readonly bias?: TensorInfo; // float32 [width]
  readonly nodes?: TensorInfo; // int32 [rows], the row whose dropout each row has; its own where left out
}

/** Constants of LabSpmm. */
export interface SpmmConstants {
  readonly rows: number;
  readonly levels: readonly SparseLevel[]; // WebGPU only
  readonly rectified: boolean;
  readonly drop?: DropoutConstants;
}

/** A call of LabSpmm. */
export type SpmmCall<Backend> = LabKernelCall<Backend, SpmmInputs, SpmmConstants>;
