import type { Progress } from "../lib/progress";
import { dealRows, partsFor } from "./nodeRows";
import { trainInParts } from "./skipGramInParts";
import { trainInTurn } from "./skipGramInTurn";
import type { Walks } from "./walks";

/** How node vectors are learnt from walks; the defaults are word2vec's, as the original pipeline runs it. */
export interface SkipGramOptions {
  readonly dim: number; // length of a node's vector
  readonly passes?: number; // over all walks (default 1)
  readonly window?: number; // most hops between two nodes of a pair (default 10)
  readonly negatives?: number; // false nodes per pair (default 5)
  readonly learningRate?: number; // at the start (default 0.025)
  readonly subsample?: number; // frequency from which tokens are thinned out, 0 = none (default 1e-3)
  readonly parts?: number; // that nodes are dealt out to (default: by how many nodes the walks visit, 1 where few)
  readonly seed: number;
}

/** What is taken for skip-gram options that are left out. */
export const skipGramDefaults = { passes: 1, window: 10, negatives: 5, learningRate: 0.025, subsample: 1e-3 } as const;

/** Counts how often each node occurs in the walks. // [nodeCount] */
export function countTokens({ tokens }: Walks, nodeCount: number): Float64Array {
  const counts = new Float64Array(nodeCount);
  for (let i = 0; i < tokens.length; i++) counts[tokens[i]]++;
  return counts;
}

/**
 * Learns a vector for every node by word2vec's skip-gram with negative sampling; a walk is a sentence, a node a word.
 *
 * Returns row-major [nodeCount, dim]; a node that occurs in no walk keeps zeros, one that only occurs alone its random
 * start. The result depends on walks, options and seed only, never on the number of threads. arXiv:1310.4546
 */
export function* skipGram(
  walks: Walks,
  nodeCount: number,
  options: SkipGramOptions,
): Generator<Progress, Float32Array> {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const plan = { ...skipGramDefaults, ...(given as unknown as SkipGramOptions) };
  if (walks.tokens.length === 0) return new Float32Array(nodeCount * plan.dim);
  const counts = countTokens(walks, nodeCount);
  const seen = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const rows = dealRows(counts, options.parts ?? partsFor(seen));
  const source = { walks, counts, longest: longestWalk(walks.offsets), rows };
  return yield* rows.parts === 1 ? trainInTurn(source, plan) : trainInParts(source, plan);
}

function longestWalk(offsets: Uint32Array): number {
  let longest = 0;
  for (let walk = 0; walk + 1 < offsets.length; walk++) longest = Math.max(longest, offsets[walk + 1] - offsets[walk]);
  return longest;
}
