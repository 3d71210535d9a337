import * as tf from "@tensorflow/tfjs";
import { runLabKernel } from "./kernels/labKernel";
import type { SparseHalf, SparseMatrix } from "./sparseMatrix";

/**
 * Multiplies a sparse matrix with a dense one, differentiable in the dense one. // [rows, cols] x [cols, width] -> [rows, width]
 *
 * `values` replaces the matrix's own for this product and its gradient, in CSR order (dropout on sparse features).
 */
export function spmm(matrix: SparseMatrix, x: tf.Tensor2D, values?: tf.Tensor): tf.Tensor2D {
  const product = tf.customGrad((...args) => {
    const dense = args[0] as tf.Tensor2D;
    const save = args[1] as tf.GradSaveFunc;
    save(values ? [values] : []);
    return {
      value: multiply(matrix.forward, dense, values),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => multiply(matrix.backward, dy, saved[0], matrix.order),
    };
  });
  return product(x) as tf.Tensor2D;
}

/** Runs the kernel; `order` says where an entry's value stands among the values given. */
function multiply(half: SparseHalf, x: tf.Tensor, values?: tf.Tensor, order?: tf.Tensor): tf.Tensor {
  const { rowPtr, colIdx, rows, levels } = half;
  const inputs = { x, rowPtr, colIdx, values: values ?? half.values };
  return runLabKernel("LabSpmm", values && order ? { ...inputs, order } : inputs, { rows, levels });
}
