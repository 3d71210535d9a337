import { type Shape, shapes } from "./shapes";

/** How a kind of node is drawn: a custom property of the theme, and a form that tells without colour. */
export interface Look {
  readonly colour: string; // name of a custom property
  readonly shape: Shape;
  readonly hollow?: boolean;
  readonly outlined?: boolean; // the colour may be too near to the ground
}

const hues = ["--series-blue", "--series-orange", "--series-green", "--series-purple", "--series-gold"] as const;

/** At most so many classes have a look of their own. */
export const mostClasses = 12;

/**
 * Returns the look of a class by its rank, different for the first 25.
 *
 * The first five differ in colour and form; after them a colour never comes with a form that it has had.
 */
export function classLook(rank: number): Look {
  const round = Math.floor(rank / hues.length);
  return { colour: hues[rank % hues.length], shape: shapes[(rank + 2 * round) % shapes.length] };
}

/** The look of classes beyond those that have one of their own, and of nodes without a class. */
export const otherLook: Look = { colour: "--series-grey", shape: "circle", hollow: true };

/** The looks of what a run uses nodes for, in the colours of the accuracy chart, in the order of `parts`. */
export const partLooks: readonly Look[] = [
  { ...otherLook },
  { colour: "--series-green", shape: "circle" },
  { colour: "--series-orange", shape: "triangle" },
  { colour: "--series-blue", shape: "square" },
];

/** The looks of a measure from least to most. */
export const rampLooks: readonly Look[] = Array.from({ length: 5 }, (_, i) => ({
  colour: `--ramp-${i + 1}`,
  shape: "circle",
  outlined: true,
}));

/** How pairs are drawn that a link predictor was tested on. */
export const verdictLooks = {
  found: { colour: "--series-blue", dash: [] },
  missed: { colour: "--series-orange", dash: [6, 3] },
  alarm: { colour: "--bad", dash: [2, 3] },
} as const;

/** The name of such a kind of pair. */
export type PairVerdict = keyof typeof verdictLooks;

/** Every custom property that a picture reads. */
export const paletteNames = [
  ...hues,
  "--series-grey",
  "--bad",
  ...rampLooks.map(({ colour }) => colour),
  "--surface",
  "--ink",
  "--ink-2",
  "--line-strong",
  "--accent",
  "--on-accent",
] as const;
