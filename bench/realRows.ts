import { createReadStream, existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FactoredCsr, factorGcn } from "../src/bench/inputs/factored";
import { productRow } from "../src/bench/rows/product";
import type { PlannedRow } from "../src/bench/runBenchmark";
import { openDataset } from "../src/data/open";
import { adjacency } from "../src/graph/adjacency";
import { formatCount } from "../src/lib/format";

const folder = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
const path = `${folder}/ia-email/ia-email-monthly.txt.gz`;

/** Returns rows of products on the real ia-email graph; none where its file is not at hand. */
export function realRows(): readonly PlannedRow[] {
  if (!existsSync(path)) return [];
  let matrix: Promise<FactoredCsr> | undefined;
  return [16, 64].map((width) => ({
    id: `spmm-${width}-real`,
    title: `Sparse product, real ia-email, ${width} wide`,
    make: async () => {
      const real = await (matrix ??= readMatrix());
      const entries = formatCount(real.csr.colIdx.length);
      return productRow(`Sparse product, real ia-email (${entries} entries), ${width} wide`, real, width);
    },
  }));
}

/** Reads the graph as a GCN takes it: who wrote to whom, without direction and self-loops, each pair once. */
async function readMatrix(): Promise<FactoredCsr> {
  const dataset = await openDataset({ name: path, source: createReadStream(path), size: statSync(path).size });
  if (dataset.form !== "temporal") throw new Error(`${path} is no temporal graph.`);
  return factorGcn(adjacency(dataset.graph, { symmetric: true }));
}
