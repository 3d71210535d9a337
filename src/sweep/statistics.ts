import { studentCdf, studentQuantile } from "./studentT";

/** What several seeds gave. */
export interface Spread {
  readonly count: number; // at least 1
  readonly mean: number;
  readonly deviation: number; // sample standard deviation, n - 1; 0 of one value
  readonly min: number;
  readonly max: number;
}

/** Sums values up: mean, sample standard deviation, extremes; undefined of none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const min = Math.min(...values);
  const max = Math.max(...values);
  // Equal values have no spread, not the rounding of their mean.
  const mean = min === max ? min : values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, deviation: Math.sqrt(squares / Math.max(1, count - 1)), min, max };
}

/** A paired t test of a mean difference against a threshold, in both directions. */
export interface PairedTest {
  readonly count: number; // pairs
  readonly mean: number; // of the differences
  readonly deviation: number;
  readonly t: number; // (mean - threshold) / standard error; infinite where all differences are equal and off the threshold
  readonly pAbove: number; // one-sided: how likely so high a mean is if the true one is at most the threshold
  readonly pBelow: number; // one-sided: how likely so low a mean is if the true one is at least the threshold
  readonly low: number; // the true mean lies above with confidence 1 - level
  readonly high: number; // the true mean lies below with confidence 1 - level
}

/** Tests the mean of paired differences against a threshold by Student's t; undefined of fewer than two pairs. */
export function pairedTest(differences: readonly number[], threshold: number, level = 0.05): PairedTest | undefined {
  const spread = spreadOf(differences);
  if (!spread || spread.count < 2) return undefined;
  const { count, mean, deviation } = spread;
  const error = deviation / Math.sqrt(count);
  // Below the rounding of accuracies there is no difference.
  const off = Math.abs(mean - threshold) < 1e-12 ? 0 : mean - threshold;
  const t = off === 0 ? 0 : off / error;
  const reach = studentQuantile(1 - level, count - 1) * error;
  return {
    count,
    mean,
    deviation,
    t,
    pAbove: studentCdf(-t, count - 1),
    pBelow: studentCdf(t, count - 1),
    low: mean - reach,
    high: mean + reach,
  };
}

/** Adjusts p-values for their number: the step-down procedure of Holm 1979, Scandinavian Journal of Statistics 6. */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 0;
  order.forEach((index, rank) => {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[index]));
    adjusted[index] = least;
  });
  return adjusted;
}
