import type { TensorInfo } from "@tensorflow/tfjs";
import type { LabKernelCall } from "./labKernel";

/** Constants of LabDropout. */
export interface DropoutConstants {
  readonly key: number; // dropoutKey(seed, step, layer)
  readonly threshold: number; // an element is kept iff its bits are at least this, unsigned
  readonly scale: number; // factor of the elements kept
}

/** Inputs of LabDropout: y[i] = kept(place of i) ? scale x[i] : 0. */
export interface DropoutInputs {
  readonly x: TensorInfo;
  readonly rows?: TensorInfo; // int32; where given, x is these rows of a larger matrix, else the place of i is i
}

/** A call of LabDropout. */
export type DropoutCall<Backend> = LabKernelCall<Backend, DropoutInputs, DropoutConstants>;
