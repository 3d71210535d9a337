import type { Csr } from "./csr";

/** Divides every row by its sum; rows that sum to 0 stay as they are. Citation features are fed in this form. */
export function normalizeRows(matrix: Csr): Csr {
  const sums = rowSums(matrix);
  return scaleEntries(matrix, (row) => (sums[row] === 0 ? 1 : 1 / sums[row]));
}

/**
 * Returns D^-1/2 (A + I) D^-1/2 with D the row sums of A + I, the propagation matrix of a GCN. arXiv:1609.02907
 *
 * A must be square and symmetric; an entry already on the diagonal grows by 1.
 */
export function gcnPropagation(adjacency: Csr): Csr {
  const looped = addIdentity(adjacency);
  const sums = rowSums(looped);
  const inverseRoot = sums.map((sum) => (sum > 0 ? 1 / Math.sqrt(sum) : 0));
  return scaleEntries(looped, (row, col) => inverseRoot[row] * inverseRoot[col]);
}

/** Returns D^-1 A, the mean over neighbours of GraphSAGE; a node without neighbours gets zeros. arXiv:1706.02216 */
export function meanPropagation(adjacency: Csr): Csr {
  return normalizeRows(adjacency);
}

/** Returns A + I of a square matrix without duplicate entries. */
function addIdentity({ rows, cols, rowPtr, colIdx, values }: Csr): Csr {
  const outPtr = new Int32Array(rows + 1);
  const outIdx = new Int32Array(colIdx.length + rows);
  const outValues = new Float32Array(colIdx.length + rows);
  let at = 0;
  const push = (col: number, value: number): void => {
    outIdx[at] = col;
    outValues[at++] = value;
  };
  for (let r = 0; r < rows; r++) {
    let i = rowPtr[r];
    const end = rowPtr[r + 1];
    for (; i < end && colIdx[i] < r; i++) push(colIdx[i], values[i]);
    const onDiagonal = i < end && colIdx[i] === r;
    push(r, onDiagonal ? 1 + values[i++] : 1);
    for (; i < end; i++) push(colIdx[i], values[i]);
    outPtr[r + 1] = at;
  }
  return { rows, cols, rowPtr: outPtr, colIdx: outIdx.slice(0, at), values: outValues.slice(0, at) };
}

function rowSums({ rows, rowPtr, values }: Csr): Float64Array {
  const sums = new Float64Array(rows);
  for (let r = 0; r < rows; r++) for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) sums[r] += values[i];
  return sums;
}

/** Multiplies every entry by a factor of its place; the pattern is shared with the matrix given. */
function scaleEntries(matrix: Csr, factor: (row: number, col: number) => number): Csr {
  const { rows, rowPtr, colIdx } = matrix;
  const values = new Float32Array(colIdx.length);
  for (let r = 0; r < rows; r++) {
    for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) values[i] = matrix.values[i] * factor(r, colIdx[i]);
  }
  return { ...matrix, values };
}
