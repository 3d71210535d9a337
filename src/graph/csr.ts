/** A sparse matrix in compressed-sparse-row form. Row `i` spans `rowPtr[i] .. rowPtr[i + 1]`. */
export interface Csr {
  readonly rows: number;
  readonly cols: number;
  readonly rowPtr: Int32Array; // [rows + 1], ascending from 0
  readonly colIdx: Int32Array; // [nonzeros], ascending within a row
  readonly values: Float32Array; // [nonzeros]
}

/** A whole number per entry: a row or a column. */
export type IndexColumn = ArrayLike<number>;

/** What becomes of entries at the same place: added up, or only the first kept. */
export type Duplicates = "sum" | "first";

/** A sparse matrix as columns, one row per entry, in any order. */
export interface Entries {
  readonly row: IndexColumn; // [entries]
  readonly col: IndexColumn; // [entries]
  readonly value?: ArrayLike<number>; // [entries], 1 where left out
}

/** Returns where each index starts once entries are sorted by it. // [size + 1] */
export function countingOffsets(index: IndexColumn, size: number): Int32Array {
  const offsets = new Int32Array(size + 1);
  for (let e = 0; e < index.length; e++) offsets[index[e] + 1]++;
  for (let i = 0; i < size; i++) offsets[i + 1] += offsets[i];
  return offsets;
}

/** Builds a sparse matrix from entries in any order; indices must lie within the shape. */
export function csrFromEntries(rows: number, cols: number, entries: Entries, duplicates: Duplicates = "sum"): Csr {
  const { row, col, value } = entries;
  const count = row.length;
  // Two stable counting sorts, by column and then by row: columns ascend within a row in linear time.
  const colNext = countingOffsets(col, cols);
  const byCol = new Uint32Array(count);
  for (let e = 0; e < count; e++) byCol[colNext[col[e]]++] = e;
  const rowPtr = countingOffsets(row, rows);
  const rowNext = rowPtr.slice();
  const colIdx = new Int32Array(count);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const e = byCol[i];
    const at = rowNext[row[e]]++;
    colIdx[at] = col[e];
    values[at] = value ? value[e] : 1;
  }
  return mergeDuplicates({ rows, cols, rowPtr, colIdx, values }, duplicates === "sum");
}

/** Moves the entries together in place so that each (row, column) occurs once. */
function mergeDuplicates({ rows, cols, rowPtr, colIdx, values }: Csr, sum: boolean): Csr {
  let kept = 0;
  let start = 0;
  for (let r = 0; r < rows; r++) {
    const end = rowPtr[r + 1];
    const keptStart = kept;
    for (let i = start; i < end; i++) {
      if (kept > keptStart && colIdx[kept - 1] === colIdx[i]) {
        if (sum) values[kept - 1] += values[i];
      } else {
        colIdx[kept] = colIdx[i];
        values[kept++] = values[i];
      }
    }
    rowPtr[r + 1] = kept;
    start = end;
  }
  return { rows, cols, rowPtr, colIdx: colIdx.slice(0, kept), values: values.slice(0, kept) };
}

/** Returns the transposed matrix; duplicate entries stay. */
export function transposeCsr({ rows, cols, rowPtr, colIdx, values }: Csr): Csr {
  const outPtr = countingOffsets(colIdx, cols);
  const next = outPtr.slice();
  const outIdx = new Int32Array(colIdx.length);
  const outValues = new Float32Array(colIdx.length);
  for (let r = 0; r < rows; r++) {
    for (let i = rowPtr[r]; i < rowPtr[r + 1]; i++) {
      const at = next[colIdx[i]]++;
      outIdx[at] = r;
      outValues[at] = values[i];
    }
  }
  return { rows: cols, cols: rows, rowPtr: outPtr, colIdx: outIdx, values: outValues };
}
