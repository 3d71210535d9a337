import { formatFlops, formatPercent, formatRatio } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import { methodName } from "../sweep/verdictSentence";
import type { RunResult } from "../train/protocol";
import type { Words } from "../words/words";
import { laneLetter } from "./laneLetter";
import type { Run } from "./run";
import { conventionLabels, reachedSparsity, resultSentence } from "./sentence";
import type { ConventionId } from "./series";

/** A lane that came to its end, and what the sentences say of it. */
interface Finished {
  readonly run: Run;
  readonly result: RunResult;
  readonly name: string; // the method, with its lane where another one has the same
  readonly accuracy: string;
  readonly flops: number;
  readonly sparsity: string | undefined;
}

/**
 * Says in plain words what a comparison found, once none of its lanes trains any more; undefined before, and where no lane
 * finished.
 *
 * One seed decides nothing, so it names the seed and no winner.
 */
export function comparisonSentence(runs: readonly Run[], convention: ConventionId, t: Words): string | undefined {
  if (runs.some(({ outcome }) => outcome === "open")) return undefined;
  const names = runs.map((run, lane) => nameOf(run, lane, runs, t));
  const finished = runs.flatMap((run, lane) => (run.result ? [finishedLane(run, names[lane], convention)] : []));
  if (finished.length === 0) return undefined;
  const missing = runs.flatMap((run, lane) => {
    if (run.result) return [];
    return [
      run.outcome === "failed"
        ? t`${names[lane]} failed and is left out.`
        : t`${names[lane]} was stopped and is left out.`,
    ];
  });
  if (finished.length === 1) return t.join(resultSentence(finished[0].run, convention, t), ...missing);
  const found = finished.length === 2 ? pair(finished, t) : ranking(finished, t);
  return t.join(capital(found), ...missing, basis(finished, convention, t), ...uncounted(finished, convention, t));
}

function nameOf({ spec }: Run, lane: number, runs: readonly Run[], t: Words): string {
  const name = t.of(methodName(spec.method));
  const alone = runs.filter((run) => run.spec.method === spec.method).length === 1;
  return alone ? name : t`${name} in lane ${laneLetter(lane)}`;
}

function finishedLane(run: Run, name: string, convention: ConventionId): Finished {
  const result = run.result as RunResult;
  return {
    run,
    result,
    name,
    accuracy: formatPercent(result.testAccuracy),
    flops: result.trainingFlops[convention],
    sparsity: reachedSparsity(run.spec, result),
  };
}

/** Names a lane by its family, as the paper does where families differ; `more` stands beside the method's name. */
function familyName({ run, name }: Finished, t: Words, more?: string): string {
  const inside = more === undefined ? name : t`${name}, ${more}`;
  const { family } = algorithms[run.spec.method];
  switch (family) {
    case "sparse training":
      return t`sparse training (${inside})`;
    case "train-and-prune":
      return t`train-and-prune (${inside})`;
    case "dense":
      return plainName({ run, name }, t, more);
    default:
      return family satisfies never;
  }
}

function plainName({ run, name }: Pick<Finished, "run" | "name">, t: Words, more?: string): string {
  const plain = run.spec.method === "dense" ? t`the dense net` : name;
  return more === undefined ? plain : t`${plain} (${more})`;
}

/** Returns the sparsity that all lanes share; undefined where they differ in it, or one of them keeps every weight. */
function sharedSparsity(lanes: readonly Finished[]): string | undefined {
  const [{ sparsity }] = lanes;
  return lanes.every((lane) => lane.sparsity === sparsity) ? sparsity : undefined;
}

/** Compares two lanes by what the cheaper one needed. */
function pair(lanes: readonly Finished[], t: Words): string {
  const [cheap, dear] = [...lanes].sort((a, b) => a.flops - b.flops);
  const equal = formatRatio(cheap.flops, dear.flops) === "the same";
  const [subject, object] =
    equal && dear.result.testAccuracy > cheap.result.testAccuracy ? [dear, cheap] : [cheap, dear];
  const families = new Set(lanes.map(({ run }) => algorithms[run.spec.method].family));
  const named = families.size > 1 ? familyName : plainName;
  const shared = sharedSparsity(lanes);
  const placed = (name: string, { sparsity }: Finished): string =>
    shared === undefined && sparsity !== undefined ? t`${name} at ${sparsity} sparsity` : name;
  const who = placed(named(subject, t), subject);
  const whom = placed(named(object, t, object.accuracy), object);
  const { accuracy } = subject;
  const { seed } = subject.run.spec;
  const ratio = formatRatio(subject.flops, object.flops);
  if (shared === undefined) {
    return equal
      ? t`${who} reached ${accuracy} test accuracy with as many training FLOPs as ${whom}; seed ${seed}.`
      : t`${who} reached ${accuracy} test accuracy with ${ratio} of the training FLOPs of ${whom}; seed ${seed}.`;
  }
  return equal
    ? t`${who} reached ${accuracy} test accuracy with as many training FLOPs as ${whom} at ${shared} sparsity; seed ${seed}.`
    : t`${who} reached ${accuracy} test accuracy with ${ratio} of the training FLOPs of ${whom} at ${shared} sparsity; seed ${seed}.`;
}

/** Lists three or more lanes by accuracy as written, the dearest first among equals, each beside the first one's FLOPs. */
function ranking(lanes: readonly Finished[], t: Words): string {
  const written = ({ result }: Finished): number => Math.round(1000 * result.testAccuracy);
  const [best, ...rest] = [...lanes].sort((a, b) => written(b) - written(a) || b.flops - a.flops);
  const shared = sharedSparsity(lanes);
  const named = (lane: Finished): string => {
    const name = plainName(lane, t);
    return shared === undefined && lane.sparsity !== undefined ? t`${name} at ${lane.sparsity} sparsity` : name;
  };
  const parts = rest.map((lane) => {
    const ratio = formatRatio(lane.flops, best.flops);
    const accuracy = lane.accuracy === best.accuracy ? t`the same accuracy` : lane.accuracy;
    if (ratio === "the same") {
      return t`${named(lane)} reached ${accuracy} with as many training FLOPs`;
    }
    return lane.flops < best.flops
      ? t`${named(lane)} reached ${accuracy} with ${ratio} of its training FLOPs`
      : t`${named(lane)} reached ${accuracy} with ${t.of(ratio)} its training FLOPs`;
  });
  const list = [t`${named(best)} reached the highest test accuracy, ${best.accuracy}`, ...parts].join(t`; `);
  const { seed } = best.run.spec;
  return shared === undefined ? t`Seed ${seed}: ${list}.` : t`At ${shared} sparsity, seed ${seed}: ${list}.`;
}

/** Says how the models were chosen and the FLOPs counted. */
function basis(lanes: readonly Finished[], convention: ConventionId, t: Words): string {
  const counted = t.of(conventionLabels[convention]);
  return lanes.some(({ result }) => result.chosenBy === "test")
    ? t`The test data itself chose the models, as in the released code, so the figures flatter; FLOPs are counted (${counted}).`
    : t`Validation chose the models; FLOPs are counted (${counted}).`;
}

function uncounted(lanes: readonly Finished[], convention: ConventionId, t: Words): readonly string[] {
  return lanes.flatMap(({ name, result: { uncountedFlops } }) =>
    uncountedFlops
      ? [
          t`Left out are ${formatFlops(uncountedFlops[convention])} that trained the dense net which ${name} started from.`,
        ]
      : [],
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
