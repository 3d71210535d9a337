import { type Csr, csrFromEntries } from "../../graph/csr";
import { gcnPropagation, meanPropagation, normalizeRows } from "../../graph/normalize";
import { createRng } from "../../lib/rng";
import { powerLawEdges } from "./powerLaw";

/** A sparse matrix whose entry (r, c) is rowScale[r] · colScale[c]: what sums without weights can multiply by as well. */
export interface FactoredCsr {
  readonly csr: Csr;
  readonly rowScale: Float32Array; // [rows]
  readonly colScale: Float32Array; // [cols]
}

/** The sizes of a synthetic graph. */
export interface GraphSize {
  readonly nodes: number;
  readonly edges: number; // distinct, undirected
  readonly decay: number; // see `PowerLawOptions`
}

/** The size of Cora's citation graph. */
export const coraSize: GraphSize = { nodes: 2708, edges: 5278, decay: 0.5 };

/** The size of ia-email: 87 k people, 300 k pairs that wrote to each other. */
export const emailSize: GraphSize = { nodes: 87274, edges: 300000, decay: 0.75 };

/** Makes the symmetric adjacency matrix of a synthetic power-law graph. */
function adjacencyMatrix({ nodes, edges, decay }: GraphSize, seed: number): Csr {
  const rng = createRng(seed, "benchmark graph", nodes);
  const { src, dst } = powerLawEdges({ nodes, edges, decay, undirected: true }, rng);
  const row = new Uint32Array(2 * edges);
  const col = new Uint32Array(2 * edges);
  row.set(src);
  row.set(dst, edges);
  col.set(dst);
  col.set(src, edges);
  return csrFromEntries(nodes, nodes, { row, col });
}

/** Factors D^-1/2 (A + I) D^-1/2, made of an adjacency matrix without self-loops. */
export function factorGcn(adjacency: Csr): FactoredCsr {
  const csr = gcnPropagation(adjacency);
  // The diagonal holds 1 / degree.
  const scale = new Float32Array(csr.rows);
  for (let r = 0; r < csr.rows; r++) {
    for (let i = csr.rowPtr[r]; i < csr.rowPtr[r + 1]; i++)
      if (csr.colIdx[i] === r) scale[r] = Math.sqrt(csr.values[i]);
  }
  return { csr, rowScale: scale, colScale: scale };
}

/** Makes the propagation matrix D^-1/2 (A + I) D^-1/2 of a synthetic power-law graph. */
export function propagationMatrix(size: GraphSize, seed: number): FactoredCsr {
  return factorGcn(adjacencyMatrix(size, seed));
}

/** Makes the mean over neighbours, D^-1 A, of the same graph as `propagationMatrix`. */
export function meanMatrix(size: GraphSize, seed: number): FactoredCsr {
  const csr = meanPropagation(adjacencyMatrix(size, seed));
  const rowScale = Float32Array.from({ length: csr.rows }, (_, r) => {
    const degree = csr.rowPtr[r + 1] - csr.rowPtr[r];
    return degree === 0 ? 0 : 1 / degree;
  });
  return { csr, rowScale, colScale: new Float32Array(csr.cols).fill(1) };
}

/** Makes bags of words, each row divided by its number of words; every word occurs. // [nodes, words] */
export function wordMatrix(nodes: number, words: number, perNode: number, seed: number): FactoredCsr {
  const rng = createRng(seed, "benchmark words");
  const row = new Uint32Array(nodes * perNode);
  const col = new Uint32Array(nodes * perNode);
  for (let i = 0; i < row.length; i++) {
    row[i] = Math.floor(i / perNode);
    col[i] = i % perNode === 0 ? row[i] % words : rng.int(words);
  }
  const csr = normalizeRows(csrFromEntries(nodes, words, { row, col }, "first"));
  const rowScale = Float32Array.from({ length: nodes }, (_, r) => csr.values[csr.rowPtr[r]]);
  return { csr, rowScale, colScale: new Float32Array(words).fill(1) };
}
