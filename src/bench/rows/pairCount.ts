import { createAliasTable } from "../../embed/aliasTable";
import { createRandomBits } from "../../embed/randomBits";
import { countTokens, keepChances, type SkipGramOptions, skipGramDefaults } from "../../embed/skipGram";
import { fillPairs, mostPairs } from "../../embed/skipGramPairs";
import type { Walks } from "../../embed/walks";
import { createRng } from "../../lib/rng";

/** Counts the pairs that one pass of skip-gram draws from walks, by drawing them without learning. */
export function countPairs(walks: Walks, nodeCount: number, options: SkipGramOptions): number {
  const { window, negatives, subsample } = { ...skipGramDefaults, ...options };
  const { tokens, offsets } = walks;
  const walkCount = offsets.length - 1;
  const counts = countTokens(walks, nodeCount);
  let longest = 0;
  for (let walk = 0; walk < walkCount; walk++) longest = Math.max(longest, offsets[walk + 1] - offsets[walk]);
  const enough = 8192;
  const capacity = enough + mostPairs(longest, window);
  const width = 1 + negatives;
  const pairs = { count: 0, context: new Uint32Array(capacity), targets: new Uint32Array(capacity * width), width };
  const source = {
    walks,
    window,
    keep: keepChances(counts, tokens.length + walkCount, subsample),
    negatives: createAliasTable(counts.map((count) => count ** 0.75)),
    random: createRandomBits(createRng(options.seed, "skip-gram pairs")),
    kept: new Uint32Array(longest),
  };
  let total = 0;
  for (let walk = 0; walk < walkCount; total += pairs.count) walk = fillPairs(source, pairs, walk, enough);
  return total;
}
