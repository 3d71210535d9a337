import type { TensorInfo } from "@tensorflow/tfjs";
import type { LabKernelCall } from "./labKernel";

/** Inputs of LabEpilogueGradient, float32 [rows, width]. */
export interface EpilogueGradientInputs {
  readonly dy: TensorInfo;
  readonly y?: TensorInfo; // the layer's output, where it was rectified
}

/** Constants of LabEpilogueGradient. */
export interface EpilogueGradientConstants {
  readonly scale: number; // of the elements that dropout kept: they are those above 0
  readonly hasBias: boolean;
}

/**
 * A call of LabEpilogueGradient: dz = y > 0 ? scale dy : 0, and the sums of dz over its rows, [width].
 *
 * Returns dz where y is given, then the sums where there is a bias.
 */
export type EpilogueGradientCall<Backend> = LabKernelCall<Backend, EpilogueGradientInputs, EpilogueGradientConstants>;
