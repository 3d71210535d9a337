import type { Entries } from "../graph/csr";
import { fault, grouped } from "./fault";
import type { NpyNumbers } from "./npy";
import type { Npz } from "./npz";

/** The nonzero entries of a sparse matrix of an npz file. */
export interface StoredMatrix extends Entries {
  readonly rows: number;
  readonly cols: number;
}

/**
 * Reads the sparse matrix `prefix_data, prefix_indices, prefix_indptr, prefix_shape` (SciPy's csr_matrix) of an npz file.
 *
 * Throws InputError where an array is missing or has the wrong length, or an index lies outside the shape.
 */
export function readSparseMatrix(fileName: string, npz: Npz, prefix: string): StoredMatrix {
  const shape = readNumbers(fileName, npz, `${prefix}_shape`);
  const indptr = readNumbers(fileName, npz, `${prefix}_indptr`);
  const indices = readNumbers(fileName, npz, `${prefix}_indices`);
  const data = readNumbers(fileName, npz, `${prefix}_data`);
  const [rows, cols] = shape;
  const fail = (array: string, sentence: string) => fault(fileName, undefined, `in ${prefix}_${array}, ${sentence}.`);
  if (shape.length !== 2 || !isIndex(rows, 2 ** 31) || !isIndex(cols, 2 ** 31)) {
    throw fail("shape", `expected rows and columns, found ${shape.join(", ")}`);
  }
  if (indptr.length !== rows + 1) {
    throw fail(
      "indptr",
      `expected ${grouped(rows + 1)} numbers for ${grouped(rows)} rows, found ${grouped(indptr.length)}`,
    );
  }
  if (indices.length !== data.length) {
    throw fail(
      "indices",
      `expected as many as in ${prefix}_data, ${grouped(data.length)}, found ${grouped(indices.length)}`,
    );
  }
  const row = new Uint32Array(indices.length);
  for (let r = 0; r < rows; r++) {
    if (!(indptr[r] <= indptr[r + 1])) throw fail("indptr", `expected rising numbers, but number ${r + 2} falls`);
    row.fill(r, indptr[r], indptr[r + 1]);
  }
  if (indptr[0] !== 0 || indptr[rows] !== indices.length) {
    throw fail("indptr", `expected numbers from 0 to ${indices.length}, found ${indptr[0]} to ${indptr[rows]}`);
  }
  const wrong = indices.findIndex((index) => !isIndex(index, cols));
  if (wrong >= 0) throw fail("indices", `expected columns below ${cols}, but number ${wrong + 1} is ${indices[wrong]}`);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw fail("data", `expected finite numbers, but number ${bad + 1} is ${data[bad]}`);
  const kept = Uint32Array.from(data.keys()).filter((entry) => data[entry] !== 0);
  return {
    rows,
    cols,
    row: kept.map((entry) => row[entry]),
    col: kept.map((entry) => indices[entry]),
    value: Float32Array.from(kept, (entry) => data[entry]),
  };
}

/** Reads an array of numbers of an npz file; throws InputError where it is missing or holds text. */
export function readNumbers(fileName: string, npz: Npz, name: string): NpyNumbers {
  const { values } = npz.array(name);
  if (ArrayBuffer.isView(values)) return values;
  throw fault(fileName, undefined, `the array "${name}" holds text; expected numbers.`);
}

function isIndex(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}
