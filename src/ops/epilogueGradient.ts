import type * as tf from "@tensorflow/tfjs";
import type { EpilogueGradientConstants } from "./kernels/epilogueGradientCall";
import { givenTensors, runLabKernels } from "./kernels/labKernel";

/** What stands between the sums of a layer and its output. */
export interface Epilogue {
  readonly output?: tf.Tensor; // where it was rectified (and dropped)
  readonly scale?: number; // of the elements that dropout kept (default 1)
  readonly hasBias: boolean;
}

/** Carries the gradient of a layer's output [rows, width] back to its sums, and adds up the bias's. */
export function epilogueGradient(
  dy: tf.Tensor,
  { output, scale = 1, hasBias }: Epilogue,
): { readonly dz: tf.Tensor; readonly biasGradient?: tf.Tensor1D } {
  if (!output && !hasBias) return { dz: dy };
  const constants: EpilogueGradientConstants = { scale, hasBias };
  const results = runLabKernels("LabEpilogueGradient", givenTensors({ dy, y: output }), constants);
  const biasGradient = hasBias ? (results[results.length - 1] as tf.Tensor1D) : undefined;
  return { dz: output ? results[0] : dy, biasGradient };
}
