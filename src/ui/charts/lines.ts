import type { ChartRow } from "../../store/series";

/** One line of a chart: told apart by colour and by dashes. */
export interface Line {
  readonly key: keyof ChartRow;
  readonly label: string;
  readonly colour: string; // a custom property of the theme
  readonly dash?: string;
  readonly width?: number;
  readonly help?: string; // a sentence where the label does not say it all
}

/** A level that is drawn across a chart for comparison. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

/** A single point that a chart marks with a ring and a word. */
export interface Spot {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** Colours and dashes of lines of equal rank, e.g. layers; they repeat after the last. */
export const layerStyles: readonly Pick<Line, "colour" | "dash">[] = [
  { colour: "var(--series-blue)", dash: "7 4" },
  { colour: "var(--series-orange)", dash: "2 3" },
  { colour: "var(--series-green)", dash: "10 3 2 3" },
  { colour: "var(--series-purple)", dash: "4 2" },
];
