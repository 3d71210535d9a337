import { mapTree, type Tree } from "../lib/tree";
import { keptCounts } from "./distribution";
import { topKMagnitude } from "./topK";
import type { Masks, SparsifierOptions } from "./types";

/** Returns how many weights a method that chooses over the whole net keeps: as many as those that share them out by layer. */
export function totalKept({ layers, sparsity, distribution }: SparsifierOptions): number {
  return Object.values(keptCounts(layers, sparsity, distribution)).reduce((sum, count) => sum + count, 0);
}

/** Lays the arrays of all layers end to end. */
function concatenate<A extends Float32Array | Uint8Array>(all: A, layers: Tree<A>): A {
  let at = 0;
  for (const values of Object.values(layers)) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/**
 * Returns masks of the `total` largest |score| of the whole net, exactly that many, among the connections that `candidates`
 * keeps; ties go to the earlier layer and the lower index.
 *
 * Each layer first keeps its own best connection, so that none is ever empty: an empty layer cuts the net in two.
 */
export function globalMasks(candidates: Masks, scores: Tree<Float32Array>, total: number): Masks {
  const best = mapTree(candidates, (mask, name) => topKMagnitude(scores[name], 1, mask));
  const others = mapTree(candidates, (mask, name) => mask.map((kept, i) => kept & (1 - best[name][i])));
  const size = Object.values(candidates).reduce((sum, mask) => sum + mask.length, 0);
  const rest = total - Object.keys(candidates).length;
  const ranked = mapTree(candidates, (_, name) => scores[name]);
  const chosen = topKMagnitude(
    concatenate(new Float32Array(size), ranked),
    rest,
    concatenate(new Uint8Array(size), others),
  );
  let at = 0;
  return mapTree(best, (mask) => {
    const start = at;
    at += mask.length;
    return mask.map((kept, i) => kept | chosen[start + i]);
  });
}
