/** Writes milliseconds with three figures: 0.317 ms, 22 ms, 1,329 ms. */
export function formatMilliseconds(milliseconds: number): string {
  const figures = milliseconds < 100 ? Number(milliseconds.toPrecision(3)) : Math.round(milliseconds);
  return `${figures.toLocaleString("en-GB", { maximumFractionDigits: 6 })}\u00a0ms`;
}

/** Writes a ratio of times: 0.86×, 11.7×, 116×. */
export function formatTimes(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio < 100 ? ratio.toFixed(1) : ratio.toFixed(0)}×`;
}

/** Pixels for each bar of the chart of ratios; where there is little room, names take three lines. */
export function rowHeight(width: number): number {
  return width < 560 ? 56 : 36;
}
