import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Csr } from "../src/graph/csr";
import type { Tree } from "../src/lib/tree";
import { fnnForward, fnnShape } from "../src/models/fnn";
import { fnnSizes } from "../src/models/fnnSizes";
import { type GraphInput, gcnForward, gcnShape } from "../src/models/gcn";
import { sageForward, sageShape } from "../src/models/sage";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { dropoutHash } from "../src/ops/dropout";
import { disposeSparse, uploadSparse } from "../src/ops/sparseMatrix";

/** Writes a small matrix as CSR. */
function sparse(rows: number[][]): Csr {
  const entries = rows.map((row) => row.flatMap((value, col) => (value === 0 ? [] : [{ col, value }])));
  return {
    rows: rows.length,
    cols: rows[0].length,
    rowPtr: Int32Array.from([0, ...rows.map((_, i) => entries.slice(0, i + 1).flat().length)]),
    colIdx: Int32Array.from(entries.flat(), ({ col }) => col),
    values: Float32Array.from(entries.flat(), ({ value }) => value),
  };
}

type Matrices = Readonly<Record<string, number[][] | number[]>>;

const tensorsOf = (matrices: Matrices): Tree<tf.Tensor> =>
  Object.fromEntries(Object.entries(matrices).map(([name, values]) => [name, tf.tensor(values)]));

/** Runs a GNN on dense or sparse features and returns its logits. */
async function logitsOf(
  forward: typeof gcnForward,
  matrices: Matrices,
  { propagation, features, form }: { propagation: number[][]; features: number[][]; form: "dense" | "sparse" },
  training?: Parameters<typeof gcnForward>[2],
): Promise<unknown> {
  const device = uploadSparse(sparse(propagation));
  const matrix = uploadSparse(sparse(features));
  const graph: GraphInput = {
    layers: [{ propagation: device }, { propagation: device }],
    features:
      form === "dense"
        ? { dense: tf.tensor2d(features) }
        : { sparse: matrix, values: matrix.forward.values as tf.Tensor1D },
  };
  const logits = forward(tensorsOf(matrices), graph, training);
  const values = await logits.array();
  disposeSparse(device);
  disposeSparse(matrix);
  return values;
}

const features = [
  [1, 0],
  [0, 2],
  [1, 1],
];
const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));

describe.each<BackendId>(["cpu", "wasm"])("models on %s", (backend) => {
  beforeAll(async () => {
    await startBackend(backend);
  });

  it("the FNN has ReLU between layers and none on its logits", async () => {
    // x w1 + b1 = [3, -2], of which ReLU leaves [3, 0]; 3·2 - 10 = -4.
    // biome-ignore format: a matrix on one line
    const parameters = { w1: [[1, -1], [1, -1]], b1: [0, 1], w2: [[2], [5]], b2: [-10] };
    expect(await fnnForward(tensorsOf(parameters), tf.tensor2d([[1, 2]]), 2).array()).toEqual([[-4]]);
    // Without biases [3, -3] becomes [3, 0] and 6.
    const { w1, w2 } = parameters;
    expect(await fnnForward(tensorsOf({ w1, w2 }), tf.tensor2d([[1, 2]]), 2).array()).toEqual([[6]]);
  });

  it("the FNN drops hidden units after each hidden layer in training only", async () => {
    const stream = { rate: 0.5, seed: 5, step: 9 };
    const parameters = tensorsOf({ w1: identity(8), w2: identity(8), w3: identity(8) });
    const ones = tf.ones([2, 8]) as tf.Tensor2D;
    const isKept = (layer: number, index: number) => dropoutHash(5, 9, layer, index) >= 2 ** 31;
    const expected = Array.from({ length: 16 }, (_, i) => (isKept(1, i) && isKept(2, i) ? 4 : 0));
    expect([...(await fnnForward(parameters, ones, 3, stream).data())]).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
    expect([...(await fnnForward(parameters, ones, 3).data())]).toEqual(new Array(16).fill(1));
  });

  describe.each(["dense", "sparse"] as const)("with %s features", (form) => {
    it("the GCN is Â·relu(Â·X·W1 + b1)·W2 + b2", async () => {
      // biome-ignore format: a matrix on one line
      const propagation = [[0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0.5]];
      // X·W1 = [1 -1; 4 2; 3 0]; Â of it = [2.5 0.5; 2 -0.5; 3.5 1]; with b1, relu = [3 0.75; 2.5 0; 4 1.25];
      // times W2 = [3.75 -1.5; 2.5 0; 5.25 -2.5]; Â of it = [3.125 -0.75; 4.5 -2; 3.875 -1.25].
      // biome-ignore format: a matrix on one line
      const matrices = { w1: [[1, -1], [2, 1]], b1: [0.5, 0.25], w2: [[1, 0], [1, -2]], b2: [0, 1] };
      expect(await logitsOf(gcnForward, matrices, { propagation, features, form })).toEqual([
        [3.125, 0.25],
        [4.5, -1],
        [3.875, -0.25],
      ]);
    });

    it("GraphSAGE adds a product of the node to one of its neighbours' mean", async () => {
      // biome-ignore format: a matrix on one line
      const propagation = [[0, 1, 0], [0.5, 0, 0.5], [0, 1, 0]];
      // X·W1mean = [1 -1; 4 2; 3 0], its mean [4 2; 2 -0.5; 4 2]; with X and b1, relu = [1 0; 0 0; 1 1];
      // H·W2self = [1 1; 0 0; 1 3]; H·W2mean = [2 0; 0 0; 3 -1], its mean [0 0; 2.5 -0.5; 0 0].
      const matrices = {
        // biome-ignore format: a matrix on one line
        ...{ w1self: identity(2), w1mean: [[1, -1], [2, 1]], b1: [-4, -2] },
        // biome-ignore format: a matrix on one line
        ...{ w2self: [[1, 1], [0, 2]], w2mean: [[2, 0], [1, -1]], b2: [0.5, 0] },
      };
      expect(await logitsOf(sageForward, matrices, { propagation, features, form })).toEqual([
        [1.5, 1],
        [3, -0.5],
        [1.5, 3],
      ]);
    });
  });

  it("GNNs drop their inputs and their hidden layer in training only", async () => {
    const stream = { rate: 0.5, seed: 5, step: 9 };
    const ones = Array.from({ length: 6 }, () => new Array<number>(6).fill(1));
    const graph = { propagation: identity(6), features: ones, form: "dense" } as const;
    const zeros = new Array<number>(6).fill(0);
    const isKept = (layer: number, index: number) => dropoutHash(5, 9, layer, index) >= 2 ** 31;
    const expected = (factor: number) =>
      ones.map((row, i) => row.map((_, j) => (isKept(0, 6 * i + j) && isKept(1, 6 * i + j) ? factor : 0)));
    const gcn = { w1: identity(6), b1: zeros, w2: identity(6), b2: zeros };
    expect(await logitsOf(gcnForward, gcn, graph, stream)).toEqual(expected(4));
    expect(await logitsOf(gcnForward, gcn, graph)).toEqual(ones);
    // The node and its mean share the dropped inputs: 2·2 of each, twice.
    const sage = { w1self: identity(6), w1mean: identity(6), b1: zeros, w2self: identity(6), w2mean: identity(6) };
    expect(await logitsOf(sageForward, { ...sage, b2: zeros }, graph, stream)).toEqual(expected(16));
  });
});

