import { type AliasTable, drawColumns } from "./aliasTable";
import { nextUniform, type RandomBits } from "./randomBits";
import type { Pairs } from "./skipGramKernel";
import type { Walks } from "./walks";

/** What decides which pairs a walk gives. */
export interface PairSource {
  readonly walks: Walks;
  readonly window: number; // most tokens between a pair's two; each centre draws its own from 1 .. window
  readonly keep: Float64Array; // [nodes], the chance that a token survives subsampling, at least 1 = always
  readonly negatives: AliasTable; // false nodes
  readonly random: RandomBits;
  readonly kept: Uint32Array; // [longest walk], room for the tokens of one walk
}

/** Returns the most pairs that one walk of so many tokens gives. */
export function mostPairs(tokens: number, window: number): number {
  return tokens * Math.min(2 * window, Math.max(0, tokens - 1));
}

/** Fills `pairs` from the walks `from ..` until it holds `enough` or they end; returns the walk to go on with. */
export function fillPairs(source: PairSource, pairs: Pairs, from: number, enough: number): number {
  const { tokens, offsets } = source.walks;
  const { window, keep, negatives, random, kept } = source;
  const { context, targets, width } = pairs;
  const walkCount = offsets.length - 1;
  let count = 0;
  let walk = from;
  for (; walk < walkCount && count < enough; walk++) {
    let length = 0;
    for (let i = offsets[walk]; i < offsets[walk + 1]; i++) {
      const token = tokens[i];
      if (keep[token] >= 1 || nextUniform(random) < keep[token]) kept[length++] = token;
    }
    // A lone token has no context, and so draws nothing.
    if (length < 2) continue;
    for (let centre = 0; centre < length; centre++) {
      const reach = 1 + ((nextUniform(random) * window) | 0);
      const last = Math.min(length - 1, centre + reach);
      for (let other = Math.max(0, centre - reach); other <= last; other++) {
        if (other === centre) continue;
        targets[count * width] = kept[centre];
        context[count++] = kept[other];
      }
    }
  }
  drawColumns(negatives, random, targets, count, width);
  pairs.count = count;
  return walk;
}
