import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { denseLayer } from "../src/ops/denseLayer";
import { matrixProduct } from "../src/ops/matrixProduct";
import { meanLoss } from "../src/ops/meanLoss";
import { expectClose, normals } from "./ops.cases";

/** Compares with a flat array to five digits. */
async function expectValues(tensor: tf.Tensor, wanted: readonly number[]): Promise<void> {
  expectClose(await tensor.data(), wanted);
}

/** The tests of the dense layer and the loss on one backend, with results worked out by hand. */
export function denseLayerCases(backend: BackendId): void {
  describe(`dense layer and loss on ${backend}`, () => {
    beforeAll(async () => {
      await startBackend(backend);
    });

    it("takes product, bias and ReLU, and their gradients", async () => {
      const x = tf.tensor2d([1, 2, 3, -1], [2, 2]);
      const weights = tf.tensor2d([1, 0, -1, 2], [2, 2]);
      const bias = tf.tensor1d([0.5, -3]);
      // x W + b = [[1 - 2 + 0.5, 4 - 3], [3 + 1 + 0.5, -2 - 3]] = [[-0.5, 1], [4.5, -5]]
      const run = (rectified: boolean) => (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
        denseLayer(a as tf.Tensor2D, {
          weights: b as tf.Tensor2D,
          bias: c as tf.Tensor1D,
          rectified,
          constantInput: false,
        });
      await expectValues(run(false)(x, weights, bias), [-0.5, 1, 4.5, -5]);
      await expectValues(run(true)(x, weights, bias), [0, 1, 4.5, 0]);
      const dy = tf.tensor2d([10, 20, 30, 40], [2, 2]);
      const [dx, dw, db] = tf.grads(run(true))([x, weights, bias], dy);
      // dz = dy where the sum is above 0 = [[0, 20], [30, 0]]; dx = dz Wᵀ, dW = xᵀ dz, db = column sums of dz
      await expectValues(dx, [0, 40, 30, -30]);
      await expectValues(dw, [90, 20, -30, 40]);
      await expectValues(db, [30, 20]);
    });

    it("has the weight gradient of thousands of samples, the same bits whenever it is taken", async () => {
      const count = 2500;
      const x = normals(count * 12, "many inputs");
      const dz = normals(count * 12, "many gradients");
      const wanted = new Float64Array(144);
      for (let i = 0; i < count; i++) {
        for (let k = 0; k < 144; k++) wanted[k] += x[i * 12 + Math.floor(k / 12)] * dz[i * 12 + (k % 12)];
      }
      const [a, b] = [tf.tensor2d(x.slice(), [count, 12]), tf.tensor2d(dz.slice(), [count, 12])];
      const first = matrixProduct(a, b, { a: true });
      const values = await first.data();
      expectClose(values, wanted);
      for (let again = 0; again < 3; again++) {
        const product = matrixProduct(a, b, { a: true });
        expect(await product.data()).toEqual(values);
        product.dispose();
      }
      tf.dispose([a, b, first]);
    });

    it("has the binary cross-entropy of one logit, also where it is large", async () => {
      const logits = tf.tensor2d([0, Math.log(3), -40], [3, 1]);
      const targets = tf.tensor1d([1, 0, 1]);
      // log 2, then -log(1 - 3/4) = log 4, then 40
      await expectValues(meanLoss("binary", logits, targets), [(Math.log(2) + Math.log(4) + 40) / 3]);
      const gradient = tf.grad((z) => meanLoss("binary", z as tf.Tensor2D, targets))(logits);
      await expectValues(gradient, [-0.5 / 3, 0.75 / 3, -1 / 3]);
    });

    it("has the softmax cross-entropy of several logits, also where they are large", async () => {
      const logits = tf.tensor2d([0, 0, Math.log(2), 200, 0, 0], [2, 3]);
      const targets = tf.tensor1d([2, 1]);
      // p = (1/4, 1/4, 1/2) and (1, 0, 0): -log 1/2, then 200
      await expectValues(meanLoss("softmax", logits, targets), [(Math.log(2) + 200) / 2]);
      const gradient = tf.grad((z) => meanLoss("softmax", z as tf.Tensor2D, targets))(logits);
      await expectValues(gradient, [1 / 8, 1 / 8, -1 / 4, 1 / 2, -1 / 2, 0]);
    });

    it.each([
      [70, 11],
      [4200, 4],
    ])("has the softmax cross-entropy of %i samples of %i classes", async (count, classes) => {
      const z = normals(count * classes, "softmax logits").map((value) => 3 * value);
      const truth = Float32Array.from({ length: count }, (_, i) => (i * 7) % classes);
      const [loss, gradient] = tf.tidy(() => {
        const [logits, targets] = [tf.tensor2d(z.slice(), [count, classes]), tf.tensor1d(truth.slice())];
        return [
          meanLoss("softmax", logits, targets),
          tf.grad((t) => tf.mul(2, meanLoss("softmax", t as tf.Tensor2D, targets)))(logits),
        ];
      });
      let sum = 0;
      const wanted = new Float64Array(z.length);
      for (let i = 0; i < count; i++) {
        const powers = Array.from(z.subarray(i * classes, (i + 1) * classes), Math.exp);
        const total = powers.reduce((a, b) => a + b, 0);
        sum -= Math.log(powers[truth[i]] / total);
        powers.forEach((power, c) => {
          wanted[i * classes + c] = (2 * (power / total - (c === truth[i] ? 1 : 0))) / count;
        });
      }
      await expectValues(loss, [sum / count]);
      expectClose(
        Float64Array.from(await gradient.data(), (value) => value * count),
        wanted.map((value) => value * count),
      );
      tf.dispose([loss, gradient]);
    });
  });
}
