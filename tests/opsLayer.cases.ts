import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Csr, csrFromEntries, transposeCsr } from "../src/graph/csr";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { dropoutHash, dropoutThreshold } from "../src/ops/dropout";
import { epilogueGradient } from "../src/ops/epilogueGradient";
import { disposeSparse, uploadSparse } from "../src/ops/sparseMatrix";
import { type SpmmOptions, spmm } from "../src/ops/spmm";
import { readTensor } from "../src/ops/tensorAccess";
import { expectClose, expectNoDeviceFault, normals, product, skewed } from "./ops.cases";

/** What follows the product, as the definitions say. */
interface Steps {
  readonly addend: boolean;
  readonly bias: boolean;
  readonly rectified: boolean;
  readonly dropped: boolean;
}

const place = { seed: 11, step: 3, layer: 1, rate: 0.4 };

// Rows of another matrix: not in order, and further on than there are rows.
const nodes = Int32Array.from({ length: skewed.rows }, (_, row) => ((row * 5) % skewed.rows) + 100);

/** Finishes sums in double precision and returns, beside the output, how much of a gradient each element lets through. */
function finished(
  sums: Float64Array,
  width: number,
  steps: Steps,
  given: { addend: Float32Array; bias: Float32Array },
) {
  const passes = new Float64Array(sums.length);
  const y = sums.map((sum, i) => {
    const node = nodes[Math.floor(i / width)];
    const unit = i % width;
    const z = sum + (steps.addend ? given.addend[i] : 0) + (steps.bias ? given.bias[unit] : 0);
    const kept = !steps.dropped || dropoutHash(11, 3, 1, node * width + unit) >= dropoutThreshold(0.4);
    const open = kept && (!steps.rectified || z > 0);
    passes[i] = open ? (steps.dropped ? 1 / 0.6 : 1) : 0;
    return open ? z * passes[i] : 0;
  });
  return { y, passes };
}

const allSteps: readonly Steps[] = [
  { addend: false, bias: true, rectified: false, dropped: false },
  { addend: false, bias: true, rectified: true, dropped: false },
  { addend: true, bias: false, rectified: false, dropped: false },
  { addend: true, bias: true, rectified: true, dropped: true },
  { addend: false, bias: false, rectified: true, dropped: true },
];

