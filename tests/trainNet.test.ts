import { describe, expect, it } from "vitest";
import type { Csr } from "../src/graph/csr";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { createLearner } from "../src/train/createLearner";
import { createEmbeddingCache } from "../src/train/embeddingCache";
import { allKept, stepFlops } from "../src/train/ledger";
import { layOutNet } from "../src/train/net";
import { prepare } from "../src/train/prepare";
import type { Prepared } from "../src/train/prepared";
import { score } from "../src/train/score";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { toyFeatures, toySpec, toyTemporal } from "./trainToy";

const noSamples = { rows: new Uint32Array(0), targets: new Int32Array(0) };
const sets = { train: noSamples, trainScored: noSamples, val: noSamples, test: noSamples };
const matrix = (rows: number, cols: number, nonzeros: number): Csr => ({
  rows,
  cols,
  rowPtr: new Int32Array(rows + 1),
  colIdx: new Int32Array(nonzeros),
  values: new Float32Array(nonzeros),
});
const table = (width: number, rowsPerSample: 1 | 2, outputs: number): Prepared => ({
  input: { form: "table", table: new Float32Array(0), width, rowsPerSample },
  loss: outputs === 1 ? "binary" : "softmax",
  outputs,
  sets,
});
/** Cora's sizes: 2,708 nodes, 5,278 edges both ways and as many self-loops as nodes, 49,216 nonzero features. */
const cora: Prepared = {
  input: {
    form: "graph",
    nodes: 2708,
    propagation: matrix(2708, 2708, 2 * 5278 + 2708),
    features: matrix(2708, 1433, 49216),
  },
  loss: "softmax",
  outputs: 7,
  sets,
};
const netOf = (given: GivenSpec, prepared: Prepared) => layOutNet(resolveSpec({ dataset: "file", ...given }), prepared);

describe("the nets of the paper", () => {
  it("for links has 2,176 weights and 129 biases, and costs 4,480 of 6,528 multiply-adds where the first layer saves", () => {
    const net = netOf({ task: "link" }, table(8, 2, 1));
    expect(net).toMatchObject({ sizes: [16, 128, 1], maskableWeights: 2176, parameterCount: 2176 + 129 });
    expect(Object.keys(net.layers)).toEqual(["w1", "w2"]);
    expect(stepFlops(net.ledger, allKept(net.ledger), 1, false)).toEqual({
      rigl: 2 * 6528,
      exact: 2 * 4480,
      propagation: 0,
    });
  });

  it("for nodes has 50,432 weights and no biases", () => {
    const net = netOf({ task: "node" }, table(64, 1, 10));
    expect(net).toMatchObject({ sizes: [64, 256, 128, 10], maskableWeights: 50432, parameterCount: 50432 });
  });

  it("for Cora has 23,040 weights and 23 biases; sparse features and propagation cost by their nonzeros", () => {
    const net = netOf({ model: "gcn" }, cora);
    expect(net).toMatchObject({ sizes: [1433, 16, 7], maskableWeights: 23040, parameterCount: 23063 });
    const forward = 2 * (49216 * 16 + 2708 * 16 * 7);
    const { rigl, exact, propagation } = stepFlops(net.ledger, allKept(net.ledger), 1, false);
    expect(rigl).toBeCloseTo(3 * forward, 3);
    expect(exact).toBeCloseTo(3 * forward - 2 * 49216 * 16, 3);
    // Â times 16 and 7 columns, forward and, transposed, back.
    expect(propagation).toBe(2 * 2 * 13264 * (16 + 7));
  });

  it("of GraphSAGE has two matrices a layer", () => {
    const net = netOf({ model: "sage" }, cora);
    expect(net).toMatchObject({ maskableWeights: 2 * 23040, parameterCount: 2 * 23040 + 23 });
    expect(Object.values(net.ledger.layers).map(({ first }) => first)).toEqual([true, true, false, false]);
  });

  it("small and dense are narrower, and are held against the full width", () => {
    const net = netOf({ task: "link", method: "small-dense", sparsity: 0.875 }, table(8, 2, 1));
    expect(net).toMatchObject({ sizes: [16, 16, 1], maskableWeights: 2176, parameterCount: 17 * 16 + 17 });
    expect(stepFlops(net.fullLedger, allKept(net.fullLedger), 1, false).rigl).toBe(2 * 6528);
    expect(stepFlops(net.ledger, allKept(net.ledger), 1, false).rigl).toBe(6 * 17 * 16);
  });
});

