import type { DatasetSummary } from "../data/dataset";
import { type Claim, claims } from "./claims";
import { type Comparison, comparePair, flopsShareOf, type Outcomes, outcomesOf, type Pair, pairsOf } from "./pairs";
import { startOf } from "./record";
import { holm } from "./statistics";
import type { SweepFile } from "./types";
import { verdictSentence } from "./verdictSentence";

/** What a sweep says of a claim. */
export type VerdictWord = "holds" | "does not hold" | "cannot tell";

/** A comparison with what it says of a claim. */
export interface Judged extends Comparison {
  readonly cheap: boolean; // sparse training's share of the FLOPs is as small as the claim asks, at every level compared
  readonly p?: number; // one-sided, in the direction that the difference took
  readonly pAdjusted?: number; // by Holm, for all rows of its table
  readonly word: VerdictWord;
}

/** What a sweep says of the claim that is about one of its data sets. */
export interface Verdict {
  readonly dataset: string;
  readonly claim: Claim;
  readonly word: VerdictWord;
  readonly seeds: number;
  readonly sentence: string;
  readonly cheapFrom?: number; // the headline pair is as cheap as the claim asks at this sparsity level and all above
  readonly headline?: Judged; // the pair that stands for both families, pooled over levels; absent where there is no pair
  readonly pairs: readonly Judged[]; // every pair, pooled over levels
  readonly levels: readonly Judged[]; // every pair at every level that the claim is about
}

/** Error probability of each one-sided test. */
const significance = 0.05;

/**
 * Decides about a claim from a comparison: one of three words.
 *
 * One seed decides nothing, nor does a comparison from which a failed run is missing: what diverges must not be left out.
 */
function decide({ seeds, failed, test }: Comparison, cheap: boolean, above: number, below: number): VerdictWord {
  if (seeds.length < 2 || failed > 0 || !test) return "cannot tell";
  if (!cheap) return "does not hold";
  if (above <= significance && above < below) return "holds";
  if (below <= significance && below < above) return "does not hold";
  return "cannot tell";
}

/** Judges comparisons against a claim, their p-values adjusted for how many they are. */
function judge(comparisons: readonly Comparison[], claim: Claim): readonly Judged[] {
  const smaller = comparisons.map(({ test }) => (test ? Math.min(test.pAbove, test.pBelow) : undefined));
  const tested = smaller.flatMap((p, i) => (p === undefined ? [] : [{ p, i }]));
  // Of a row's two one-sided hypotheses only one can be true, so a row counts once.
  const adjusted = holm(tested.map(({ p }) => p));
  const pAdjusted = new Map(tested.map(({ i }, rank) => [i, adjusted[rank]]));
  return comparisons.map((comparison, i) => {
    const { test, flopsShares } = comparison;
    const cheap = flopsShares.length > 0 && flopsShares.every((share) => share < claim.flopsShare);
    const up = test !== undefined && test.pAbove < test.pBelow;
    const p = pAdjusted.get(i) ?? 1;
    const word = decide(comparison, cheap, up ? p : 1, up ? 1 : p);
    return { ...comparison, cheap, p: smaller[i], pAdjusted: pAdjusted.get(i), word };
  });
}

/** Returns the lowest level from which on a pair is as cheap as a claim asks, or undefined where it never is. */
function cheapFrom(outcomes: Outcomes, pair: Pair, sparsities: readonly number[], claim: Claim): number | undefined {
  const known = sparsities.filter((level) => flopsShareOf(outcomes, pair, level) !== undefined);
  const lastDear = known.findLastIndex((level) => (flopsShareOf(outcomes, pair, level) ?? 1) >= claim.flopsShare);
  return known[lastDear + 1];
}

/** Returns the levels that a pair's verdict pools: those of the claim from which on it is cheap, or all where it never is. */
function pooledLevels(outcomes: Outcomes, pair: Pair, sparsities: readonly number[], claim: Claim): readonly number[] {
  const about = sparsities.filter((level) => level >= claim.from && flopsShareOf(outcomes, pair, level) !== undefined);
  const from = cheapFrom(outcomes, pair, sparsities, claim);
  const cheap = from === undefined ? [] : about.filter((level) => level >= from);
  return cheap.length > 0 ? cheap : about;
}

/** Says what a sweep found of the paper's claim about each of its data sets. */
export function verdictsOf(file: SweepFile): readonly Verdict[] {
  const { spec } = file;
  const pairs = pairsOf(spec.methods);
  return spec.datasets.map(({ id: dataset, task }) => {
    const claim: Claim = claims[task];
    const outcomes = outcomesOf(file, dataset);
    const about = spec.sparsities.filter((level) => level >= claim.from);
    const pooled = pairs.map((pair) =>
      comparePair(outcomes, pair, pooledLevels(outcomes, pair, spec.sparsities, claim), claim.threshold),
    );
    const levels = pairs.flatMap((pair) => about.map((level) => comparePair(outcomes, pair, [level], claim.threshold)));
    // The pair that stands for all is chosen by name before any run: its own test needs no adjustment.
    const headline = pooled.length > 0 && about.length > 0 ? judge([pooled[0]], claim)[0] : undefined;
    const from = headline && cheapFrom(outcomes, headline, spec.sparsities, claim);
    const { word, seeds } = headline ?? { word: "cannot tell" as const, seeds: [] };
    const data: DatasetSummary | undefined = file.records
      .map(startOf)
      .find((start) => start?.spec.dataset === dataset)?.dataset;
    const verdict = { dataset, claim, word, seeds: seeds.length, cheapFrom: from, headline };
    return {
      ...verdict,
      sentence: verdictSentence(verdict, spec, data),
      pairs: judge(pooled, claim),
      levels: judge(levels, claim),
    };
  });
}
