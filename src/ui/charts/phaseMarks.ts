import { type PhaseMark, phaseMarks } from "../../store/series";
import type { Words } from "../../words/words";
import type { ChartView } from "./useRows";

/** Where a phase of a lane starts on a chart. */
export interface LaneMark extends PhaseMark {
  readonly id: string;
  readonly colour: string; // of the line down the chart
}

/**
 * Returns where the phases of the lanes start. Of several lanes only those with more than one phase have marks, by their letters;
 * lanes that start a phase of one name together share the mark.
 */
export function laneMarks({ lanes, axis, convention }: ChartView, t: Words): readonly LaneMark[] {
  const several = lanes.length > 1;
  const byPlace = new Map<string, PhaseMark & { letters: string[]; first: boolean }>();
  for (const { plan, evaluations, style, role } of lanes) {
    if (!plan || role === "overlay" || plan.phases.length < 2) continue;
    for (const [i, mark] of phaseMarks(plan, evaluations, axis, convention).entries()) {
      const id = `${mark.name} ${mark.from}`;
      const known = byPlace.get(id);
      if (known) known.letters.push(style.letter);
      else byPlace.set(id, { ...mark, letters: [style.letter], first: i === 0 });
    }
  }
  const marks = [...byPlace].sort(([, a], [, b]) => a.from - b.from);
  return marks.map(([id, { name, from, letters, first }], i) => {
    const phase = name && t.of(name);
    const lettering = letters.join("");
    // Marks in a row of the same lanes need no more than one letter.
    const told = i > 0 && marks[i - 1][1].letters.join("") === lettering;
    return {
      id,
      from,
      name: several && phase && !told ? t`${lettering}: ${phase}` : phase,
      colour: first ? "none" : name === undefined ? "var(--grid)" : "var(--line-strong)",
    };
  });
}

/** About the width of a letter of a phase's name, in CSS pixels. */
const letterWidth = 6.8;

/** About how wide a name is; Chinese characters are as wide as two letters. */
function widthOf(name: string): number {
  return letterWidth * [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
}

/** Leaves out the names that have no room before the next one; `left` and `right` are the ends of the axis in CSS pixels. */
export function withRoom(marks: readonly LaneMark[], end: number, left: number, right: number): readonly LaneMark[] {
  const place = (from: number): number => left + (from / end) * (right - left);
  return marks.map((mark, i) => {
    const next = marks.slice(i + 1).find(({ name }) => name !== undefined);
    const room = (next ? place(next.from) : right + 14) - place(mark.from);
    return mark.name && widthOf(mark.name) > room ? { ...mark, name: undefined } : mark;
  });
}
