import type { MergedRow } from "../../store/mergedRows";
import type { ChartRow } from "../../store/series";

/** One line of a chart: told apart by colour and by dashes, lanes also by a letter. */
export interface Line {
  readonly key: keyof ChartRow;
  readonly lane: number; // whose rows it is drawn from
  readonly label: string;
  readonly letter?: string; // of the lane, where there are several
  readonly colour: string; // a custom property of the theme
  readonly dash?: string;
  readonly width?: number;
  readonly help?: string; // a sentence where the label does not say it all
}

/** Returns what tells a line from the others of its chart. */
export function lineId({ lane, key }: Line): string {
  return `${lane} ${key}`;
}

/** Returns the value of a line in a row, undefined where its lane has none there. */
export function lineValue({ lane, key }: Line, row: MergedRow): number | undefined {
  return row.at[lane]?.[key];
}

/** A level that is drawn across a chart for comparison. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

/** A single point that a chart marks: with a ring and a word below it, or with the letter of its lane. */
export interface Spot {
  readonly label?: string;
  readonly letter?: string;
  readonly colour: string;
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
