import { methodName } from "../sweep/verdictSentence";
import { type LaneStyle, laneStyles, overlayStyles } from "./laneStyles";
import { runAt } from "./record/runAt";
import type { Run } from "./run";
import type { LabData } from "./state";

/** One run as the charts, masks and tables show it. */
export interface ShownRun {
  readonly key: string;
  readonly label: string; // the method, in the page's language
  readonly style: LaneStyle;
  readonly run: Run;
  readonly role: "lane" | "overlay";
}

/** The parts of the page's state that decide which runs are on show. */
export type ShownState = Pick<LabData, "runs" | "recording" | "shownAt" | "words">;

/** Returns the runs on show: the lanes in order, as they were at the step that a person looks back at. */
export function shownRuns({ runs, recording, shownAt, words }: ShownState): readonly ShownRun[] {
  const past = shownAt === undefined ? undefined : recording?.lanes.map((lane) => runAt(lane, shownAt));
  const shown = past ?? runs;
  return shown.map((run, lane) => ({
    key: `lane ${lane}`,
    label: words.of(methodName(run.spec.method)),
    style: laneStyles[lane],
    run,
    role: "lane",
  }));
}

/**
 * Returns the runs of the history that the charts draw behind the lanes, numbered in the order in which they were taken; one on other
 * data than the lanes says so.
 */
export function overlaidRuns({
  overlays,
  words,
  runs,
}: Pick<LabData, "overlays" | "words" | "runs">): readonly ShownRun[] {
  const here = runs[0]?.dataset?.name;
  return overlays.map(({ entry, index, name, run }, i) => {
    const other =
      run.dataset && here !== undefined && run.dataset.name !== here ? words.of(run.dataset.name) : undefined;
    const parts = [words.of(methodName(run.spec.method)), name && `“${shortened(name)}”`, other && shortened(other)];
    return {
      key: `overlay ${entry} ${index}`,
      label: parts.filter(Boolean).join(" "),
      style: overlayStyles[i],
      run,
      role: "overlay",
    };
  });
}

/** Cuts a name to what the legend of a chart has room for, on paper too. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length > 24 ? `${letters.slice(0, 23).join("")}…` : name;
}
