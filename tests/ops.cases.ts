import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Csr, csrFromEntries, transposeCsr } from "../src/graph/csr";
import { createRng } from "../src/lib/rng";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { dropout, dropoutHash, dropoutThreshold } from "../src/ops/dropout";
import { disposeSparse, uploadSparse } from "../src/ops/sparseMatrix";
import { spmm } from "../src/ops/spmm";
import { readTensor, writeTensor } from "../src/ops/tensorAccess";
import { onDeviceFault } from "../src/ops/webgpu/deviceFault";

/** Returns `count` standard normal numbers of a named stream. */
export function normals(count: number, ...salts: readonly (string | number)[]): Float32Array {
  const rng = createRng(1, ...salts);
  return Float32Array.from({ length: count }, () => rng.normal());
}

/** Fails the tests that follow the call if the GPU reports an error by their end. */
export function expectNoDeviceFault(): void {
  const faults: string[] = [];
  beforeAll(() => onDeviceFault((message) => faults.push(message)));
  afterAll(() => expect(faults).toEqual([]));
}

/** Expects two rows of numbers to agree to a share of the largest, as sums in another order do. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual.length).toBe(expected.length);
  let scale = 1;
  for (let i = 0; i < expected.length; i++) scale = Math.max(scale, Math.abs(expected[i]));
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(actual[i] - expected[i]) <= tolerance * scale)) expect([i, actual[i]]).toEqual([i, expected[i]]);
  }
}

/** Multiplies in double precision, straight from the definition. */
export function product({ rows, rowPtr, colIdx, values }: Csr, x: Float32Array, width: number): Float64Array {
  const y = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let entry = rowPtr[row]; entry < rowPtr[row + 1]; entry++) {
      for (let unit = 0; unit < width; unit++) {
        y[row * width + unit] += values[entry] * x[colIdx[entry] * width + unit];
      }
    }
  }
  return y;
}

/** Builds a matrix whose row i has degrees[i] entries, at columns that differ. */
export function matrixOfDegrees(degrees: readonly number[], cols: number): Csr {
  const row: number[] = [];
  const col: number[] = [];
  degrees.forEach((degree, i) => {
    for (let k = 0; k < degree; k++) {
      row.push(i);
      col.push((i * 7 + k) % cols);
    }
  });
  return csrFromEntries(degrees.length, cols, { row, col, value: normals(row.length, "values") });
}

// Empty rows at both ends and between, a hub with every column, lengths around the 32 at which rows are cut.
export const skewed = matrixOfDegrees([0, 1, 150, 0, 31, 32, 33, 2, 64, 65, 5, 0], 150);

