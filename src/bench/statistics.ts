/** The middle and the ends of some measured values. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Returns median, least and greatest value; the median of an even count lies halfway between the middle two. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("There is no spread of no values.");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

/**
 * Returns numerator[i] / denominator[i] for each repeat that both have.
 *
 * Values of one repeat were measured one right after the other, so what slows the machine down for a while falls out.
 */
export function pairedRatios(numerator: readonly number[], denominator: readonly number[]): number[] {
  const repeats = Math.min(numerator.length, denominator.length);
  return Array.from({ length: repeats }, (_, i) => numerator[i] / denominator[i]);
}
