import * as tf from "@tensorflow/tfjs";
import { type Csr, countingOffsets } from "../graph/csr";
import { splitRows } from "./splitRows";

/** One orientation of a sparse matrix on a device, in the forms that the kernels read. */
export interface SparseHalf {
  readonly rows: number;
  readonly rowPtr: tf.Tensor; // int32 [rows + 1]
  readonly colIdx: tf.Tensor; // int32 [nonzeros]
  readonly values: tf.Tensor; // float32 [nonzeros]
  readonly nodes?: tf.Tensor; // int32 [rows], whose dropout each row has where it is not its own
  readonly levels: readonly SparseLevel[]; // on GPUs only
}

/** A `SumLevel` on a device. */
export interface SparseLevel {
  readonly segments: tf.Tensor; // int32 [4 segmentCount]
  readonly segmentCount: number;
  readonly partialCount: number;
}

/** A sparse matrix on a device with its transpose, which the gradient needs. Tensors have at least one element. */
export interface SparseMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly nonzeros: number;
  readonly forward: SparseHalf;
  readonly backward: SparseHalf; // the very same object where the matrix is symmetric
  readonly order: tf.Tensor; // int32 [nonzeros], place in `forward.values` of each entry of the transpose
}

/**
 * Copies a sparse matrix to the current backend; free it with `disposeSparse`.
 *
 * `nodes` tells which row of a larger matrix each row is, so that dropout behind the product is that row's. // [rows]
 */
export function uploadSparse(csr: Csr, nodes?: Int32Array): SparseMatrix {
  const { transposed, order } = transposeWithOrder(csr);
  const forward = uploadHalf(csr, nodes);
  const backward = !nodes && isSame(csr, transposed) ? forward : uploadHalf(transposed);
  const { rows, cols } = csr;
  return { rows, cols, nonzeros: order.length, forward, backward, order: uploadIntegers(order) };
}

/** Frees a matrix of `uploadSparse`. */
export function disposeSparse({ forward, backward, order }: SparseMatrix): void {
  for (const { rowPtr, colIdx, values, nodes, levels } of new Set([forward, backward])) {
    tf.dispose([rowPtr, colIdx, values, ...(nodes ? [nodes] : []), ...levels.map(({ segments }) => segments)]);
  }
  order.dispose();
}

function uploadHalf({ rows, rowPtr, colIdx, values }: Csr, nodes?: Int32Array): SparseHalf {
  const levels = tf.getBackend() === "webgpu" ? splitRows(rowPtr, { nodes }) : [];
  return {
    rows,
    rowPtr: uploadIntegers(rowPtr),
    colIdx: uploadIntegers(colIdx),
    // A copy, since the cpu backend would share the caller's array. A buffer of a GPU cannot be empty.
    values: tf.tensor1d(values.length > 0 ? values.slice() : [0], "float32"),
    nodes: nodes && uploadIntegers(nodes),
    levels: levels.map(({ segments, partialCount }) => ({
      segments: uploadIntegers(segments),
      segmentCount: segments.length / 4,
      partialCount,
    })),
  };
}

function uploadIntegers(integers: Int32Array): tf.Tensor {
  return tf.tensor1d(integers.length > 0 ? integers.slice() : [0], "int32");
}

/** Transposes by a counting sort and keeps where each entry came from. */
function transposeWithOrder({ rows, cols, rowPtr, colIdx, values }: Csr): { transposed: Csr; order: Int32Array } {
  const outPtr = countingOffsets(colIdx, cols);
  const next = outPtr.slice();
  const outIdx = new Int32Array(colIdx.length);
  const order = new Int32Array(colIdx.length);
  for (let row = 0; row < rows; row++) {
    for (let entry = rowPtr[row]; entry < rowPtr[row + 1]; entry++) {
      const at = next[colIdx[entry]]++;
      outIdx[at] = row;
      order[at] = entry;
    }
  }
  const outValues = Float32Array.from(order, (entry) => values[entry]);
  return { transposed: { rows: cols, cols: rows, rowPtr: outPtr, colIdx: outIdx, values: outValues }, order };
}

function isSame(a: Csr, b: Csr): boolean {
  const equal = (x: Int32Array | Float32Array, y: Int32Array | Float32Array): boolean =>
    x.length === y.length && x.every((value, i) => value === y[i]);
  return equal(a.rowPtr, b.rowPtr) && equal(a.colIdx, b.colIdx) && equal(a.values, b.values);
}
