import { mapTree, type Tree } from "../lib/tree";
import type { FlopsCount } from "./protocol";

/** One maskable layer as the ledger sees it. */
export interface LedgerLayer {
  readonly weights: number; // inputs · outputs
  /** Multiply-adds that one weight takes part in per sample and forward pass: 1, or nonzeros per feature of a sparse input. */
  readonly usesPerSample: number;
  readonly first: boolean; // reads the data, so its input needs no gradient
}

/** What a net costs per sample and step. */
export interface LedgerShape {
  readonly layers: Tree<LedgerLayer>;
  readonly propagation: number; // FLOPs per sample and step of neighbour aggregation, forward and backward; 0 for an FNN
}

/** A ledger before the first step. */
export const noFlops: FlopsCount = { rigl: 0, exact: 0, propagation: 0 };

/** Adds two counts. */
export function addFlops(a: FlopsCount, b: FlopsCount): FlopsCount {
  return { rigl: a.rigl + b.rigl, exact: a.exact + b.exact, propagation: a.propagation + b.propagation };
}

/**
 * Counts the training FLOPs of one step in both conventions; 1 multiply-add = 2 FLOPs.
 *
 * With f the forward FLOPs, RigL's convention (arXiv:1911.11134) charges 3 f for a plain step, and 2 f_sparse + f_dense
 * where the weight gradient was formed densely, as in RigL's mask updates and in every step of SNFS. The exact convention charges forward, weight gradient, and the input
 * gradient of all but first layers.
 */
export function stepFlops(
  shape: LedgerShape,
  kept: Tree<number>, // ones of each layer's mask
  samples: number,
  denseGradient: boolean,
): FlopsCount {
  let rigl = 0;
  let exact = 0;
  for (const [name, layer] of Object.entries(shape.layers)) {
    const perWeight = 2 * layer.usesPerSample * samples;
    const sparse = perWeight * kept[name];
    const gradient = denseGradient ? perWeight * layer.weights : sparse;
    rigl += 2 * sparse + gradient;
    exact += sparse + gradient + (layer.first ? 0 : sparse);
  }
  return { rigl, exact, propagation: shape.propagation * samples };
}

/**
 * Counts passes, forward and back, of samples that a method makes up to score weights by: a use is one multiply-add, whatever
 * the input, and no graph is involved.
 */
export function madeUpFlops(shape: LedgerShape, uses: Tree<number>): FlopsCount {
  const layers = mapTree(shape.layers, (layer) => ({ ...layer, usesPerSample: 1 }));
  return stepFlops({ layers, propagation: 0 }, uses, 1, false);
}

/** Returns the number of weights of each layer: the `kept` of a dense net. */
export function allKept(shape: LedgerShape): Tree<number> {
  return Object.fromEntries(Object.entries(shape.layers).map(([name, layer]) => [name, layer.weights]));
}
