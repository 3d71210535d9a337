import type { CurvePoint, DensityCurve } from "../../bench/density/curve";
import { formatShare } from "../../lib/format";
import type { Words } from "../../words/words";

/** The density whose figures a sentence gives, or the nearest that was measured: the 95 % sparsity of the field's tables. */
const exampleDensity = 0.05;

/** Writes a part of the dense step: 0.21, 0.043, 1.4. */
export function formatPart(part: number): string {
  return String(Number(part.toPrecision(2)));
}

/** Rounds a density to the share that its masks were drawn with: drawn at random they keep a little more or less. */
export function drawnDensity(density: number): number {
  const round = Number(density.toPrecision(1));
  return Math.abs(round / density - 1) < 0.05 ? round : Number(density.toPrecision(2));
}

/** Writes a density as the share it was drawn with. */
export function formatDensity(density: number): string {
  return formatShare(drawnDensity(density));
}

/** Returns the measured point that lies nearest to a density, by ratio. */
function nearest(points: readonly CurvePoint[], density: number): (CurvePoint & { sparse: number }) | undefined {
  const measured = points.flatMap((point) => (point.sparse === undefined ? [] : [{ ...point, sparse: point.sparse }]));
  const distance = (point: CurvePoint): number => Math.abs(Math.log(point.density / density));
  return measured.sort((a, b) => distance(a) - distance(b))[0];
}

/** Says of one width from which density on sparsity pays in measured time, and how far that is from what is counted. */
export function curveSentence({ width, points, paysFrom }: DensityCurve, t: Words): string | undefined {
  const point = nearest(points, exampleDensity);
  if (!point) return undefined;
  const [at, part, counted] = [
    formatDensity(point.density),
    `${formatPart(point.sparse)}×`,
    `${formatPart(point.counted)}×`,
  ];
  if (paysFrom === undefined)
    return t`At width ${width} sparsity pays at no density that was measured: at ${at} a step on the connections alone takes ${part} the dense time, while counted FLOPs say ${counted}.`;
  const all = paysFrom === points.find(({ sparse }) => sparse !== undefined)?.density;
  return all
    ? t`At width ${width} sparsity pays at every density that was measured, from ${formatDensity(paysFrom)} down: at ${at} a step takes ${part} the dense time, while counted FLOPs say ${counted}.`
    : t`At width ${width} sparsity pays from a density of ${formatDensity(paysFrom)} down: at ${at} a step takes ${part} the dense time, while counted FLOPs say ${counted}.`;
}

/** Says of all widths from which density on sparsity pays; undefined where fewer than two were measured. */
export function widthsSentence(curves: readonly DensityCurve[], t: Words): string | undefined {
  const measured = curves.filter(({ points }) => points.some(({ sparse }) => sparse !== undefined));
  if (measured.length < 2) return undefined;
  const pays = measured.flatMap(({ width, paysFrom }) =>
    paysFrom === undefined ? [] : [t`${width} (${formatDensity(paysFrom)})`],
  );
  const never = measured.flatMap(({ width, paysFrom }) => (paysFrom === undefined ? [String(width)] : []));
  return t.join(
    pays.length > 0 && t`It pays at the widths (from the density) ${pays.join(t`, `)}.`,
    never.length > 0 && t`It pays nowhere at ${never.join(t`, `)}.`,
  );
}
