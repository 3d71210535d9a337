/** Columns of a panel; matrices are kept in panels of 8 columns, padded with zeros, for the kernels' 4 × 8 blocks. */
export const panelWidth = 8;

/** Rounds a width up to whole panels. */
export function paddedWidth(width: number): number {
  return Math.ceil(width / panelWidth) * panelWidth;
}

/**
 * A parameter's place in a block of panels.
 *
 * "panels": [outputs / 8][inputs][8], inputs padded; "vector": consecutive numbers, padded: biases and single columns.
 */
export interface Placement {
  readonly layout: "panels" | "vector";
  readonly inputs: number;
  readonly outputs: number;
  readonly offset: number; // in numbers, from the start of the block
  readonly count: number; // in numbers, with padding
}

/** Returns the numbers that a parameter takes with its padding. */
export function placedCount(layout: Placement["layout"], inputs: number, outputs: number): number {
  return layout === "vector" ? paddedWidth(inputs * outputs) : paddedWidth(inputs) * paddedWidth(outputs);
}

/** Calls back with the row-major index and the index in the block of each number of a parameter. */
export function forEachPlace(place: Placement, visit: (index: number, placed: number) => void): void {
  const { layout, inputs, outputs, offset } = place;
  if (layout === "vector") {
    for (let i = 0; i < inputs * outputs; i++) visit(i, offset + i);
    return;
  }
  const panelSize = paddedWidth(inputs) * panelWidth;
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) {
      const panel = Math.floor(o / panelWidth);
      visit(i * outputs + o, offset + panel * panelSize + i * panelWidth + (o % panelWidth));
    }
  }
}

/** Copies a row-major parameter to its place. */
export function pack(values: Float32Array, place: Placement, block: Float32Array): void {
  forEachPlace(place, (index, placed) => {
    block[placed] = values[index];
  });
}

/** Copies a parameter from its place to a new row-major array. */
export function unpack(block: Float32Array, place: Placement): Float32Array {
  const values = new Float32Array(place.inputs * place.outputs);
  forEachPlace(place, (index, placed) => {
    values[index] = block[placed];
  });
  return values;
}
