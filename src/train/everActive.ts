import type { Masks } from "../sparse/types";

/** Counts the weights that any mask so far has kept: the numerator of R_s. arXiv:2102.02887 */
export interface EverActive {
  /** Adds the masks of all layers, the same layers each time, and returns the count. */
  add(masks: Masks): number;
}

/** Creates a count of 0. */
export function createEverActive(): EverActive {
  const seen = new Map<string, Uint8Array>();
  let count = 0;
  return {
    add: (masks) => {
      for (const [name, mask] of Object.entries(masks)) {
        const ever = seen.get(name) ?? new Uint8Array(mask.length);
        seen.set(name, ever);
        for (let i = 0; i < mask.length; i++) {
          if (mask[i] === 0 || ever[i] === 1) continue;
          ever[i] = 1;
          count++;
        }
      }
      return count;
    },
  };
}
