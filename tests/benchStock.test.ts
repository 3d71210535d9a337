import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { propagationMatrix } from "../bench/inputs/factored";
import type { Problem } from "../bench/inputs/problem";
import { brainProblem, linkProblem } from "../bench/rows/fnn";
import { gcnProblem, stockGcnWays } from "../bench/rows/gcn";
import { learnerRun, type Training } from "../bench/rows/learnerRun";
import { stockFnn } from "../bench/stock/fnn";
import { stockGcn } from "../bench/stock/gcn";
import { type StockProductId, stockObstacle, stockProducts } from "../bench/stock/sparseProduct";
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

  it("trains the link net as the lab does", async () => {
    const problem = linkProblem(2);
    await expectSame(problem, await learnerRun(problem, backend, false), stockFnn(problem, false));
  });

  it("trains the net for brain as the lab does, dropout apart", async () => {
    const problem = brainProblem(2, 0);
    await expectSame(problem, await learnerRun(problem, backend, false), stockFnn(problem, false));
  });

  it.each(stockGcnWays.map((way) => [way.label, way] as const))(
    "trains the GCN as the lab does by %s",
    async (_, way) => {
      const { problem, matrices } = gcnProblem(smallGraph, 40);
      if (stockObstacle(way.propagation, matrices.propagation.csr, 46)) return;
      await expectSame(problem, await learnerRun(problem, backend), stockGcn(problem, matrices, way));
    },
  );

  it("multiplies by each formulation as the lab does", async () => {
    const factored = propagationMatrix(smallGraph, 1);
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
      product.forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i], 4);
      });
      stock.dispose();
    }
    disposeSparse(matrix);
  });
});
