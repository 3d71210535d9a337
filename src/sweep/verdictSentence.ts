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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Returns the closing words of a verdict: exactly one of the three. */
export function verdictWords({ word, seeds }: Pick<Verdict, "word" | "seeds">): string {
  return word === "cannot tell" ? `cannot tell with ${count(seeds, "seed")}` : word;
}

/** Returns a method's name without its family, which the sentence says in words. */
export function methodName(id: MethodId): string {
  return algorithms[id].label.replace(/ \(.*\)$/, "");
}

/** Writes the FLOPs of sparse training as a part of train-and-prune's: 1/6.2, 1.24 times. */
export function formatPart(share: number): string {
  return share < 0.995 ? `1/${(1 / share).toFixed(1)}` : `${share.toFixed(2)} times`;
}

/** Writes such a part before "them". */
function part(share: number): string {
  return share < 0.995 ? `${formatPart(share)} of` : formatPart(share);
}

function flopsClause(judged: Judged, { claim, cheapFrom }: Pick<Verdict, "claim" | "cheapFrom">): string {
  const { flopsShares, sparsities } = judged;
  const ends = [...new Set([0, sparsities.length - 1])];
  const figures = ends.map((i) => `${part(flopsShares[i])} them at ${formatShare(sparsities[i])}`).join(", ");
  const little = `less than 1/${Math.round(1 / claim.flopsShare)} of the training FLOPs of ${methodName(judged.prune)}`;
  const where =
    cheapFrom === undefined ? "at no sparsity level of the sweep" : `from ${formatShare(cheapFrom)} sparsity on`;
  return `${methodName(judged.sparse)} needs ${little} ${where} (counted: ${figures})`;
}

function accuracyClause(
  { sparseAccuracy, pruneAccuracy, test, sparsities, p }: Judged,
  claim: Verdict["claim"],
): string {
  if (!sparseAccuracy || !pruneAccuracy) return "No seed has finished with both yet.";
  const first = formatShare(sparsities[0]);
  const levels = sparsities.length === 1 ? `at ${first}` : `over the ${sparsities.length} levels from ${first} on`;
  const figures = `Its test accuracy ${levels} is ${formatSpread(sparseAccuracy)} against ${formatSpread(pruneAccuracy)}`;
  const difference = sparseAccuracy.mean - pruneAccuracy.mean;
  if (!test || p === undefined) return `${figures}: a difference of ${formatPoints(difference)} points.`;
  const side = test.pAbove < test.pBelow ? "above" : "below";
  const interval = `${formatPoints(test.low)} to ${formatPoints(test.high)}`;
  return `${figures}: a difference of ${formatPoints(difference)} points, 90 % interval ${interval}; the claim asks for ${claim.asked}, and a paired t test puts the difference ${side} that mark with p = ${formatP(p)}.`.replace(
    "p = below",
    "p below",
  );
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
    ...(failed > 0 ? [`${count(failed, "run")} of the two failed, so nothing is decided.`] : []),
    ...(missing > 0 ? [`${count(missing, "run")} of the two ${missing === 1 ? "is" : "are"} still to come.`] : []),
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
    return `${words} The sweep has no pair of a sparse-training and a train-and-prune method at a level that the claim is about.`;
  }
  if (headline.flopsShares.length === 0) return `${words} No runs of the two have finished yet.`;
  const pair = `${methodName(headline.sparse)} against ${methodName(headline.prune)}, ${count(seeds, "seed")}`;
  return [
    words,
    `${pair}: ${flopsClause(headline, verdict)}.`,
    accuracyClause(headline, claim),
    ...caveats(verdict, spec, data),
  ].join(" ");
}