describe("shapes", () => {
  it("of the FNN are the paper's", () => {
    expect(fnnSizes(16, 128, "link", 1)).toEqual([16, 128, 1]);
    expect(fnnSizes(64, 256, "node", 10)).toEqual([64, 256, 128, 10]);
    expect(fnnSizes(64, 1, "node", 10)).toEqual([64, 1, 1, 10]);
    expect(fnnShape([16, 128, 1], true)).toEqual({
      w1: { rows: 16, cols: 128, maskable: true, bound: 0.25 },
      b1: { rows: 1, cols: 128, maskable: false, bound: 0.25 },
      w2: { rows: 128, cols: 1, maskable: true, bound: 1 / Math.sqrt(128) },
      b2: { rows: 1, cols: 1, maskable: false, bound: 1 / Math.sqrt(128) },
    });
    expect(Object.keys(fnnShape([64, 256, 128, 10], false))).toEqual(["w1", "w2", "w3"]);
  });

  it("of GNNs have Glorot weights and biases that start at 0", () => {
    const { w1, b1, w2, b2 } = gcnShape([1433, 16, 7]);
    expect(w1).toEqual({ rows: 1433, cols: 16, maskable: true, bound: Math.sqrt(6 / 1449) });
    expect(w2).toEqual({ rows: 16, cols: 7, maskable: true, bound: Math.sqrt(6 / 23) });
    expect([b1.bound, b1.cols, b2.bound, b2.cols]).toEqual([0, 16, 0, 7]);
    expect(Object.keys(sageShape([4, 16, 3]))).toEqual(["w1self", "w1mean", "b1", "w2self", "w2mean", "b2"]);
  });
});

describe("initial parameters", () => {
  const shape = sageShape([40, 40, 40]);

  it("fill their bounds evenly and depend on nothing but seed and name", () => {
    const first = initialParameters(shape, 1);
    const bound = Math.sqrt(6 / 80);
    const { w1self } = first;
    expect(Math.max(...w1self.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...w1self)).toBeGreaterThan(0.99 * bound);
    expect(Math.min(...w1self)).toBeLessThan(-0.99 * bound);
    expect(first.b1).toEqual(new Float32Array(40));
    expect(initialParameters(shape, 1)).toEqual(first);
    expect(initialParameters({ w1self: shape.w1self }, 1).w1self).toEqual(w1self);
  });

  it("differ between seeds and between layers of one shape", () => {
    const { w1self, w1mean, w2self } = initialParameters(shape, 1);
    expect(w1mean).not.toEqual(w1self);
    expect(w2self).not.toEqual(w1self);
    expect(initialParameters(shape, 2).w1self).not.toEqual(w1self);
  });
});
