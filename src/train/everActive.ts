import { mapTree, type Tree } from "../lib/tree";
import type { Masks } from "../sparse/types";

/** Counts the weights that any mask so far has kept: the numerator of R_s. arXiv:2102.02887 */
export interface EverActive {
  /** Adds the masks of all layers, the same layers each time, and returns the count. */
  add(masks: Masks): number;
  /** Returns what has been counted so far as masks of its own; later additions leave them alone. */
  union(): Masks;
}

/** Creates a count of the weights that `from` keeps, by default of none. */
export function createEverActive(from: Masks = {}): EverActive {
  const seen: Record<string, Uint8Array> = { ...copy(from) };
  let count = Object.values(seen).reduce((sum, ever) => sum + ever.reduce((ones, one) => ones + one, 0), 0);
  return {
    add: (masks) => {
      for (const [name, mask] of Object.entries(masks)) {
        const ever = seen[name] ?? new Uint8Array(mask.length);
        seen[name] = ever;
        for (let i = 0; i < mask.length; i++) {
          if (mask[i] === 0 || ever[i] === 1) continue;
          ever[i] = 1;
          count++;
        }
      }
      return count;
    },
    union: () => copy(seen),
  };
}

function copy(masks: Masks): Tree<Uint8Array> {
  return mapTree(masks, (mask) => mask.slice());
}
