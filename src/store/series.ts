import type { RunPlan } from "../train/protocol";
import { downsample } from "./downsample";
import type { Evaluations } from "./evaluations";

/** What the horizontal axis of every chart counts. */
export type AxisId = "epoch" | "flops" | "seconds";

/** How training FLOPs are counted; paper section "Training FLOPs" of docs, arXiv:1911.11134. */
export type ConventionId = "rigl" | "exact";

/** Most points of one line: what the charts draw within a few milliseconds. */
export const MOST_POINTS = 250;

/** One evaluation as the charts and their tables show it; layers are `layer:<name>`. */
export interface ChartRow {
  readonly x: number;
  readonly epoch: number;
  readonly train: number;
  readonly val: number;
  readonly test: number;
  readonly trainLoss: number;
  readonly valLoss: number;
  readonly density: number;
  readonly everActive?: number;
  readonly flops: number;
  readonly denseFlops: number;
  readonly seconds: number;
  readonly [layer: `layer:${string}`]: number;
}

/** Returns the rows that all charts of a run share, at most `most`, in order of the axis. */
export function chartRows(
  evaluations: Evaluations,
  axis: AxisId,
  convention: ConventionId,
  most: number = MOST_POINTS,
): readonly ChartRow[] {
  const x = axisColumn(evaluations, axis, convention);
  return downsample(x, evaluations.testAccuracy, most).map((i) => chartRow(evaluations, i, x[i], convention));
}

/** Returns one evaluation as the charts and their tables show it, at its place on the axis. */
function chartRow(evaluations: Evaluations, i: number, x: number, convention: ConventionId): ChartRow {
  return {
    x,
    epoch: evaluations.epoch[i],
    train: evaluations.trainAccuracy[i],
    val: evaluations.valAccuracy[i],
    test: evaluations.testAccuracy[i],
    trainLoss: evaluations.trainLoss[i],
    valLoss: evaluations.valLoss[i],
    density: evaluations.density[i],
    everActive: evaluations.everActive[i],
    flops: evaluations.flops[i][convention],
    denseFlops: evaluations.denseFlops[i][convention],
    seconds: evaluations.seconds[i],
    ...Object.fromEntries(
      Object.entries(evaluations.densityByLayer[i]).map(([name, density]) => [`layer:${name}`, density]),
    ),
  };
}

/** Returns a run's rows of some epochs, undefined where it has no evaluation of one. */
export function rowsAt(
  evaluations: Evaluations,
  epochs: readonly number[],
  axis: AxisId,
  convention: ConventionId,
): readonly (ChartRow | undefined)[] {
  const x = axisColumn(evaluations, axis, convention);
  const places = new Map(evaluations.epoch.map((epoch, i) => [epoch, i]));
  return epochs.map((epoch) => {
    const i = places.get(epoch);
    return i === undefined ? undefined : chartRow(evaluations, i, x[i], convention);
  });
}

function axisColumn(evaluations: Evaluations, axis: AxisId, convention: ConventionId): readonly number[] {
  switch (axis) {
    case "epoch":
      return evaluations.epoch;
    case "flops":
      return evaluations.flops.map((count) => count[convention]);
    case "seconds":
      return evaluations.seconds;
    default:
      return axis satisfies never;
  }
}

/** Where a phase starts on the axis, and what it is called. */
export interface PhaseMark {
  readonly name?: string; // absent where the phase before is called the same: a further round
  readonly from: number;
}

/**
 * Returns where each phase of a run starts on the axis.
 *
 * On the epoch axis all are known from the plan; on the others a phase appears when it is reached. Rounds of one name are named
 * once, with their number.
 */
export function phaseMarks(
  plan: RunPlan,
  evaluations: Evaluations,
  axis: AxisId,
  convention: ConventionId,
): readonly PhaseMark[] {
  const marks: PhaseMark[] = [];
  const x = axisColumn(evaluations, axis, convention);
  let start = 0;
  for (const [i, phase] of plan.phases.entries()) {
    const rest = plan.phases.slice(i);
    const rounds = rest.findIndex(({ name }) => name !== phase.name);
    const count = rounds < 0 ? rest.length : rounds;
    const goesOn = plan.phases[i - 1]?.name === phase.name;
    const named = goesOn ? {} : { name: count > 1 ? `${phase.name}, ${count} rounds` : phase.name };
    // The last evaluation of the phase before is where this one starts.
    const reached = evaluations.epoch.findLastIndex((epoch) => epoch <= start);
    const passed = start === 0 || evaluations.epoch.some((epoch) => epoch >= start);
    if (axis === "epoch") marks.push({ ...named, from: start });
    else if (passed) marks.push({ ...named, from: start === 0 ? 0 : x[reached] });
    start += phase.epochs;
  }
  return marks;
}

/** Returns where the model that was chosen stands on the accuracy chart: its place on the axis and its accuracy. */
export function chosenPoint(
  evaluations: Evaluations,
  chosenEpoch: number | undefined,
  axis: AxisId,
  convention: ConventionId,
  column: "testAccuracy" | "valAccuracy" = "testAccuracy",
): { readonly x: number; readonly y: number } | undefined {
  const index = chosenEpoch === undefined ? -1 : evaluations.epoch.indexOf(chosenEpoch);
  if (index < 0) return undefined;
  return { x: axisColumn(evaluations, axis, convention)[index], y: evaluations[column][index] };
}