/** The tests of what a sparse product does behind its sums, on any backend. */
export function layerCases(backend: BackendId, widths: readonly number[]): void {
  describe(`sparse layers on ${backend}`, () => {
    expectNoDeviceFault();
    beforeAll(async () => {
      await startBackend(backend);
    });

    it("add a bias, rectify, and carry gradients back, as by hand", async () => {
      // [1 2]   [1 -1]   [ 5 -3]                [ 0  2]
      // [0 1] x [2 -1] = [ 2 -1], plus [-5, 5] = [-3  4], rectified [0 2; 0 4]: both of the first column are shut.
      const matrix = uploadSparse(csrFromEntries(2, 2, { row: [0, 0, 1], col: [0, 1, 1], value: [1, 2, 1] }));
      const x = tf.tensor2d([1, -1, 2, -1], [2, 2]);
      const bias = tf.tensor1d([-5, 5]);
      const layer = (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
        spmm(matrix, a as tf.Tensor2D, { bias: b as tf.Tensor1D, rectified: true });
      const y = layer(x, bias);
      const [dx, db] = tf.grads(layer)([x, bias], tf.tensor2d([10, 20, 30, 40], [2, 2]));
      expect([...(await readTensor(y))]).toEqual([0, 2, 0, 4]);
      // dz = [0 20; 0 40]; dx = Aᵀ dz = [0 20; 0 40 + 40]; db = [0 60]
      expect([...(await readTensor(dx))]).toEqual([0, 20, 0, 80]);
      expect([...(await readTensor(db))]).toEqual([0, 60]);
      tf.dispose([x, bias, y, dx, db]);
      disposeSparse(matrix);
    });

    it.each(widths)("agree with the definition and its gradient at width %i", async (width) => {
      const matrix = uploadSparse(skewed, nodes);
      const x = normals(skewed.cols * width, "x");
      const addend = normals(skewed.rows * width, "addend");
      const bias = normals(width, "bias");
      const dy = normals(skewed.rows * width, "dy");
      const sums = product(skewed, x, width);
      const transposed: Csr = transposeCsr(skewed);
      for (const steps of allSteps) {
        const layer = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor): tf.Tensor => {
          const options: SpmmOptions = {
            ...(steps.addend ? { addend: b as tf.Tensor2D } : {}),
            ...(steps.bias ? { bias: c as tf.Tensor1D } : {}),
            rectified: steps.rectified,
            ...(steps.dropped ? { dropping: place } : {}),
          };
          // What is left out has a part in the sum too, so that it has a gradient: 0.
          return tf.add(spmm(matrix, a as tf.Tensor2D, options), tf.mul(0, tf.add(tf.sum(b), tf.sum(c))));
        };
        const results = tf.tidy(() => {
          const inputs = [
            tf.tensor2d(x.slice(), [skewed.cols, width]),
            tf.tensor2d(addend.slice(), [skewed.rows, width]),
            tf.tensor1d(bias.slice()),
          ];
          return [
            layer(inputs[0], inputs[1], inputs[2]),
            ...tf.grads(layer)(inputs, tf.tensor2d(dy.slice(), [skewed.rows, width])),
          ];
        });
        const [y, dx, da, db] = await Promise.all(results.map(readTensor));
        const wanted = finished(sums, width, steps, { addend, bias });
        const dz = Float32Array.from(dy, (value, i) => value * wanted.passes[i]);
        expectClose(y, wanted.y);
        expectClose(dx, product(transposed, dz, width));
        expectClose(da, steps.addend ? dz : new Float32Array(dz.length));
        const columns = new Float64Array(width);
        dz.forEach((value, i) => {
          columns[i % width] += value;
        });
        expectClose(db, steps.bias ? columns : new Float64Array(width));
        tf.dispose(results);
      }
      disposeSparse(matrix);
    });

    it("sum the gradient of a bias over thousands of rows", async () => {
      const rows = 4500;
      const dy = normals(rows * 3, "bias gradient");
      const y = normals(rows * 3, "bias output");
      const results = tf.tidy(() => {
        const { dz, biasGradient } = epilogueGradient(tf.tensor2d(dy.slice(), [rows, 3]), {
          output: tf.tensor2d(y.slice(), [rows, 3]),
          scale: 2,
          hasBias: true,
        });
        return [dz, biasGradient as tf.Tensor];
      });
      const sums = new Float64Array(3);
      const gated = dy.map((value, i) => (y[i] > 0 ? 2 * value : 0));
      gated.forEach((value, i) => {
        sums[i % 3] += value;
      });
      expectClose(await readTensor(results[0]), gated);
      expectClose(await readTensor(results[1]), sums);
      tf.dispose(results);
    });

    it("let what is not a number through ReLU", async () => {
      const matrix = uploadSparse(csrFromEntries(1, 1, { row: [0], col: [0], value: [1] }));
      const y = tf.tidy(() => spmm(matrix, tf.tensor2d([Number.NaN], [1, 1]), { rectified: true }));
      expect([...(await readTensor(y))]).toEqual([Number.NaN]);
      y.dispose();
      disposeSparse(matrix);
    });

    it("refuse dropout without ReLU, whose output tells what was kept", () => {
      const matrix = uploadSparse(skewed);
      const x = tf.zeros([skewed.cols, 2]) as tf.Tensor2D;
      expect(() => spmm(matrix, x, { dropping: place })).toThrow("ReLU");
      x.dispose();
      disposeSparse(matrix);
    });
  });
}
