import * as tf from "@tensorflow/tfjs";
import { type DropoutPlace, dropoutConstants } from "./dropout";
import { epilogueGradient } from "./epilogueGradient";
import { givenTensors, runLabKernel } from "./kernels/labKernel";
import type { SpmmConstants } from "./kernels/spmmCall";
import type { SparseHalf, SparseMatrix } from "./sparseMatrix";

/** What a sparse product may do beside the product, in the same kernel. */
export interface SpmmOptions {
  /** Takes the place of the matrix's own values, in CSR order (dropout on sparse features). // [nonzeros] */
  readonly values?: tf.Tensor;
  readonly addend?: tf.Tensor2D; // [rows, width]
  readonly bias?: tf.Tensor1D; // [width]
  readonly rectified?: boolean; // ReLU after the sums (default false)
  readonly dropping?: DropoutPlace & { readonly rate: number }; // after ReLU only; element i is of the rows' nodes
}

/**
 * Computes drop(relu(A·x + addend + bias)), each step but the product where asked, differentiable in x, addend and bias.
 *
 * One kernel forward; backward one for the gate and the bias's sums, and a product with the transpose.
 */
export function spmm(matrix: SparseMatrix, x: tf.Tensor2D, options: SpmmOptions = {}): tf.Tensor2D {
  const { values, addend, bias, rectified = false, dropping } = options;
  if (dropping && !rectified) throw new Error("Dropout behind a sparse product needs ReLU between them.");
  const drop = dropping && dropping.rate > 0 ? dropoutConstants(dropping.rate, dropping) : undefined;
  const variables = [x, ...(addend ? [addend] : []), ...(bias ? [bias] : [])];
  const product = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    const { rowPtr, colIdx, nodes, rows, levels } = matrix.forward;
    const inputs = { x, rowPtr, colIdx, values: values ?? matrix.forward.values, addend, bias, nodes };
    const y = runLabKernel("LabSpmm", givenTensors(inputs), { rows, levels, rectified, drop } satisfies SpmmConstants);
    save([...(rectified ? [y] : []), ...(values ? [values] : [])]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const { dz, biasGradient } = epilogueGradient(dy, {
        output: rectified ? saved[0] : undefined,
        scale: drop?.scale ?? 1,
        hasBias: bias !== undefined,
      });
      const dx = transposedProduct(matrix, dz, values && saved[saved.length - 1]);
      return [dx, ...(addend ? [dz] : []), ...(biasGradient ? [biasGradient] : [])];
    };
    return { value: y, gradFunc };
  });
  return product(...variables) as tf.Tensor2D;
}

/** Multiplies the transpose with a matrix; `values` are in the order of the matrix itself. */
function transposedProduct({ backward, order }: SparseMatrix, dz: tf.Tensor, values?: tf.Tensor): tf.Tensor {
  const { rowPtr, colIdx, rows, levels }: SparseHalf = backward;
  const inputs = { x: dz, rowPtr, colIdx, ...(values ? { values, order } : { values: backward.values }) };
  return runLabKernel("LabSpmm", inputs, { rows, levels, rectified: false } satisfies SpmmConstants);
}
