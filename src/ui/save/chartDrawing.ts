import type { Drawing } from "../../paper/figure";
import { lineFigure } from "../../paper/lineFigure";
import { useLab } from "../../store/lab";
import { runNotes } from "../../store/runNotes";
import { chartRows } from "../../store/series";
import { overlaidRuns, shownRuns } from "../../store/shownRuns";
import { axisTitle, axisValue } from "../charts/axes";
import type { LineFigureProps } from "../charts/LineFigure";
import { laneMarks } from "../charts/phaseMarks";
import { printColour } from "./printColours";

/** Draws a chart of the Run view for paper, with every evaluation: the page thins them. */
export function chartDrawing({
  title,
  paperTitle = title,
  unit,
  view,
  lines,
  level,
  spots = [],
  domain,
  logarithmic,
  tick,
  marked,
}: LineFigureProps): Drawing {
  const state = useLab.getState();
  const t = state.words;
  const { lanes, axis, convention } = view;
  const rows = lanes.map(({ evaluations }) => chartRows(evaluations, axis, convention, Number.POSITIVE_INFINITY));
  const ends = rows.map((one) => one.at(-1)?.x ?? 0);
  const planned = axis === "epoch" ? lanes.map(({ plan }) => plan?.epochs ?? 0) : [];
  const horizontal = axisTitle(axis, convention, lanes[0]?.backend, t);
  const marks = marked ? laneMarks(view, t).filter(({ name }) => name !== undefined) : [];
  return lineFigure({
    title: paperTitle,
    description: t`${paperTitle} by ${horizontal}`,
    notes: runNotes(shownRuns(state), state.recording, t, overlaidRuns(state)),
    x: { label: horizontal, low: 0, high: Math.max(1e-9, ...planned, ...ends), write: (x) => axisValue(axis, x) },
    y: { label: `${title}, ${unit}`, low: domain[0], high: domain[1], write: tick, log: logarithmic },
    lines: lines.map(({ key, lane, label, letter, colour, dash, width }) => ({
      name: letter ? `${letter} ${label}` : label,
      colour: printColour(colour),
      dashes: dash,
      width,
      points: (rows[lane] ?? []).flatMap(({ x, [key]: y }) => (y === undefined ? [] : [{ x, y }])),
    })),
    level: level && { value: level.value, name: level.label },
    marks: marks.length > 1 ? marks.map(({ from, name }) => ({ x: from, name })) : [],
    spots: spots.map(({ x, y, label, letter, colour }) => ({
      ...{ x, y, name: label ?? letter ?? "", colour: printColour(colour) },
    })),
  });
}
