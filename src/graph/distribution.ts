/** How unevenly something is spread over nodes. */
export interface Distribution {
  readonly max: number;
  readonly mean: number;
  readonly gini: number; // 0 all equal .. towards 1 all held by one
  readonly topShare: number; // held by the top 1 % (at least one), fraction of the total
}

/** Describes how values of at least 0 are spread; all zeros, or none at all, count as even. */
export function describe(values: Float64Array): Distribution {
  const sorted = values.slice().sort();
  const count = sorted.length;
  const topCount = Math.max(1, Math.ceil(count / 100));
  let total = 0;
  let ranked = 0;
  let top = 0;
  for (let i = 0; i < count; i++) {
    total += sorted[i];
    ranked += (i + 1) * sorted[i];
    if (i >= count - topCount) top += sorted[i];
  }
  if (total === 0) return { max: 0, mean: 0, gini: 0, topShare: 0 };
  // Gini of ascending values: 2 sum(i x_i) / (n sum(x)) - (n + 1) / n, i from 1.
  const gini = (2 * ranked) / (count * total) - (count + 1) / count;
  return { max: sorted[count - 1], mean: total / count, gini, topShare: top / total };
}
