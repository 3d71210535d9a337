import type { MethodId } from "../../sparse/algorithms";
import type { Spread } from "../../sweep/statistics";
import type { LevelFigures, LevelSummary } from "../../sweep/summary";
import type { ConventionId } from "../series";

/** What a chart over sparsity levels shows. */
export type Measure = "accuracy" | "flops";

/** One sparsity level of a chart: the mean of every line, and where its band begins and ends. */
export interface LevelRow {
  readonly x: number;
  readonly sparsity: number;
  readonly means: Readonly<Record<string, number>>;
  readonly bands: Readonly<Record<string, readonly [number, number]>>;
}

/** A level that holds at any sparsity: the dense net's. */
export interface DenseLevel {
  readonly mean: number;
  readonly band: readonly [number, number];
}

/** Returns where a sparsity level stands on the axis: each step to the right halves the weights that are left. */
export function levelPosition(sparsity: number): number {
  return Math.log2(1 / (1 - sparsity));
}

/** Returns the figures of a measure over seeds. */
export function spreadOfMeasure(figures: LevelFigures, measure: Measure, convention: ConventionId): Spread {
  return measure === "accuracy" ? figures.accuracy : figures.flops[convention];
}

/** Returns the mean of a spread with one standard deviation on both sides. */
function bandOf({ mean, deviation }: Spread): readonly [number, number] {
  return [mean - deviation, mean + deviation];
}

/** Returns the rows of a chart over sparsity levels, ascending; levels and methods without a figure are left out. */
export function levelRows(
  levels: readonly LevelSummary[],
  measure: Measure,
  convention: ConventionId,
): readonly LevelRow[] {
  const bySparsity = new Map<
    number,
    { means: Record<string, number>; bands: Record<string, readonly [number, number]> }
  >();
  for (const { method, sparsity, figures } of levels) {
    if (method === "dense" || !figures) continue;
    const row = bySparsity.get(sparsity) ?? { means: {}, bands: {} };
    const spread = spreadOfMeasure(figures, measure, convention);
    row.means[method] = spread.mean;
    if (spread.count > 1) row.bands[method] = bandOf(spread);
    bySparsity.set(sparsity, row);
  }
  const rows = [...bySparsity].map(([sparsity, row]) => ({ x: levelPosition(sparsity), sparsity, ...row }));
  return rows.sort((a, b) => a.x - b.x);
}

/** Returns the dense net's level of a measure; undefined before one of its seeds has finished. */
export function denseLevel(
  levels: readonly LevelSummary[],
  measure: Measure,
  convention: ConventionId,
): DenseLevel | undefined {
  const figures = levels.find(({ method }) => method === "dense")?.figures;
  if (!figures) return undefined;
  const spread = spreadOfMeasure(figures, measure, convention);
  return { mean: spread.mean, band: bandOf(spread) };
}

/** Returns the rows of one method's layers, as densities: how the weights that are left were shared out. */
export function layerRows(levels: readonly LevelSummary[], method: MethodId): readonly LevelRow[] {
  const rows = levels.flatMap(({ method: own, sparsity, figures }) =>
    own === method && figures
      ? [
          {
            x: levelPosition(sparsity),
            sparsity,
            means: { ...figures.densityByLayer, overall: figures.density },
            bands: {},
          },
        ]
      : [],
  );
  return rows.sort((a, b) => a.x - b.x);
}

/** One method at one level among accuracy and training FLOPs. */
export interface FrontPoint {
  readonly method: MethodId;
  readonly sparsity: number;
  readonly flops: number;
  readonly accuracy: number;
}

/** Returns the points of the chart of accuracy against training FLOPs. */
export function frontPoints(levels: readonly LevelSummary[], convention: ConventionId): readonly FrontPoint[] {
  return levels.flatMap(({ method, sparsity, figures }) =>
    figures ? [{ method, sparsity, flops: figures.flops[convention].mean, accuracy: figures.accuracy.mean }] : [],
  );
}
