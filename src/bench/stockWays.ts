import * as tf from "@tensorflow/tfjs";
import type { Way, Work } from "./comparison";
import type { Contestant } from "./measure";
import { repeatedProduct } from "./repeatedProduct";
import { stockFnn } from "./stock/fnn";
import { stockGraphNet, stockGraphWays } from "./stock/graphNet";
import { type StockProductId, stockObstacle, stockProducts } from "./stock/sparseProduct";

/** Returns the ways to write the work of a row with stock TensorFlow.js; none where it has no counterpart. */
export function stockWays(work: Work): readonly Way[] {
  switch (work.kind) {
    case "table training":
      return [{ side: "stock", label: "fused operations, minimize", open: () => stockFnn(work.problem) }];
    case "graph training": {
      const { problem, matrices } = work;
      const { sizes } = problem.net;
      // A step multiplies forward and back in every layer.
      const width = 2 * sizes.slice(1).reduce((sum, size) => sum + size, 0);
      return stockGraphWays.map((way) => ({
        side: "stock",
        label: way.label,
        open: () =>
          stockObstacle(way.propagation, matrices.propagation.csr, width) ?? stockGraphNet(problem, matrices, way),
      }));
    }
    case "product":
      return (Object.keys(stockProducts) as StockProductId[]).map((id) => ({
        side: "stock",
        label: stockProducts[id].label,
        open: () => stockObstacle(id, work.matrix.csr, work.width) ?? stockProduct(id, work),
      }));
    case "embedding":
      return [];
    default:
      return work satisfies never;
  }
}

function stockProduct(id: StockProductId, { matrix, x, width }: Work & { kind: "product" }): Contestant {
  const held = stockProducts[id].open(matrix);
  const dense = tf.tensor2d(x.slice(), [matrix.csr.cols, width]);
  return repeatedProduct(
    () => held.multiply(dense),
    () => {
      held.dispose();
      dense.dispose();
    },
  );
}
