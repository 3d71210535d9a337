/**
 * A table that draws indices with given weights in constant time (Walker's alias method, built as by Vose).
 *
 * Row i holds the chance that a draw of cell i gives i itself, and the step from i to the index that shares its cell.
 */
export type AliasTable = Float64Array; // row-major [size, 2]

/** Builds a table from weights of at least 0; an index of weight 0 is never drawn. There must be a positive weight. */
export function createAliasTable(weights: Float64Array): AliasTable {
  const size = weights.length;
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / size;
  const table = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) table[2 * i] = weights[i] / mean;
  // Cells below the mean fill one end of the list, the others the other; each small cell is topped up by a large one.
  const cells = new Uint32Array(size);
  let small = 0;
  let large = size;
  for (let i = 0; i < size; i++) cells[table[2 * i] < 1 ? small++ : --large] = i;
  while (small > 0 && large < size) {
    const poor = cells[--small];
    const rich = cells[large];
    table[2 * poor + 1] = rich - poor;
    table[2 * rich] -= 1 - table[2 * poor];
    if (table[2 * rich] < 1) {
      large++;
      cells[small++] = rich;
    }
  }
  // What rounding leaves over on either side is a whole cell; it shares with nobody.
  return table;
}

/**
 * Lays a table out for the kernels: a cell's share as a double, then the rows that its near and its far side stand for.
 *
 * 16 bytes a cell, so that a draw from a large table costs one cache miss.
 */
export function layOutAlias(
  table: AliasTable,
  rowOf: (index: number) => number,
  memory: ArrayBufferLike,
  at: number,
): void {
  const size = table.length / 2;
  const shares = new Float64Array(memory, at, 2 * size);
  const rows = new Uint32Array(memory, at, 4 * size);
  for (let i = 0; i < size; i++) {
    shares[2 * i] = table[2 * i];
    rows[4 * i + 2] = rowOf(i);
    rows[4 * i + 3] = rowOf(i + table[2 * i + 1]);
  }
}
