import type { Progress } from "../lib/progress";
import { createRng } from "../lib/rng";
import { createAliasTable } from "./aliasTable";
import { createSkipGramKernel } from "./createSkipGramKernel";
import { createRandomBits } from "./randomBits";
import { fillPairs, mostPairs } from "./skipGramPairs";
import type { Walks } from "./walks";

/** How node vectors are learnt from walks; the defaults are word2vec's, as the original pipeline runs it. */
export interface SkipGramOptions {
  readonly dim: number; // length of a node's vector
  readonly passes?: number; // over all walks (default 1)
  readonly window?: number; // most hops between two nodes of a pair (default 10)
  readonly negatives?: number; // false nodes per pair (default 5)
  readonly learningRate?: number; // at the start (default 0.025)
  readonly subsample?: number; // frequency from which tokens are thinned out, 0 = none (default 1e-3)
  readonly seed: number;
}

/** What is taken for skip-gram options that are left out. */
export const skipGramDefaults = { passes: 1, window: 10, negatives: 5, learningRate: 0.025, subsample: 1e-3 } as const;

const pairsPerTurn = 8192;

/** Returns the learning rate after `done` of `total` tokens: linear from `start` to 1e-4 of it. */
export function learningRateAt(start: number, done: number, total: number): number {
  return start * Math.max(1e-4, 1 - done / total);
}

/** Counts how often each node occurs in the walks. // [nodeCount] */
export function countTokens({ tokens }: Walks, nodeCount: number): Float64Array {
  const counts = new Float64Array(nodeCount);
  for (let i = 0; i < tokens.length; i++) counts[tokens[i]]++;
  return counts;
}

/** Returns the chance that a token survives subsampling, (sqrt(f / s) + 1) s / f at frequency f. // [nodes] */
export function keepChances(counts: Float64Array, words: number, subsample: number): Float64Array {
  const threshold = subsample * words;
  return counts.map((count) => (threshold > 0 && count > 0 ? Math.sqrt(threshold / count) + threshold / count : 1));
}

/**
 * Learns a vector for every node by word2vec's skip-gram with negative sampling; a walk is a sentence, a node a word.
 *
 * Returns row-major [nodeCount, dim]; a node that occurs in no walk keeps zeros, one that only occurs alone its random
 * start. Pairs are drawn in a fixed order, so the result depends on walks, options and seed only. arXiv:1310.4546
 */
export function* skipGram(
  walks: Walks,
  nodeCount: number,
  options: SkipGramOptions,
): Generator<Progress, Float32Array> {
  const { dim, seed } = options;
  const passes = options.passes ?? skipGramDefaults.passes;
  const window = options.window ?? skipGramDefaults.window;
  const negatives = options.negatives ?? skipGramDefaults.negatives;
  const learningRate = options.learningRate ?? skipGramDefaults.learningRate;
  const subsample = options.subsample ?? skipGramDefaults.subsample;
  const { tokens, offsets } = walks;
  const walkCount = offsets.length - 1;
  const counts = countTokens(walks, nodeCount);
  if (tokens.length === 0) return new Float32Array(nodeCount * dim);
  const longest = longestWalk(offsets);
  const capacity = pairsPerTurn + mostPairs(longest, window);
  const kernel = createSkipGramKernel({ nodeCount, dim, capacity, width: 1 + negatives });
  fillStartVectors(kernel.input, counts, dim, seed);
  const source = {
    walks,
    window,
    // word2vec counts the end of each sentence as a word.
    keep: keepChances(counts, tokens.length + walkCount, subsample),
    negatives: createAliasTable(counts.map((count) => count ** 0.75)),
    random: createRandomBits(createRng(seed, "skip-gram pairs")),
    kept: new Uint32Array(longest),
  };
  const total = passes * tokens.length;
  for (let pass = 0; pass < passes; pass++) {
    for (let walk = 0; walk < walkCount; ) {
      const done = pass * tokens.length + offsets[walk];
      yield { done, total };
      walk = fillPairs(source, kernel.pairs, walk, pairsPerTurn);
      kernel.train(learningRateAt(learningRate, done, total));
    }
  }
  return kernel.input.slice();
}

/** Draws input vectors uniformly from -0.5 / dim .. 0.5 / dim; zeros where a node never occurs. */
function fillStartVectors(vectors: Float32Array, counts: Float64Array, dim: number, seed: number): void {
  const rng = createRng(seed, "skip-gram start");
  for (let node = 0; node < counts.length; node++) {
    if (counts[node] === 0) continue;
    for (let i = 0; i < dim; i++) vectors[node * dim + i] = (rng.float() - 0.5) / dim;
  }
}

function longestWalk(offsets: Uint32Array): number {
  let longest = 0;
  for (let walk = 0; walk + 1 < offsets.length; walk++) longest = Math.max(longest, offsets[walk + 1] - offsets[walk]);
  return longest;
}
