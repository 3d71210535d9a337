import type { CurvePoint } from "../../../bench/density/curve";
import { percentOf } from "../../../lib/format";
import { drawnDensity } from "../../../store/bench/densitySentence";
import type { Words } from "../../../words/words";

/** What the chart shows: times and FLOPs as parts of the dense step's, or milliseconds. */
export type DensityUnit = "parts" | "times";

/** A line over the densities of one width. */
export interface DensityLine {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly dash?: string;
  readonly dots: boolean; // it was measured at each density
  readonly of: (row: CurvePoint) => number | undefined;
}

/**
 * Returns the lines of the chart.
 *
 * FLOPs and time are two things: they share an axis only as parts of what the dense net counts and takes.
 */
export function densityLines(unit: DensityUnit, t: Words): readonly DensityLine[] {
  const sparse = { key: "sparse", label: t`Connections alone, measured`, colour: "var(--series-blue)", dots: true };
  const dense = {
    key: "dense",
    label: t`Whole matrices under a mask, measured`,
    colour: "var(--series-orange)",
    dash: "7 4",
  };
  if (unit === "times")
    return [
      { ...dense, dots: true, of: ({ denseMs }) => denseMs },
      { ...sparse, of: ({ sparseMs }) => sparseMs },
    ];
  const whole = ({ denseMs, sparse: part }: CurvePoint): number | undefined =>
    denseMs === undefined && part === undefined ? undefined : 1;
  return [
    { ...dense, dots: false, of: whole },
    { ...sparse, of: ({ sparse: part }) => part },
    {
      key: "counted",
      label: t`FLOPs, counted`,
      colour: "var(--series-grey)",
      dash: "2 3",
      dots: false,
      of: ({ counted }) => counted,
    },
  ];
}

/** Writes a density in percent as an axis has room for: 5. */
export function densityTick(density: number): string {
  return String(percentOf(drawnDensity(density)));
}
