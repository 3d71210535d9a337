import { createRng } from "../lib/rng";
import type { Tree } from "../lib/tree";

/** A weight matrix or bias of a model before it has values. */
export interface ParameterShape {
  readonly rows: number; // inputs; 1 for a bias
  readonly cols: number; // outputs
  readonly maskable: boolean; // weight matrices only
  /** Values are drawn uniformly from [-bound, bound]; 0 gives zeros. */
  readonly bound: number;
}

/** The parameters of a model in layer order, `w1`, `b1`, `w2`, … */
export type ModelShape = Tree<ParameterShape>;

/**
 * Draws the initial values of every parameter.
 *
 * Each parameter has its own stream, so that methods that share a seed and a width start from the same weights.
 */
export function initialParameters(shape: ModelShape, seed: number): Tree<Float32Array> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, { rows, cols, bound }]) => {
      const rng = createRng(seed, "initial weights", name);
      const values = new Float32Array(rows * cols); // row-major [rows, cols]
      if (bound > 0) for (let i = 0; i < values.length; i++) values[i] = (2 * rng.float() - 1) * bound;
      return [name, values];
    }),
  );
}

/**
 * Draws the initial values of connections held as index lists, in their order, and of the biases beside them.
 *
 * From the same distribution as `initialParameters`, but from streams of their own, which give no number to what is not
 * connected. Biases are the same.
 */
export function initialConnections(shape: ModelShape, counts: Tree<number>, seed: number): Tree<Float32Array> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, parameter]) => {
      if (!parameter.maskable) return [name, initialParameters({ [name]: parameter }, seed)[name]];
      const rng = createRng(seed, "initial connections", name);
      const values = new Float32Array(counts[name]);
      for (let c = 0; c < values.length; c++) values[c] = (2 * rng.float() - 1) * parameter.bound;
      return [name, values];
    }),
  );
}

/** Returns Glorot's uniform bound sqrt(6 / (inputs + outputs)). */
export function glorotBound(inputs: number, outputs: number): number {
  return Math.sqrt(6 / (inputs + outputs));
}
