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
  for (const { plan, evaluations, style } of lanes) {
    if (!plan || plan.phases.length < 2) continue;
    for (const [i, mark] of phaseMarks(plan, evaluations, axis, convention).entries()) {
      const id = `${mark.name} ${mark.from}`;
      const known = byPlace.get(id);
      if (known) known.letters.push(style.letter);
      else byPlace.set(id, { ...mark, letters: [style.letter], first: i === 0 });
    }
  }
  return [...byPlace].map(([id, { name, from, letters, first }]) => {
    const phase = name && t.of(name);
    return {
      id,
      from,
      name: several && phase ? t`${letters.join("")}: ${phase}` : phase,
      colour: first ? "none" : name === undefined ? "var(--grid)" : "var(--line-strong)",
    };
  });
}
