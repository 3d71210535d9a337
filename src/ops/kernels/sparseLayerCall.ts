import type { TensorInfo } from "@tensorflow/tfjs";
import type { SparseLevel } from "../sparseMatrix";
import type { DropoutConstants } from "./dropoutCall";
import type { LabKernelCall } from "./labKernel";

/** Dropout of a layer's outputs: sample s and unit u have the bits of index s · outputs + u. */
export interface SparseDropout extends DropoutConstants {
  readonly firstSample: number; // row of the batch, or of the set, that the first tile begins with
}

/** A call of LabSparseForward: y[o] = drop(relu(bias[o] + Σ over o's connections of weight x[input])). */
export type SparseForwardCall<Backend> = LabKernelCall<
  Backend,
  {
    readonly x: TensorInfo; // float32 [tiles, inputs, tileSamples]
    readonly start: TensorInfo;
    readonly input: TensorInfo;
    readonly weights: TensorInfo;
    readonly bias?: TensorInfo;
  },
  {
    readonly outputs: number;
    readonly levels: readonly SparseLevel[]; // WebGPU only
    readonly rectified: boolean;
    readonly dropout?: SparseDropout;
  }
>;

/** A call of LabSparseInputGradient: dx[i] = activation[i] > 0 ? scale Σ over i's connections of weight dz[output] : 0. */
export type SparseInputGradientCall<Backend> = LabKernelCall<
  Backend,
  {
    readonly dz: TensorInfo; // float32 [tiles, outputs, tileSamples]
    readonly start: TensorInfo; // input by input, as the next two
    readonly output: TensorInfo;
    readonly place: TensorInfo;
    readonly weights: TensorInfo; // output by output
    readonly activation?: TensorInfo; // float32 [tiles, inputs, tileSamples]
  },
  { readonly inputs: number; readonly levels: readonly SparseLevel[]; readonly scale: number }
>;

/** A call of LabSparseWeightGradient: gradient[c] = Σ over samples of x[input(c)] dz[output(c)]. */
export type SparseWeightGradientCall<Backend> = LabKernelCall<
  Backend,
  {
    readonly x: TensorInfo;
    readonly dz: TensorInfo;
    readonly start: TensorInfo;
    readonly input: TensorInfo;
    readonly output?: TensorInfo; // WebGPU only
  },
  { readonly count: number }
>;
