/** Maps values of one axis to places on it, and says where its ticks are. */
export interface Scale {
  readonly from: number; // in pixels
  readonly to: number;
  readonly ticks: readonly Tick[];
  place(value: number): number;
}

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string; // empty where there is no room for one
}

/** Where an axis lies, in pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

function between(low: number, high: number, { from, to }: Stretch, map: (value: number) => number) {
  const [a, b] = [map(low), map(high)];
  return (value: number): number => from + ((map(value) - a) / (b - a || 1)) * (to - from);
}

/** Makes a linear scale over whole steps of 1, 2 or 5 times a power of ten. */
export function linearScale(low: number, high: number, stretch: Stretch, label: (value: number) => string): Scale {
  const rough = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const steps = Array.from({ length: Math.max(1, last - first) + 1 }, (_, i) => (first + i) * step);
  return {
    ...stretch,
    ticks: steps.map((value) => ({ value, label: label(value) })),
    place: between(steps[0], steps[steps.length - 1], stretch, (value) => value),
  };
}

/** Makes a logarithmic scale over whole decades, or over steps of 1, 2 and 5 where that is few decades. */
export function logScale(low: number, high: number, stretch: Stretch, label: (value: number) => string): Scale {
  const decades = Array.from({ length: 40 }, (_, i) => i - 5);
  const all = decades.flatMap((decade) => [1, 2, 5].map((times) => times * 10 ** decade));
  const first = all.findLastIndex((value) => value <= low);
  const last = all.findIndex((value) => value >= high);
  const shown = all.slice(first, Math.max(last, first + 1) + 1);
  const wide = shown[shown.length - 1] / shown[0] > 5000;
  const isDecade = (value: number): boolean => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
  return {
    ...stretch,
    ticks: shown.map((value) => ({ value, label: !wide || isDecade(value) ? label(value) : "" })),
    place: between(shown[0], shown[shown.length - 1], stretch, Math.log10),
  };
}

/** Room that a label of a sparsity level takes, in pixels. */
const labelRoom = 60;

/**
 * Makes a scale of sparsity levels, evenly spaced in the logarithm of the density that is left: levels near 1 stand as far
 * apart as their nets differ in size. Where labels would run into each other, every level keeps its mark.
 */
export function sparsityScale(levels: readonly number[], stretch: Stretch, label: (value: number) => string): Scale {
  const place = between(levels[0], levels[levels.length - 1], stretch, (value) => -Math.log2(1 - value));
  let end = Number.NEGATIVE_INFINITY;
  // From the right: the sparsest levels matter most.
  const ticks = levels.toReversed().map((value) => {
    const fits = end === Number.NEGATIVE_INFINITY || end - place(value) >= labelRoom;
    if (fits) end = place(value);
    return { value, label: fits ? label(value) : "" };
  });
  return { ...stretch, ticks: ticks.toReversed(), place };
}
