import * as tf from "@tensorflow/tfjs";
import { type Csr, transposeCsr } from "../../graph/csr";
import { formatSeconds } from "../../lib/format";
import type { FactoredCsr } from "../inputs/factored";

/** A sparse matrix held in the way that one formulation in stock TensorFlow.js reads. */
export interface StockMatrix {
  /** Multiplies with a dense matrix. // [cols, width] -> [rows, width] */
  multiply(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/** The formulations of a sparse product that stock TensorFlow.js offers. */
export const stockProducts = {
  unsorted: { label: "gather + unsortedSegmentSum", kernels: ["UnsortedSegmentSum"], open: unsortedProduct },
  scatter: { label: "gather + scatterND", kernels: ["ScatterNd"], open: scatterProduct },
  segment: { label: "sparseSegmentSum, scaled", kernels: ["SparseSegmentSum"], open: segmentProduct },
  dense: { label: "dense matMul", kernels: ["BatchMatMul"], open: denseProduct },
} as const satisfies Record<
  string,
  { label: string; kernels: readonly string[]; open: (matrix: FactoredCsr) => StockMatrix }
>;

/** The name of a formulation. */
export type StockProductId = keyof typeof stockProducts;

/** A dense matrix of more numbers than this is not tried. */
const mostDense = 2 ** 25;

/** Seconds for one number of one pass of the cpu backend's unsortedSegmentSum, which passes over all messages per row. */
const secondsPerNumber = 1e-7;

/** Longer products than this are not tried. */
const mostSeconds = 5;

/** Says why a formulation cannot multiply on the current backend by `width` columns in all, or undefined where it can. */
export function stockObstacle(id: StockProductId, { rows, cols, colIdx }: Csr, width: number): string | undefined {
  const kernels: readonly string[] = stockProducts[id].kernels;
  const missing = kernels.find((name) => tf.getKernel(name, tf.getBackend()) === undefined);
  if (missing) return `${missing} is missing on this backend`;
  if (id === "segment" && tf.getBackend() === "webgpu") return "it reads back and sums on the CPU, which fails in Node";
  if (id === "dense" && rows * cols > mostDense) return `too large, ${Math.round((rows * cols * 4) / 1e9)} GB`;
  const seconds = rows * colIdx.length * width * secondsPerNumber;
  if (id === "unsorted" && tf.getBackend() === "cpu" && seconds > mostSeconds) {
    return `too slow, an estimated ${formatSeconds(seconds)}`;
  }
  return undefined;
}

/** The row of each entry. // [nonzeros] */
function entryRows({ csr: { rows, rowPtr, colIdx } }: FactoredCsr): Int32Array {
  const row = new Int32Array(colIdx.length);
  for (let r = 0; r < rows; r++) row.fill(r, rowPtr[r], rowPtr[r + 1]);
  return row;
}

function gathered(matrix: FactoredCsr): { messages(x: tf.Tensor2D): tf.Tensor2D; dispose(): void } {
  const { colIdx, values } = matrix.csr;
  const columns = tf.tensor1d(colIdx.slice(), "int32");
  const weights = tf.tensor2d(values.slice(), [values.length, 1]);
  return {
    messages: (x) => tf.mul(tf.gather(x, columns), weights),
    dispose: () => tf.dispose([columns, weights]),
  };
}

function unsortedProduct(matrix: FactoredCsr): StockMatrix {
  const { messages, dispose } = gathered(matrix);
  const rows = tf.tensor1d(entryRows(matrix), "int32");
  return {
    multiply: (x) => tf.tidy(() => tf.unsortedSegmentSum(messages(x), rows, matrix.csr.rows)),
    dispose: () => {
      dispose();
      rows.dispose();
    },
  };
}

function scatterProduct(matrix: FactoredCsr): StockMatrix {
  const { messages, dispose } = gathered(matrix);
  const rows = tf.tensor2d(entryRows(matrix), [matrix.csr.colIdx.length, 1], "int32");
  return {
    multiply: (x) => tf.tidy(() => tf.scatterND(rows, messages(x), [matrix.csr.rows, x.shape[1]]) as tf.Tensor2D),
    dispose: () => {
      dispose();
      rows.dispose();
    },
  };
}

/** Sums without weights: the matrix must be factored. */
function segmentProduct(matrix: FactoredCsr): StockMatrix {
  const { csr, rowScale, colScale } = matrix;
  const columns = tf.tensor1d(csr.colIdx.slice(), "int32");
  const rows = tf.tensor1d(entryRows(matrix), "int32");
  const scaleOf = (scale: Float32Array): tf.Tensor2D | undefined =>
    scale.every((value) => value === 1) ? undefined : tf.tensor2d(scale.slice(), [scale.length, 1]);
  const before = scaleOf(colScale);
  const after = scaleOf(rowScale);
  // The kernel's result ends with the last row that has an entry.
  const ending = csr.rows - csr.rowPtr.indexOf(csr.colIdx.length);
  return {
    multiply: (x) =>
      tf.tidy(() => {
        const found = tf.sparse.sparseSegmentSum(before ? tf.mul(x, before) : x, columns, rows) as tf.Tensor2D;
        const sums =
          ending > 0
            ? (tf.pad(found, [
                [0, ending],
                [0, 0],
              ]) as tf.Tensor2D)
            : found;
        return after ? tf.mul(sums, after) : sums;
      }),
    dispose: () => tf.dispose([columns, rows, ...(before ? [before] : []), ...(after ? [after] : [])]),
  };
}

function denseProduct({ csr }: FactoredCsr): StockMatrix {
  const dense = denseTensor(csr);
  return { multiply: (x) => tf.matMul(dense, x), dispose: () => dense.dispose() };
}

/** Writes a sparse matrix out with its zeros. // [rows, cols] */
export function denseTensor({ rows, cols, rowPtr, colIdx, values }: FactoredCsr["csr"]): tf.Tensor2D {
  const table = new Float32Array(rows * cols);
  for (let r = 0; r < rows; r++) {
    for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) table[r * cols + colIdx[i]] = values[i];
  }
  return tf.tensor2d(table, [rows, cols]);
}

/** Returns the transposed matrix with its factors. */
export function transposeFactored({ csr, rowScale, colScale }: FactoredCsr): FactoredCsr {
  return { csr: transposeCsr(csr), rowScale: colScale, colScale: rowScale };
}
