import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fitFnn } from "../bench/stock/fit";
import { meanMatrix, propagationMatrix } from "../src/bench/inputs/factored";
import type { Problem } from "../src/bench/inputs/problem";
import { labWays } from "../src/bench/labWays";
import { brainProblem, linkProblem, wideProblem } from "../src/bench/rows/fnn";
import { type GraphNetId, graphProblem } from "../src/bench/rows/graphNet";
import { learnerRun, type Training } from "../src/bench/rows/learnerRun";
import { stockFnn } from "../src/bench/stock/fnn";
import { stockGraphNet, stockGraphWays } from "../src/bench/stock/graphNet";
import { type StockProductId, stockObstacle, stockProducts } from "../src/bench/stock/sparseProduct";
import { startBackend } from "../src/ops/backend";
import type { BackendInfo } from "../src/ops/backendInfo";
import { disposeSparse, uploadSparse } from "../src/ops/sparseMatrix";
import { spmm } from "../src/ops/spmm";

const smallGraph = { nodes: 60, edges: 150, decay: 0.5 };

function size(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Trains both sides alike and compares what became of the weights. */
async function expectSame(problem: Problem, ours: Training, stock: Training): Promise<void> {
  await ours.run(2);
  await stock.run(2);
  const [lab, other] = [await ours.parameters(), await stock.parameters()];
  for (const name of Object.keys(problem.initial)) {
    const start = problem.initial[name];
    // Root mean squares: where a gradient is all but 0, Adam turns its rounding error into a step.
    const moved = size(lab[name].map((value, i) => value - start[i]));
    const apart = size(lab[name].map((value, i) => value - other[name][i]));
    expect(moved, `${name} is trained`).toBeGreaterThan(1e-5);
    expect(apart, `${name} is the same on both sides`).toBeLessThan(0.01 * moved);
  }
  ours.dispose();
  stock.dispose();
}

describe.each(["cpu", "wasm"] as const)("the stock side of the benchmark on %s", (id) => {
  let backend: BackendInfo;
  beforeAll(async () => {
    backend = await startBackend(id);
  });

  it.each([
    ["operations", stockFnn],
    ["model.fit", fitFnn],
  ] as const)("trains the nets as the lab does by %s, dropout apart", async (_, stock) => {
    for (const problem of [linkProblem("sgd", 2), linkProblem("adam", 2), brainProblem(2, 0)]) {
      await expectSame(problem, await learnerRun(problem, backend, false), stock(problem, false));
    }
  });

  it("trains a sparse net as the lab does, on its connections alone or dense with masks", async () => {
    const problem = wideProblem(64);
    for (const way of labWays({ kind: "table training", problem }, backend)) {
      await expectSame(problem, (await way.open(backend)) as Training, stockFnn(problem, false));
    }
  });

  it.each((["gcn", "sage"] as const).flatMap((model) => stockGraphWays.map((way) => [model, way.label, way] as const)))(
    "trains a %s as the lab does by %s",
    async (model: GraphNetId, _, way) => {
      const { problem, matrices } = graphProblem(model, smallGraph, 40);
      if (stockObstacle(way.propagation, matrices.propagation.csr, 46)) return;
      await expectSame(problem, await learnerRun(problem, backend), stockGraphNet(problem, matrices, way));
    },
  );

  it.each([
    ["a symmetric matrix", propagationMatrix(smallGraph, 1)],
    ["means over neighbours, some of which have none", meanMatrix(smallGraph, 1)],
  ] as const)("multiplies %s by each formulation as the lab does", async (_, factored) => {
    const matrix = uploadSparse(factored.csr);
    const x = tf.tensor2d(
      Float32Array.from({ length: smallGraph.nodes * 5 }, (_, i) => Math.sin(i)),
      [smallGraph.nodes, 5],
    );
    const wanted = await spmm(matrix, x).data();
    for (const way of Object.keys(stockProducts) as StockProductId[]) {
      if (stockObstacle(way, factored.csr, 5)) continue;
      const stock = stockProducts[way].open(factored);
      const product = await stock.multiply(x).data();
      expect(product.length).toBe(wanted.length);
      product.forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i], 4);
      });
      stock.dispose();
    }
    disposeSparse(matrix);
  });
});
