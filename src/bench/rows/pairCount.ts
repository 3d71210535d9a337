import { drawTrue } from "../../embed/plainDrawing";
import { createRandomBits } from "../../embed/randomBits";
import { countTokens, type SkipGramOptions, skipGramDefaults } from "../../embed/skipGram";
import { keepChances, mostPairs } from "../../embed/skipGramGround";
import type { Walks } from "../../embed/walks";
import { createRng } from "../../lib/rng";

/** Counts the pairs that one pass of skip-gram draws from walks, but for chance, by drawing such pairs without learning. */
export function countPairs(walks: Walks, nodeCount: number, options: SkipGramOptions): number {
  const { window, subsample } = { ...skipGramDefaults, ...options };
  const { tokens, offsets } = walks;
  const walkCount = offsets.length - 1;
  let longest = 0;
  for (let walk = 0; walk < walkCount; walk++) longest = Math.max(longest, offsets[walk + 1] - offsets[walk]);
  const enough = 8192;
  const capacity = enough + mostPairs(longest, window);
  const pairs = { context: new Uint32Array(capacity), targets: new Uint32Array(capacity), width: 1 };
  const keep = keepChances({ walks, counts: countTokens(walks, nodeCount) }, subsample);
  const random = createRandomBits(createRng(options.seed, "skip-gram pairs"));
  const drawing = { tokens, offsets, base: 0, window, keep, random, kept: new Uint32Array(longest) };
  let total = 0;
  for (let walk = 0; walk < walkCount; ) {
    const [next, count] = drawTrue(drawing, pairs, [walk, walkCount], [0, enough]);
    total += count;
    walk = next;
  }
  return total;
}
