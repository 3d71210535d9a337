import { percentOf } from "../../lib/format";

/** Writes a sparsity level in percent with at most one decimal, as an axis has room for: 96.9. */
export function levelTick(sparsity: number): string {
  return String(Number(percentOf(sparsity).toFixed(1)));
}

/** Chooses the levels to be named on an axis, so that names keep their distance: from the highest down, where levels crowd. */
export function namedLevels(
  levels: readonly { readonly x: number; readonly sparsity: number }[],
  pixelsPerUnit: number,
  distance = 40,
): readonly { readonly x: number; readonly sparsity: number }[] {
  const named: { readonly x: number; readonly sparsity: number }[] = [];
  for (const level of levels.toReversed()) {
    const last = named.at(-1);
    if (!last || (last.x - level.x) * pixelsPerUnit >= distance) named.push(level);
  }
  return named.reverse();
}

/** Returns the ends of a logarithmic axis with a little room around its values. */
export function logDomain(values: readonly number[]): readonly [number, number] {
  const known = values.filter((value) => value > 0);
  if (known.length === 0) return [1, 10];
  return [Math.min(...known) / 1.25, Math.max(...known) * 1.25];
}

/** Returns round numbers (1, 2 or 5 times a power of ten, fewer where they crowd) within the ends of a logarithmic axis. */
export function logTicks([low, high]: readonly [number, number], most: number): readonly number[] {
  const within = (factors: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
    }
    return ticks.filter((tick) => tick >= low && tick <= high);
  };
  const sets = [within([1, 2, 5]), within([1, 3]), within([1])];
  return sets.find((ticks) => ticks.length <= most) ?? within([1]);
}