/** The same kernel cases on any backend. */
export function kernelCases(backend: BackendId, widths: readonly number[]): void {
  describe(`kernels on ${backend}`, () => {
    expectNoDeviceFault();
    beforeAll(async () => {
      expect((await startBackend(backend)).id).toBe(backend);
    });

    it("multiplies a small matrix as by hand", async () => {
      // [1 0 2]   [1 2]   [ 11 14]
      // [0 0 0] x [3 4] = [  0  0]
      // [0 3 0]   [5 6]   [  9 12]
      const matrix = uploadSparse(csrFromEntries(3, 3, { row: [0, 0, 2], col: [0, 2, 1], value: [1, 2, 3] }));
      const y = tf.tidy(() => spmm(matrix, tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2])));
      expect(y.shape).toEqual([3, 2]);
      expect([...(await readTensor(y))]).toEqual([11, 14, 0, 0, 9, 12]);
      y.dispose();
      disposeSparse(matrix);
    });

    it.each(widths)("agrees with the definition of the product and its gradient at width %i", async (width) => {
      const matrix = uploadSparse(skewed);
      const x = normals(skewed.cols * width, "x");
      const weights = normals(skewed.rows * width, "c");
      const replaced = normals(skewed.values.length, "replaced");
      for (const values of [skewed.values, replaced]) {
        const [y, gradient] = tf.tidy(() => {
          const xTensor = tf.tensor2d(x.slice(), [skewed.cols, width]);
          const c = tf.tensor2d(weights.slice(), [skewed.rows, width]);
          const given = values === replaced ? tf.tensor1d(replaced.slice()) : undefined;
          const weighted = (t: tf.Tensor): tf.Tensor =>
            tf.sum(tf.mul(spmm(matrix, t as tf.Tensor2D, { values: given }), c));
          return [spmm(matrix, xTensor, { values: given }), tf.grad(weighted)(xTensor)];
        });
        const reference: Csr = { ...skewed, values };
        expectClose(await readTensor(y), product(reference, x, width));
        expectClose(await readTensor(gradient), product(transposeCsr(reference), weights, width));
        tf.dispose([y, gradient]);
      }
      disposeSparse(matrix);
    });

    it("sums a row of thousands of entries", async () => {
      const hub = matrixOfDegrees([3, 5000, 0, 2], 5000);
      const matrix = uploadSparse(hub);
      const x = normals(hub.cols * 4, "x");
      const y = tf.tidy(() => spmm(matrix, tf.tensor2d(x.slice(), [hub.cols, 4])));
      expectClose(await readTensor(y), product(hub, x, 4));
      y.dispose();
      disposeSparse(matrix);
    });

    it("multiplies by a matrix without entries, and shares the transpose of a symmetric one", async () => {
      const empty = uploadSparse(csrFromEntries(2, 3, { row: [], col: [] }));
      const y = tf.tidy(() => spmm(empty, tf.ones([3, 5])));
      expect([...(await readTensor(y))]).toEqual(new Array(10).fill(0));
      const symmetric = uploadSparse(csrFromEntries(2, 2, { row: [0, 1], col: [1, 0], value: [4, 4] }));
      expect(symmetric.backward).toBe(symmetric.forward);
      y.dispose();
      disposeSparse(empty);
      disposeSparse(symmetric);
    });

    it("has the gradient that differences show", async () => {
      const matrix = uploadSparse(skewed);
      const x = normals(skewed.cols * 3, "x");
      const place = { seed: 5, step: 2, layer: 1 };
      const loss = (t: tf.Tensor): tf.Scalar => tf.sum(tf.square(dropout(spmm(matrix, t as tf.Tensor2D), 0.4, place)));
      const lossAt = async (values: Float32Array): Promise<number> => {
        const result = tf.tidy(() => loss(tf.tensor2d(values, [skewed.cols, 3])));
        const [value] = await readTensor(result);
        result.dispose();
        return value;
      };
      const gradient = tf.tidy(() => tf.grad(loss)(tf.tensor2d(x.slice(), [skewed.cols, 3])));
      const found = await readTensor(gradient);
      for (const i of [0, 7, 100, 449]) {
        const [up, down] = [x.slice(), x.slice()];
        up[i] += 0.25;
        down[i] -= 0.25;
        // The loss is a square, so that central differences are exact up to rounding.
        const difference = ((await lossAt(up)) - (await lossAt(down))) / 0.5;
        expect(Math.abs(found[i] - difference)).toBeLessThan(0.02 * (1 + Math.abs(difference)));
      }
      gradient.dispose();
      disposeSparse(matrix);
    });

    it("drops the elements that the hash names, forward and backward", async () => {
      const place = { seed: 3000000000, step: 41, layer: 2 };
      for (const [rate, shape] of [
        [0.1, [33, 7]],
        [0.5, [130]],
      ] as const) {
        const count = shape.reduce((a, b) => a * b, 1);
        const x = normals(count, "dropout");
        const [y, gradient] = tf.tidy(() => {
          const input = tf.tensor(x.slice(), [...shape]);
          return [dropout(input, rate, place), tf.grad((t) => tf.sum(dropout(t, rate, place)))(input)];
        });
        const kept = x.map((_, i) =>
          dropoutHash(3000000000, 41, 2, i) >= dropoutThreshold(rate) ? 1 / (1 - rate) : 0,
        );
        expect(y.shape).toEqual(shape);
        expectClose(
          await readTensor(y),
          x.map((value, i) => value * kept[i]),
          1e-6,
        );
        expectClose(await readTensor(gradient), kept, 1e-6);
        tf.dispose([y, gradient]);
      }
    });

    it.each([1, 3, 8])("drops what a larger matrix would drop in its rows, at width %i", async (width) => {
      const place = { seed: 3, step: 1, layer: 0 };
      const rows = Int32Array.of(900, 4, 5, 123456, 0, 77, 78);
      const x = normals(rows.length * width, "rows");
      const y = tf.tidy(() => {
        const input = tf.tensor2d(x.slice(), [rows.length, width]);
        return dropout(input, 0.5, place, tf.tensor1d(rows.slice(), "int32"));
      });
      const wanted = x.map((value, i) => {
        const index = rows[Math.floor(i / width)] * width + (i % width);
        return dropoutHash(3, 1, 0, index) >= dropoutThreshold(0.5) ? 2 * value : 0;
      });
      expectClose(await readTensor(y), wanted, 1e-6);
      y.dispose();
    });

    it("leaves everything as it is at rate 0", async () => {
      const y = tf.tidy(() => dropout(tf.tensor1d([1, 2, 3]), 0, { seed: 1, step: 1, layer: 1 }));
      expect([...(await readTensor(y))]).toEqual([1, 2, 3]);
      y.dispose();
    });

    it("reads what was last written, however often it is read", async () => {
      const x = tf.tensor1d([1, 2, 3]);
      expect([...(await readTensor(x))]).toEqual([1, 2, 3]);
      const doubled = tf.mul(x, 2);
      writeTensor(x, Float32Array.of(4, 5, 6));
      expect([...(await readTensor(x))]).toEqual([4, 5, 6]);
      expect([...(await readTensor(doubled))]).toEqual([2, 4, 6]);
      expect(() => writeTensor(x, Float32Array.of(1))).toThrow("3");
      tf.dispose([x, doubled]);
    });

    it("leaves no tensor behind", () => {
      const matrix = uploadSparse(skewed);
      const x = tf.tensor2d(normals(skewed.cols * 4, "x"), [skewed.cols, 4]);
      const before = tf.memory().numTensors;
      const buffers = tf.backend().numDataIds();
      for (let step = 1; step <= 3; step++) {
        tf.tidy(() => {
          const values = dropout(matrix.forward.values, 0.5, { seed: 1, step, layer: 0 });
          tf.grad((t) => tf.sum(spmm(matrix, t as tf.Tensor2D, { values })))(x);
        });
      }
      expect(tf.memory().numTensors).toBe(before);
      expect(tf.backend().numDataIds()).toBe(buffers);
      x.dispose();
      disposeSparse(matrix);
    });
  });
}
