import type { RandomBits } from "./randomBits";

/**
 * A table that draws indices with given weights in constant time (Walker's alias method, built as by Vose).
 *
 * Row i holds the chance that a draw of cell i gives i itself, and the step from i to the index that shares its cell;
 * the two lie side by side, so that a draw from a large table costs one cache miss.
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

/** Overwrites the columns 1 .. width - 1 of row-major [rows, width] with drawn indices. */
export function drawColumns(
  table: AliasTable,
  random: RandomBits,
  into: Uint32Array,
  rows: number,
  width: number,
): void {
  const scale = (table.length / 2) * 2.3283064365386963e-10; // 2^-32
  // The generator of randomBits, its state in locals: the hottest draw of the lab.
  let a = random[0];
  let b = random[1];
  let c = random[2];
  let counter = random[3];
  for (let row = 0; row < rows; row++) {
    const end = (row + 1) * width;
    for (let k = row * width + 1; k < end; k++) {
      const sum = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      // One number names the cell and, by its fraction, the side: fraction - share + 1 is at least 1 on the far side.
      const point = (sum >>> 0) * scale;
      const cell = point | 0;
      const far = (point - cell - table[2 * cell] + 1) | 0;
      into[k] = cell + far * table[2 * cell + 1];
    }
  }
  random[0] = a;
  random[1] = b;
  random[2] = c;
  random[3] = counter;
}
