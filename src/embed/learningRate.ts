/** Returns the learning rate after `done` of `total` tokens: linear from `start` to 1e-4 of it. */
export function learningRateAt(start: number, done: number, total: number): number {
  return start * Math.max(1e-4, 1 - done / total);
}