/** Prepares a toy problem and its learner; nothing is drawn in training. */
async function learnerOf(given: GivenSpec, backend: BackendId) {
  const spec = resolveSpec({ ...toySpec, hidden: 6, method: "dense", dropout: 0, ...given });
  const work = prepare(spec, given.dataset === "ring" ? toyFeatures : toyTemporal, createEmbeddingCache());
  let next = work.next();
  while (!next.done) next = work.next();
  const prepared = next.value;
  const net = layOutNet(spec, prepared);
  const learner = await createLearner(
    spec,
    prepared,
    net,
    initialParameters(net.shape, spec.seed),
    await startBackend(backend),
  );
  const samples = prepared.sets.train.targets.length;
  learner.beginEpoch(new Uint32Array(samples).map((_, i) => i));
  return { learner, prepared, net, samples };
}

const models: readonly GivenSpec[] = [
  { task: "node", model: "gcn" },
  { task: "node", model: "sage" },
  { dataset: "ring", task: "node", model: "gcn" },
  { dataset: "ring", task: "node", model: "sage" },
  { task: "link", model: "fnn" },
];

describe.each(["cpu", "wasm"] as const)("learners on %s", (backend) => {
  it.each(models)("%o: gradients agree with central differences of the training loss", async (given) => {
    const { learner, prepared, net, samples } = await learnerOf(given, backend);
    // Half the hidden units far above 0 and half far below: no sample is near the kink of ReLU, and weights below get none.
    learner.writeParameters({ b1: new Float32Array(6).map((_, i) => (i % 2 === 0 ? 5 : -5)) });
    const start = await learner.readParameters();
    const grads = await learner.gradients(0, samples, 1);
    expect(Object.keys(grads)).toEqual(Object.keys(net.layers));
    const lossAt = async (name: string, index: number, value: number): Promise<number> => {
      const moved = start[name].slice();
      moved[index] = value;
      learner.writeParameters({ [name]: moved });
      const { loss } = score(prepared.loss, await learner.evaluate("train"), prepared.sets.train);
      learner.writeParameters({ [name]: start[name] });
      return loss;
    };
    for (const [name, gradient] of Object.entries(grads)) {
      expect(gradient.some((slope) => Math.abs(slope) > 1e-3)).toBe(true);
      for (let index = 0; index < gradient.length; index++) {
        const [above, below] = [Math.fround(start[name][index] + 0.005), Math.fround(start[name][index] - 0.005)];
        const rise = (await lossAt(name, index, above)) - (await lossAt(name, index, below));
        expect(Math.abs(gradient[index] - rise / (above - below))).toBeLessThan(1e-4);
      }
    }
    learner.dispose();
  });

  it.each<[GivenSpec, readonly string[]]>([
    [{ task: "node", model: "gcn" }, ["w1", "b1"]],
    [{ task: "node", model: "sage" }, ["w1self", "w1mean", "b1"]],
    [{ task: "link", model: "fnn" }, ["w1", "b1", "w2", "b2"]],
  ])("%o: weight decay reaches %j", async (given, decayed) => {
    const after = async (weightDecay: number) => {
      const { learner, samples } = await learnerOf(given, backend);
      learner.setOptimizer({ id: "sgd", momentum: 0, nesterov: false, weightDecay });
      const { b1, b2 } = await learner.readParameters();
      learner.writeParameters({ b1: new Float32Array(b1.length).fill(2), b2: new Float32Array(b2.length).fill(2) });
      const before = await learner.readParameters();
      learner.step(0, samples, 0.25, 1);
      const values = await learner.readParameters();
      learner.dispose();
      return { before, values };
    };
    const [plain, pulled] = [await after(0), await after(0.5)];
    for (const [name, values] of Object.entries(plain.values)) {
      const share = decayed.includes(name) ? 0.25 * 0.5 : 0;
      for (const [i, value] of values.entries())
        expect(pulled.values[name][i]).toBeCloseTo(value - share * plain.before[name][i], 5);
    }
  });

  it.each(models)("%o: dropout draws by step number and never in evaluation", async (given) => {
    const { learner, samples } = await learnerOf({ ...given, dropout: 0.5, hidden: 32 }, backend);
    const gradient = async (step: number) => Object.values(await learner.gradients(0, samples, step));
    const first = await gradient(1);
    expect(await gradient(1)).toEqual(first);
    expect(await gradient(2)).not.toEqual(first);
    const logits = await learner.evaluate("test");
    learner.writeParameters(await learner.readParameters());
    expect(await learner.evaluate("test")).toEqual(logits);
    learner.dispose();
  });
});
