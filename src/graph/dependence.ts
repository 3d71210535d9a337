import type { Csr } from "./csr";

/** Some rows of a sparse matrix, and where each of their entries stood. */
export interface RowSelection {
  readonly matrix: Csr; // [rows chosen, cols]
  readonly places: Int32Array; // [nonzeros], index of each entry among those of the whole matrix
}

/** Picks rows of a sparse matrix, in the order given. */
export function selectRows({ cols, rowPtr, colIdx, values }: Csr, rows: ArrayLike<number>): RowSelection {
  const outPtr = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) outPtr[i + 1] = outPtr[i] + rowPtr[rows[i] + 1] - rowPtr[rows[i]];
  const places = new Int32Array(outPtr[rows.length]);
  for (let i = 0; i < rows.length; i++) {
    for (let at = outPtr[i]; at < outPtr[i + 1]; at++) places[at] = rowPtr[rows[i]] + at - outPtr[i];
  }
  const matrix = {
    rows: rows.length,
    cols,
    rowPtr: outPtr,
    colIdx: places.map((place) => colIdx[place]),
    values: Float32Array.from(places, (place) => values[place]),
  };
  return { matrix, places };
}

/** What a layer of a graph net computes for some nodes only. */
export interface LayerPart {
  readonly propagation: Csr; // [outputs, inputs]
  readonly own: Csr; // [outputs, inputs], 1 where an input is the output's own node
  readonly inputs: Int32Array; // the nodes whose values the outputs depend on, themselves included, ascending
}

/** Cuts out of a propagation matrix what given nodes read through it. */
export function layerPart(propagation: Csr, outputs: ArrayLike<number>): LayerPart {
  const { matrix } = selectRows(propagation, outputs);
  const isRead = new Uint8Array(propagation.cols);
  for (let i = 0; i < outputs.length; i++) isRead[outputs[i]] = 1;
  for (const col of matrix.colIdx) isRead[col] = 1;
  const inputs = Int32Array.from(isRead.keys()).filter((node) => isRead[node] === 1);
  const place = new Int32Array(propagation.cols);
  inputs.forEach((node, i) => {
    place[node] = i;
  });
  const cols = inputs.length;
  return {
    // Columns keep their order, so they still ascend within a row.
    propagation: { ...matrix, cols, colIdx: matrix.colIdx.map((col) => place[col]) },
    own: {
      rows: outputs.length,
      cols,
      rowPtr: Int32Array.from({ length: outputs.length + 1 }, (_, i) => i),
      colIdx: Int32Array.from(outputs, (node) => place[node]),
      values: new Float32Array(outputs.length).fill(1),
    },
    inputs,
  };
}
