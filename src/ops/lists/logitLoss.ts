import { tileSamples } from "../sparseLayer/tileShape";

/**
 * Returns the mean binary cross-entropy of one logit a sample, or softmax cross-entropy of several, and writes its gradient.
 *
 * Logits and deltas are [tiles, outputs, tileSamples]; deltas without a sample become 0. Sums are in double precision.
 */
export function logitLoss(
  loss: "binary" | "softmax",
  logits: Float32Array,
  deltas: Float32Array,
  outputs: number,
  targets: Int32Array,
): number {
  const count = targets.length;
  deltas.fill(0);
  let sum = 0;
  for (let t = 0; t < count; t++) {
    const first = placeInTiles(t, 0, outputs);
    if (loss === "binary") {
      const z = logits[first];
      // max(z, 0) - z y + log(1 + e^-|z|)
      sum += Math.max(z, 0) - z * targets[t] + Math.log1p(Math.exp(-Math.abs(z)));
      deltas[first] = (1 / (1 + Math.exp(-z)) - targets[t]) / count;
      continue;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < outputs; k++) top = Math.max(top, logits[first + k * tileSamples]);
    let total = 0;
    for (let k = 0; k < outputs; k++) total += Math.exp(logits[first + k * tileSamples] - top);
    sum += Math.log(total) - (logits[first + targets[t] * tileSamples] - top);
    for (let k = 0; k < outputs; k++) {
      const at = first + k * tileSamples;
      deltas[at] = (Math.exp(logits[at] - top) / total - (k === targets[t] ? 1 : 0)) / count;
    }
  }
  return sum / count;
}

/** Returns where a sample's value of a unit stands in [tiles, units, tileSamples]. */
export function placeInTiles(sample: number, unit: number, units: number): number {
  const tile = Math.floor(sample / tileSamples);
  return (tile * units + unit) * tileSamples + (sample % tileSamples);
}
