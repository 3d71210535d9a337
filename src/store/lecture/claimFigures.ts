import { formatPercent, formatRatio, formatSeconds, formatShare } from "../../lib/format";
import { algorithms } from "../../sparse/algorithms";
import { type Claim, claims } from "../../sweep/claims";
import { formatPoints, methodName } from "../../sweep/verdictSentence";
import type { Words } from "../../words/words";
import type { ConventionId } from "../series";
import type { Measured } from "./measured";

/** Train-and-prune and sparse training of one comparison, as the claims put them side by side. */
interface Sides {
  readonly prune: Measured;
  readonly sparse: Measured;
}

/** Returns the first of sparse training and a train-and-prune of the same sparsity: a claim compares nothing else. */
function sidesOf(measured: readonly Measured[]): Sides | undefined {
  const of = (family: string) => measured.filter(({ spec }) => algorithms[spec.method].family === family);
  for (const sparse of of("sparse training")) {
    const prune = of("train-and-prune").find(({ spec }) => spec.sparsity === sparse.spec.sparsity);
    if (prune) return { prune, sparse };
  }
  return undefined;
}

/** What a claim looks like in one comparison that was just measured. */
export interface ClaimFigures {
  readonly claim: Claim;
  readonly figures: string; // accuracies, FLOPs and where they were measured
  readonly judgement: string; // held against the claim
}

/** Holds a comparison against the claim that is about its task; undefined where it has not both families at one sparsity. */
export function claimFigures(
  measured: readonly Measured[],
  convention: ConventionId,
  t: Words,
): ClaimFigures | undefined {
  const sides = sidesOf(measured);
  if (!sides) return undefined;
  const { prune, sparse } = sides;
  const claim: Claim = claims[sparse.spec.task];
  const names = { prune: t.of(methodName(prune.spec.method)), sparse: t.of(methodName(sparse.spec.method)) };
  const [own, other] = [sparse.result.trainingFlops[convention], prune.result.trainingFlops[convention]];
  const [reached, against] = [sparse.result.testAccuracy, prune.result.testAccuracy];
  const figures = t.join(
    t`${t.of(sparse.dataset.name)}: ${names.sparse} reached ${formatPercent(reached)} test accuracy, ${names.prune} ${formatPercent(against)}.`,
    t`Training FLOPs, counted, ${names.sparse} against ${names.prune}: ${t.of(formatRatio(own, other))}.`,
    t`Sparsity ${formatShare(sparse.spec.sparsity)}, seed ${sparse.spec.seed}, measured on ${t.of(sparse.backend.device)}.`,
  );
  return { claim, figures, judgement: judgementOf(claim, sides, reached - against, own / other, t) };
}

function judgementOf(claim: Claim, { sparse }: Sides, difference: number, share: number, t: Words): string {
  if (sparse.spec.sparsity < claim.from) {
    return t`The claim is about extreme sparsity, from ${formatShare(claim.from)} on as the lab reads it: this run says nothing of it.`;
  }
  const part = `1/${Math.round(1 / claim.flopsShare)}`;
  const agrees = share < claim.flopsShare && difference > claim.threshold;
  return t.join(
    t`As the lab reads the claim, it asks for less than ${part} of the FLOPs and an accuracy ${t.of(claim.asked)}; here the difference is ${formatPoints(difference)} points.`,
    agrees ? t`This run agrees.` : t`This run does not agree.`,
    sparse.dataset.kind === "synthetic twin"
      ? t`One seed on a synthetic twin decides nothing.`
      : t`One seed decides nothing.`,
  );
}

/** Puts the counted and the measured ratio of a comparison side by side; undefined where it has not both families at one sparsity. */
export function countedAndMeasured(
  measured: readonly Measured[],
  convention: ConventionId,
  t: Words,
): string | undefined {
  const sides = sidesOf(measured);
  if (!sides) return undefined;
  const { prune, sparse } = sides;
  const counted = formatRatio(sparse.result.trainingFlops[convention], prune.result.trainingFlops[convention]);
  const timed = formatRatio(sparse.result.trainMs, prune.result.trainMs);
  const seconds = [sparse, prune].map(({ result }) => formatSeconds(result.trainMs / 1000));
  const names = [sparse, prune].map(({ spec }) => t.of(methodName(spec.method)));
  return t`${names[0]} against ${names[1]}: FLOPs, counted, ${t.of(counted)}; time, measured, ${t.of(timed)} (${seconds[0]} against ${seconds[1]} on ${t.of(sparse.backend.device)}).`;
}
