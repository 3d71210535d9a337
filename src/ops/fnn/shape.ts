/** One layer of a fully connected net; its matrix is row-major [inputs, outputs]. */
export interface FnnLayer {
  readonly weights: string; // `w1`, `w2`, …
  readonly bias: string | undefined; // `b1`, `b2`, …, undefined where the net has none
  readonly inputs: number;
  readonly outputs: number;
}

/** Lists the layers of a net of the given widths. */
export function fnnLayers(sizes: readonly number[], bias: boolean): FnnLayer[] {
  return sizes.slice(1).map((outputs, index) => ({
    weights: `w${index + 1}`,
    bias: bias ? `b${index + 1}` : undefined,
    inputs: sizes[index],
    outputs,
  }));
}
