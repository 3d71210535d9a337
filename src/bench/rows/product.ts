import type { Csr } from "../../graph/csr";
import { createRng } from "../../lib/rng";
import type { Comparison } from "../comparison";
import type { FactoredCsr } from "../inputs/factored";

/** Returns the bytes that a product must move at least: each entry with its row of x, and the result. */
export function productBytes({ rows, colIdx }: Csr, width: number): number {
  const entry = 4 + 4 + 4 * width; // column, value, row of x
  return colIdx.length * entry + (rows + 1) * 4 + rows * width * 4;
}

/** Measures products of a sparse matrix with a dense one of so many columns. */
export function productRow(title: string, matrix: FactoredCsr, width: number): Comparison {
  const { csr } = matrix;
  const rng = createRng(1, "benchmark product", width);
  const x = new Float32Array(csr.cols * width).map(() => rng.normal());
  const amounts = { products: 1, flops: 2 * csr.colIdx.length * width, bytes: productBytes(csr, width) };
  return { title, step: "products", amounts, work: { kind: "product", matrix, x, width } };
}
