/** A sparse matrix in compressed-sparse-row form. Row `i` spans `rowPtr[i] .. rowPtr[i + 1]`. */
export interface Csr {
  readonly rows: number;
  readonly cols: number;
  readonly rowPtr: Int32Array; // [rows + 1], ascending from 0
  readonly colIdx: Int32Array; // [nonzeros], ascending within a row
  readonly values: Float32Array; // [nonzeros]
}
