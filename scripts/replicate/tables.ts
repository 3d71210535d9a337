import { formatFlops, formatPercent, formatSeconds, formatShare } from "../../src/lib/format";
import type { LevelSummary } from "../../src/sweep/summary";
import type { Judged, Verdict } from "../../src/sweep/verdict";
import { formatP, formatPart, formatPoints, methodName, verdictWords } from "../../src/sweep/verdictSentence";
import { plain, table } from "./markdown";

function rowOf({ method, sparsity, figures, finished, failed, missing }: LevelSummary): string[] {
  const level = method === "dense" ? "–" : formatShare(sparsity);
  const seeds = [
    String(finished.length),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(missing.length > 0 ? [`${missing.length} not run`] : []),
  ].join(", ");
  if (!figures) return [methodName(method), level, "–", "–", "–", "–", "–", "–", "–", "–", seeds];
  const { accuracy, lastAccuracy, auc, flops, shareOfDense, keptWeights, maskableWeights, seconds } = figures;
  const spread = accuracy.count > 1 ? ` ± ${(100 * accuracy.deviation).toFixed(1)}` : "";
  return [
    methodName(method),
    level,
    `${(100 * accuracy.mean).toFixed(1)}${spread}`,
    `${(100 * accuracy.min).toFixed(1)} … ${(100 * accuracy.max).toFixed(1)}`,
    (100 * lastAccuracy.mean).toFixed(1),
    auc ? auc.mean.toFixed(3) : "–",
    formatFlops(flops.rigl.mean),
    formatFlops(flops.exact.mean),
    formatPercent(shareOfDense.rigl),
    `${Math.round(keptWeights.mean)} of ${maskableWeights}`,
    `${formatSeconds(seconds.mean)}; ${seeds}`,
  ];
}

/** Writes the table of all methods and levels of one data set. */
export function resultTable(levels: readonly LevelSummary[]): string[] {
  const head = [
    ...["method", "sparsity", "test accuracy, %", "least … most", "last epoch's, %", "ROC-AUC"],
    ...["training FLOPs", "exact", "of dense", "kept weights", "measured; seeds"],
  ];
  const right = ["right", "right", "right", "right", "right", "right", "right", "right", "right"] as const;
  return table([head, ...levels.map(rowOf)], ["left", ...right, "right"]).map(plain);
}

function shareText(shares: readonly number[]): string {
  const texts = [Math.max(...shares), Math.min(...shares)].map(formatPart);
  return shares.length === 0 ? "–" : [...new Set(texts)].join(" … ");
}

function pairRow(row: Judged): string[] {
  const { sparse, prune, sparsities, flopsShares, sparseAccuracy, pruneAccuracy, test, p, pAdjusted, seeds, word } =
    row;
  const [first, last] = [sparsities[0], sparsities[sparsities.length - 1]];
  const levels =
    first === undefined ? "–" : first === last ? formatShare(first) : `${formatShare(first)} … ${formatShare(last)}`;
  const names = [methodName(sparse), methodName(prune), levels, shareText(flopsShares)];
  if (!sparseAccuracy || !pruneAccuracy)
    return [...names, "–", "–", "–", "–", verdictWords({ word, seeds: seeds.length })];
  return [
    ...names,
    `${(100 * sparseAccuracy.mean).toFixed(1)} / ${(100 * pruneAccuracy.mean).toFixed(1)}`,
    test ? `${formatPoints(test.mean)} (${formatPoints(test.low)} … ${formatPoints(test.high)})` : "–",
    test && p !== undefined ? `${test.pAbove < test.pBelow ? "above" : "below"}, ${formatP(p)}` : "–",
    pAdjusted === undefined ? "–" : formatP(pAdjusted),
    verdictWords({ word, seeds: seeds.length }),
  ];
}

/** Writes a table of pairs held against a claim. */
export function pairTable(rows: readonly Judged[], { claim }: Pick<Verdict, "claim">): string[] {
  const mark = `${formatPoints(claim.threshold)} points`;
  const head = [
    ...["sparse training", "train and prune", "sparsity", "FLOPs, part of train and prune's", "accuracy, %"],
    ...["difference (90 % interval), points", `side of ${mark}, p`, "p, Holm", "the claim"],
  ];
  const right = ["right", "right", "right", "right", "right", "right"] as const;
  return table([head, ...rows.map(pairRow)], ["left", "left", ...right, "left"]).map(plain);
}
