import { laneLetter } from "./laneLetter";

/** How a lane is told from the others: by colour, by dashes and by its letter. */
export interface LaneStyle {
  readonly letter: string;
  readonly colour: string; // a custom property of the theme
  readonly dash?: string;
}

/** The styles of runs of the history: grey, so that the lanes stay in front, and told apart by dashes and numbers. */
export const overlayStyles: readonly LaneStyle[] = [
  { letter: "1", colour: "var(--series-grey)" },
  { letter: "2", colour: "var(--series-grey)", dash: "8 4" },
  { letter: "3", colour: "var(--series-grey)", dash: "2 3" },
  { letter: "4", colour: "var(--series-grey)", dash: "11 3 2 3" },
];

/** The styles of the lanes A .. D. */
export const laneStyles: readonly LaneStyle[] = [
  { letter: laneLetter(0), colour: "var(--series-blue)" },
  { letter: laneLetter(1), colour: "var(--series-orange)", dash: "8 4" },
  { letter: laneLetter(2), colour: "var(--series-green)", dash: "2 3" },
  { letter: laneLetter(3), colour: "var(--series-purple)", dash: "11 3 2 3" },
];
