/** Stretches of a measure, ascending. */
export interface Bins {
  readonly low: readonly number[]; // [bins], least value in each
  readonly high: readonly number[]; // [bins], greatest value in each
  readonly of: Int8Array; // [values], -1 where a value is NaN
}

/** Sorts values into at most so many bins of about as many values each; equal values share a bin. */
export function equalBins(values: ArrayLike<number>, most: number): Bins {
  const sorted = Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const starts: number[] = [];
  for (let bin = 0; bin < most && sorted.length > 0; bin++) {
    const start = sorted[Math.floor((bin * sorted.length) / most)];
    if (start !== starts.at(-1)) starts.push(start);
  }
  const binOf = (value: number): number => starts.findLastIndex((start) => value >= start);
  const high = starts.map((start) => start);
  for (const value of sorted) high[binOf(value)] = value;
  return { low: starts, high, of: Int8Array.from(values, (value) => (Number.isNaN(value) ? -1 : binOf(value))) };
}
