import type { TensorInfo } from "@tensorflow/tfjs";
import type { LabKernelCall } from "./labKernel";

/** Constants of LabDropout. */
export interface DropoutConstants {
  readonly key: number; // dropoutKey(seed, step, layer)
  readonly threshold: number; // an element is kept iff its bits are at least this, unsigned
  readonly scale: number; // factor of the elements kept
}

/** A call of LabDropout: y[i] = kept(i) ? scale x[i] : 0. */
export type DropoutCall<Backend> = LabKernelCall<Backend, { readonly x: TensorInfo }, DropoutConstants>;
