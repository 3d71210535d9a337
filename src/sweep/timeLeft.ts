import type { SweepCell } from "./types";

/** How long one run of a sweep took, as measured. */
export interface Took {
  readonly cell: Pick<SweepCell, "dataset" | "method">;
  readonly seconds: number;
}

function mean(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

/**
 * Estimates how long the rest of a sweep will take: each run as long as those of its method on its data set took so far,
 * else as those on its data set, else as any. Returns undefined before the first run.
 */
export function sweepSecondsLeft(
  left: readonly Pick<SweepCell, "dataset" | "method">[],
  took: readonly Took[],
): number | undefined {
  const known = new Map<string, number | undefined>();
  const guess = ({ dataset, method }: Pick<SweepCell, "dataset" | "method">): number | undefined => {
    const here = took.filter(({ cell }) => cell.dataset === dataset);
    const same = here.filter(({ cell }) => cell.method === method);
    const nearest = [same, here, took].find((group) => group.length > 0) ?? [];
    return mean(nearest.map(({ seconds }) => seconds));
  };
  if (took.length === 0) return undefined;
  return left.reduce((sum, cell) => {
    const key = `${cell.dataset}/${cell.method}`;
    if (!known.has(key)) known.set(key, guess(cell));
    return sum + (known.get(key) ?? 0);
  }, 0);
}
