import type { Tree } from "../../../lib/tree";
import { requireLength } from "../checks";
import type { Places } from "./places";
import { limitFlag } from "./updateWgsl";

/** What holds the weights: masks and anchors as the shaders read them. */
export interface Limits {
  readonly values: Float32Array; // a flag for each parameter, then its anchor
  /** Sets all masks; a matrix without one is dense. */
  setMasks(masks: Tree<Uint8Array>): void;
  /** Sets all anchors; a matrix without one is not pulled. */
  setAnchors(anchors: Tree<Float32Array> | undefined): void;
}

/** Creates the limits of a dense net without anchors. */
export function createLimits({ matrices, parameterCount }: Places): Limits {
  const values = new Float32Array(2 * parameterCount).fill(limitFlag.kept, 0, parameterCount);
  return {
    values,
    setMasks: (masks) => {
      for (const [name, { from, count }] of matrices) {
        const mask = masks[name];
        if (mask) requireLength(mask, count, name);
        for (let i = 0; i < count; i++) {
          const kept = mask === undefined || mask[i] !== 0 ? limitFlag.kept : 0;
          values[from + i] = (values[from + i] & limitFlag.anchored) | kept;
        }
      }
    },
    setAnchors: (anchors) => {
      for (const [name, { from, count }] of matrices) {
        const anchor = anchors?.[name];
        if (anchor) {
          requireLength(anchor, count, name);
          values.set(anchor, parameterCount + from);
        }
        const flag = anchor ? limitFlag.anchored : 0;
        for (let i = from; i < from + count; i++) values[i] = (values[i] & limitFlag.kept) | flag;
      }
    },
  };
}
