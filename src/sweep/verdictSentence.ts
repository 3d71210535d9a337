import type { DatasetSummary } from "../data/dataset";
import { formatFlops, formatShare, formatSpread } from "../lib/format";
import { algorithms, type MethodId } from "../sparse/algorithms";
import { quirks } from "../train/quirks";
import { quirksInForce } from "./quirksInForce";
import type { SweepSpec } from "./types";
import type { Judged, Verdict } from "./verdict";

/** Writes an accuracy difference in points of a per cent, with its sign: −0.2. */
export function formatPoints(fraction: number): string {
  const text = Math.abs(100 * fraction).toFixed(1);
  return `${fraction < 0 && text !== "0.0" ? "−" : ""}${text}`;
}

/** Writes a p-value: 0.012, below 0.001. */
export function formatP(p: number): string {
  return p < 0.001 ? "below 0.001" : p.toFixed(3);
}

function seedCount(count: number): string {
  return count === 1 ? "1 seed" : `${count} seeds`;
}

/** Returns the closing words of a verdict: exactly one of the three. */
export function verdictWords({ word, seeds }: Pick<Verdict, "word" | "seeds">): string {
  return word === "cannot tell" ? `cannot tell with ${seedCount(seeds)}` : word;
}

/** Returns a method's name without its family, which the sentence says in words. */
export function methodName(id: MethodId): string {
  return algorithms[id].label.replace(/ \(.*\)$/, "");
}

/** Writes the FLOPs of sparse training as a part of train-and-prune's: 1/6.2, 1.24 times. */
export function formatPart(share: number): string {
  return share < 0.995 ? `1/${(1 / share).toFixed(1)}` : `${share.toFixed(2)} times`;
}

/** Writes such a part at a sparsity level. */
function partAt(share: number, sparsity: number): string {
  const part = formatPart(share);
  return share < 0.995 ? `${part} of them at ${formatShare(sparsity)}` : `${part} them at ${formatShare(sparsity)}`;
}

function flopsClause(judged: Judged, { claim, cheapFrom }: Pick<Verdict, "claim" | "cheapFrom">): string {
  const { flopsShares, sparsities } = judged;
  const ends = [...new Set([0, sparsities.length - 1])];
  const figures = ends.map((i) => partAt(flopsShares[i], sparsities[i])).join(", ");
  const [sparse, prune] = [methodName(judged.sparse), methodName(judged.prune)];
  const little = `1/${Math.round(1 / claim.flopsShare)}`;
  return cheapFrom === undefined
    ? `${sparse} needs less than ${little} of the training FLOPs of ${prune} at no sparsity level of the sweep (counted: ${figures})`
    : `${sparse} needs less than ${little} of the training FLOPs of ${prune} from ${formatShare(cheapFrom)} sparsity on (counted: ${figures})`;
}

function accuracyClause(
  { sparseAccuracy, pruneAccuracy, test, sparsities, p }: Judged,
  claim: Verdict["claim"],
): string {
  if (!sparseAccuracy || !pruneAccuracy) return "No seed has finished with both yet.";
  const first = formatShare(sparsities[0]);
  const [own, other] = [formatSpread(sparseAccuracy), formatSpread(pruneAccuracy)];
  const figures =
    sparsities.length === 1
      ? `Its test accuracy at ${first} is ${own} against ${other}`
      : `Its test accuracy over the ${sparsities.length} levels from ${first} on is ${own} against ${other}`;
  const difference = sparseAccuracy.mean - pruneAccuracy.mean;
  if (!test || p === undefined) return `${figures}: a difference of ${formatPoints(difference)} points.`;
  const side = test.pAbove < test.pBelow ? "above" : "below";
  const interval = `${formatPoints(test.low)} to ${formatPoints(test.high)}`;
  const chance = p < 0.001 ? "p below 0.001" : `p = ${formatP(p)}`;
  return `${figures}: a difference of ${formatPoints(difference)} points, 90 % interval ${interval}; the claim asks for ${claim.asked}, and a paired t test puts the difference ${side} that mark with ${chance}.`;
}

function caveats(
  { headline, dataset }: Pick<Verdict, "headline" | "dataset">,
  spec: SweepSpec,
  data: DatasetSummary | undefined,
): string[] {
  const { failed = 0, missing = 0 } = headline ?? {};
  const asked = spec.datasets.find(({ id }) => id === dataset);
  const on = (asked ? quirksInForce(spec, asked) : []).map((id) => `“${quirks[id].label}”`);
  return [
    ...(failed === 1 ? ["1 run of the two failed, so nothing is decided."] : []),
    ...(failed > 1 ? [`${failed} runs of the two failed, so nothing is decided.`] : []),
    ...(missing === 1 ? ["1 run of the two is still to come."] : []),
    ...(missing > 1 ? [`${missing} runs of the two are still to come.`] : []),
    ...(on.length > 0 ? [`Quirks of the released code are on: ${on.join(", ")}.`] : []),
    ...(headline?.uncountedFlops === undefined
      ? []
      : [
          `Left out of the count are ${formatFlops(headline.uncountedFlops)} of each run of ${methodName(headline.sparse)}, which trained the dense net it started from.`,
        ]),
    ...(data?.kind === "synthetic twin"
      ? ["The data set is a synthetic twin: this says nothing of its original."]
      : []),
  ];
}

/** Says in plain words what a sweep found of a claim, with the numbers that it rests on. */
export function verdictSentence(
  verdict: Omit<Verdict, "sentence" | "pairs" | "levels">,
  spec: SweepSpec,
  data: DatasetSummary | undefined,
): string {
  const { dataset, claim, headline, seeds } = verdict;
  const words = `Claim ${claim.number} on ${data?.name ?? dataset}: ${verdictWords(verdict)}.`;
  if (!headline) {
    return [
      words,
      "The sweep has no pair of a sparse-training and a train-and-prune method at a level that the claim is about.",
    ].join(" ");
  }
  if (headline.flopsShares.length === 0) return [words, "No runs of the two have finished yet."].join(" ");
  const pair = `${methodName(headline.sparse)} against ${methodName(headline.prune)}, ${seedCount(seeds)}`;
  return [
    words,
    `${pair}: ${flopsClause(headline, verdict)}.`,
    accuracyClause(headline, claim),
    ...caveats(verdict, spec, data),
  ].join(" ");
}
