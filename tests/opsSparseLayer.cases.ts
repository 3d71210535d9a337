import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { ConnectionList } from "../src/lib/connectionList";
import { createRng } from "../src/lib/rng";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { dropoutHash, dropoutKey, dropoutThreshold } from "../src/ops/dropout";
import { disposeConnections, uploadConnections } from "../src/ops/sparseLayer/connections";
import { sparseForward, sparseInputGradient, sparseWeightGradient } from "../src/ops/sparseLayer/layer";
import { fromTiles, toTiles } from "../src/ops/sparseLayer/sampleTiles";
import { readTensor } from "../src/ops/tensorAccess";
import { expectClose, expectNoDeviceFault, normals } from "./ops.cases";

/** Draws a layer in which output o has degrees[o] connections. */
function listOfDegrees(degrees: readonly number[], inputs: number): ConnectionList {
  const rng = createRng(2, "connections");
  const input: number[] = [];
  const start = [0];
  for (const degree of degrees) {
    const drawn = rng.shuffle(Uint32Array.from({ length: inputs }, (_, i) => i)).subarray(0, degree);
    input.push(...drawn.sort());
    start.push(input.length);
  }
  return { inputs, outputs: degrees.length, start: Uint32Array.from(start), input: Uint32Array.from(input) };
}

/** The dense matrix of a layer, [inputs][outputs]. */
function dense({ inputs, outputs, start, input }: ConnectionList, weights: Float32Array): number[][] {
  const matrix = Array.from({ length: inputs }, () => new Array<number>(outputs).fill(0));
  for (let o = 0; o < outputs; o++) for (let c = start[o]; c < start[o + 1]; c++) matrix[input[c]][o] = weights[c];
  return matrix;
}

// Outputs without connections, one that takes every input, and more of them than one GPU thread sums; 37 samples leave room in a tile.
const layers: readonly (readonly [string, ConnectionList, number])[] = [
  ["a skewed layer", listOfDegrees([0, 3, 300, 1, 0, 17, 4, 0], 300), 37],
  ["one output", listOfDegrees([5], 9), 1],
  ["full", listOfDegrees([4, 4, 4], 4), 64],
];

/** The same cases of sparse layers on any backend. */
export function sparseLayerCases(backend: BackendId): void {
  describe(`sparse layers on ${backend}`, () => {
    expectNoDeviceFault();
    beforeAll(async () => {
      await startBackend(backend);
    });

    it("sums a small layer as by hand", async () => {
      // Output 0 takes 2 x0 + 3 x2 + 1, output 1 nothing but -1; two samples.
      const list = { inputs: 3, outputs: 2, start: Uint32Array.of(0, 2, 2), input: Uint32Array.of(0, 2) };
      const connections = uploadConnections(list, { transposed: true });
      const [y, dx, gradient] = tf.tidy(() => {
        const x = toTiles(tf.tensor2d([1, 10, 100, -4, 20, 1], [2, 3]));
        const dz = toTiles(tf.tensor2d([1, 5, 10, 7], [2, 2]));
        const weights = tf.tensor1d([2, 3]);
        const options = { weights, bias: tf.tensor1d([1, -1]), rectified: true };
        return [
          fromTiles(sparseForward(connections, x, options), 2),
          fromTiles(sparseInputGradient(connections, dz, { weights, activation: x, scale: 2 }), 2),
          sparseWeightGradient(connections, x, dz),
        ];
      });
      expect(y.shape).toEqual([2, 2]);
      expect([...(await readTensor(y))]).toEqual([303, 0, 0, 0]);
      expect([...(await readTensor(dx))]).toEqual([4, 0, 6, 0, 0, 60]); // 0 where x is not above 0
      expect([...(await readTensor(gradient))]).toEqual([1 - 40, 100 + 10]);
      tf.dispose([y, dx, gradient]);
      disposeConnections(connections);
    });

    it.each(layers)("agrees with the dense products: %s", async (_name, list, samples) => {
      const connections = uploadConnections(list, { transposed: true });
      const { inputs, outputs, start, input } = list;
      const [weights, bias] = [normals(input.length, "weights"), normals(outputs, "bias")];
      const [x, dz] = [normals(samples * inputs, "x"), normals(samples * outputs, "dz")];
      const matrix = dense(list, weights);
      const [y, plain, dx, gradient] = tf.tidy(() => {
        const xTiles = toTiles(tf.tensor2d(x.slice(), [samples, inputs]));
        const dzTiles = toTiles(tf.tensor2d(dz.slice(), [samples, outputs]));
        const w = tf.tensor1d(weights.slice());
        const rate = { key: dropoutKey(7, 3, 1), threshold: dropoutThreshold(0.25), scale: 4 / 3, firstSample: 5 };
        const options = { weights: w, bias: tf.tensor1d(bias.slice()), rectified: true, dropout: rate };
        return [
          fromTiles(sparseForward(connections, xTiles, options), samples),
          fromTiles(sparseForward(connections, xTiles, { weights: w }), samples),
          fromTiles(sparseInputGradient(connections, dzTiles, { weights: w }), samples),
          sparseWeightGradient(connections, xTiles, dzTiles),
        ];
      });
      const sums = new Float64Array(samples * outputs);
      const back = new Float64Array(samples * inputs);
      for (let s = 0; s < samples; s++) {
        for (let i = 0; i < inputs; i++) {
          for (let o = 0; o < outputs; o++) {
            sums[s * outputs + o] += x[s * inputs + i] * matrix[i][o];
            back[s * inputs + i] += dz[s * outputs + o] * matrix[i][o];
          }
        }
      }
      const dropped = sums.map((sum, k) =>
        dropoutHash(7, 3, 1, 5 * outputs + k) >= dropoutThreshold(0.25)
          ? (4 / 3) * Math.max(0, sum + bias[k % outputs])
          : 0,
      );
      const expected = new Float64Array(input.length);
      for (let o = 0; o < outputs; o++) {
        for (let c = start[o]; c < start[o + 1]; c++) {
          for (let s = 0; s < samples; s++) expected[c] += x[s * inputs + input[c]] * dz[s * outputs + o];
        }
      }
      expectClose(await readTensor(y), dropped);
      expectClose(await readTensor(plain), sums);
      expectClose(await readTensor(dx), back);
      expectClose(await readTensor(gradient), expected);
      tf.dispose([y, plain, dx, gradient]);
      disposeConnections(connections);
    });

    it("takes a layer without connections, and leaves no tensor behind", async () => {
      const before = [tf.memory().numTensors, tf.backend().numDataIds()];
      const list = { inputs: 2, outputs: 3, start: new Uint32Array(4), input: new Uint32Array(0) };
      const connections = uploadConnections(list, { transposed: true });
      const [y, dx, gradient] = tf.tidy(() => {
        const weights = tf.zeros([1]);
        const dz = toTiles(tf.ones([4, 3]));
        return [
          fromTiles(sparseForward(connections, toTiles(tf.ones([4, 2])), { weights, bias: tf.tensor1d([1, 2, 3]) }), 1),
          sparseInputGradient(connections, dz, { weights }),
          sparseWeightGradient(connections, toTiles(tf.ones([4, 2])), dz),
        ];
      });
      expect([...(await readTensor(y))]).toEqual([1, 2, 3]);
      expect([...(await readTensor(dx))].every((value) => value === 0)).toBe(true);
      expect([...(await readTensor(gradient))]).toEqual([0]);
      tf.dispose([y, dx, gradient]);
      disposeConnections(connections);
      expect([tf.memory().numTensors, tf.backend().numDataIds()]).toEqual(before);
    });
  });
}
