import type { Rng } from "../../lib/rng";

/** Returns a function that draws an index in proportion to its weight, by binary search. */
export function weightedDraw(weights: Float64Array, rng: Rng): () => number {
  let total = 0;
  const upTo = weights.map((weight) => (total += weight));
  return () => {
    const aim = rng.float() * total;
    let low = 0;
    let high = weights.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > aim) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
