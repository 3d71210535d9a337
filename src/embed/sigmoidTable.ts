const { fround } = Math;

/** Beyond this on either side word2vec takes the sigmoid for 0 or 1. */
const sigmoidLimit = 6;

/** How finely the table below is laid out. */
const cellsPerUnit = 100;

/** The cell of the table that belongs to x = 0, plus one half, which turns cutting off into rounding. */
const centreCell = sigmoidLimit * cellsPerUnit + 1.5;

/** The logistic function at every hundredth of -6 .. 6, with a 0 before and a 1 behind. // [1203] */
export const sigmoidTable: Float32Array = Float32Array.from({ length: 2 * Math.floor(centreCell) + 1 }, (_, i) => {
  const x = (i - Math.floor(centreCell)) / cellsPerUnit;
  return x < -sigmoidLimit ? 0 : x > sigmoidLimit ? 1 : 1 / (1 + Math.exp(-x));
});

const edge = fround(sigmoidLimit + 1 / cellsPerUnit);

/** Looks the logistic function up at the nearest hundredth, 0 or 1 beyond the limit; in single precision throughout. */
export function sigmoid(x: number): number {
  const clamped = Math.min(edge, Math.max(-edge, fround(x)));
  return sigmoidTable[fround(fround(clamped * cellsPerUnit) + centreCell) | 0];
}
