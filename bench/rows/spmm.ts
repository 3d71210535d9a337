import * as tf from "@tensorflow/tfjs";
import type { Csr } from "../../src/graph/csr";
import { formatCount } from "../../src/lib/format";
import { createRng } from "../../src/lib/rng";
import { disposeSparse, uploadSparse } from "../../src/ops/sparseMatrix";
import { spmm } from "../../src/ops/spmm";
import { coraSize, emailSize, type FactoredCsr, type GraphSize, propagationMatrix } from "../inputs/factored";
import type { Contestant } from "../measure";
import { type StockProductId, stockObstacle, stockProducts } from "../stock/sparseProduct";
import type { Comparison, StockWay } from "./comparison";

/** Small enough for every stock way on every backend. */
const smallSize: GraphSize = { nodes: 300, edges: 600, decay: 0.5 };

/** Compares sparse products on a graph of ia-email's size, 16 and 64 wide, on one of Cora's size and on a small one. */
export function spmmComparisons(): Comparison[] {
  const large = propagationMatrix(emailSize, 1);
  const middle = propagationMatrix(coraSize, 1);
  const small = propagationMatrix(smallSize, 1);
  return [comparison(large, 16), comparison(large, 64), comparison(middle, 16), comparison(small, 16)];
}

/** Returns the bytes that a product must move at least: each entry with its row of x, and the result. */
export function spmmBytes({ rows, colIdx }: Csr, width: number): number {
  const entry = 4 + 4 + 4 * width; // column, value, row of x
  return colIdx.length * entry + (rows + 1) * 4 + rows * width * 4;
}

function comparison(matrix: FactoredCsr, width: number): Comparison {
  const { csr } = matrix;
  const rng = createRng(1, "benchmark product", width);
  const x = new Float32Array(csr.cols * width).map(() => rng.normal());
  return {
    title: `spmm, ${formatCount(csr.rows)} nodes, ${formatCount(csr.colIdx.length)} entries, ${width} wide`,
    step: "products",
    amounts: { products: 1, bytes: spmmBytes(csr, width) },
    ours: () => ours(csr, x, width),
    stock: (Object.keys(stockProducts) as StockProductId[]).map(
      (id): StockWay => ({
        label: stockProducts[id].label,
        open: () => stockObstacle(id, csr, width) ?? stock(id, matrix, x, width),
      }),
    ),
  };
}

function ours(csr: Csr, x: Float32Array, width: number): Contestant {
  const matrix = uploadSparse(csr);
  return products(
    (dense) => spmm(matrix, dense),
    x,
    [csr.cols, width],
    () => disposeSparse(matrix),
  );
}

function stock(id: StockProductId, factored: FactoredCsr, x: Float32Array, width: number): Contestant {
  const matrix = stockProducts[id].open(factored);
  return products(matrix.multiply, x, [factored.csr.cols, width], matrix.dispose);
}

function products(
  multiply: (x: tf.Tensor2D) => tf.Tensor2D,
  values: Float32Array,
  shape: [number, number],
  dispose: () => void,
): Contestant {
  const x = tf.tensor2d(values.slice(), shape);
  return {
    run: async (count) => {
      for (let i = 0; i < count; i++) {
        const y = multiply(x);
        // Reading one number of the last product waits for all before it.
        if (i === count - 1) await readOne(y);
        y.dispose();
      }
    },
    dispose: () => {
      x.dispose();
      dispose();
    },
  };
}

async function readOne(matrix: tf.Tensor2D): Promise<void> {
  const one = tf.slice(matrix, [0, 0], [1, 1]);
  await one.data();
  one.dispose();
}
