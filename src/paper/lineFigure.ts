import { type Drawing, drawFigure, type FigureHead, notesHeight } from "./figure";
import { softInk } from "./ink";
import type { Point } from "./panel";
import { drawLegend, drawPanel, type Mark, type Panel, type Series, type Spot } from "./panel";
import { linearScale, logScale } from "./scale";
import { textWidth } from "./textWidth";

/** An axis of a line chart. */
export interface PaperAxis {
  readonly label: string; // with its unit
  readonly low: number;
  readonly high: number;
  readonly write: (value: number) => string;
  readonly log?: boolean; // values that are not above 0 are left out then
}

/** One line of a chart. */
export interface PaperLine {
  readonly name: string;
  readonly colour: string;
  readonly dashes?: string;
  readonly width?: number;
  readonly marker?: string; // a path around 0, 0 at each point, as of a look; none where left out
  readonly points: readonly Point[];
}

/** All that a line chart shows. */
export interface LineChart extends FigureHead {
  readonly x: PaperAxis;
  readonly y: PaperAxis;
  readonly lines: readonly PaperLine[];
  readonly level?: { readonly value: number; readonly name: string };
  readonly marks?: readonly Mark[];
  readonly spots?: readonly Spot[];
}

const [width, plotHeight] = [860, 370];
const [left, top, bottom] = [88, 52, 64];
const [lineHeight, legendSize] = [16, 13];

/** Puts the names of marks in as few rows as they need not to run into each other; the row of each. */
function nameRows(marks: readonly Mark[], place: (x: number) => number, right: number): readonly number[] {
  const ends: number[] = [];
  return marks.map(({ x, name }) => {
    if (name === undefined) return 0;
    const wide = textWidth(name, legendSize) + 10;
    const start = Math.min(place(x), right - wide);
    const free = ends.findIndex((end) => end <= start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + wide;
    return row;
  });
}

/** Draws a line chart for paper: its axes with units, its legend with dashes, and the notes below. */
export function lineFigure(chart: LineChart): Drawing {
  const { title, x, y, lines, level, marks = [], spots = [], notes = [] } = chart;
  const across: Series = {
    name: level?.name ?? "",
    look: { colour: softInk, dashes: "1 3", marker: "" },
    points: [x.low, x.high].map((end) => ({ x: end, y: level?.value ?? 0 })),
    markers: false,
  };
  const series = [
    ...lines.map(({ name, colour, dashes = "", width, marker = "", points: all }): Series => {
      const points = all.filter((point) => !((x.log && point.x <= 0) || (y.log && point.y <= 0)));
      const look = { colour, dashes, marker };
      return { name, look, points, width, ...(marker === "" && { markers: false }) };
    }),
    ...(level ? [across] : []),
  ];
  const legendWidth = Math.min(300, Math.max(120, ...series.map(({ name }) => textWidth(name, legendSize))) + 46);
  const right = width - legendWidth - 34;
  const scaleX = (x.log ? logScale : linearScale)(x.low, x.high, { from: left, to: right }, x.write);
  const rows = nameRows(marks, scaleX.place, right);
  const names = marks.some(({ name }) => name !== undefined) ? lineHeight * (Math.max(0, ...rows) + 1) : 0;
  const up = { from: top + names + plotHeight, to: top + names };
  const panel: Panel = {
    x: scaleX,
    y: (y.log ? logScale : linearScale)(y.low, y.high, up, y.write),
    xLabel: x.label,
    yLabel: y.label,
    series,
    marks: marks.map((mark, i) => ({ ...mark, row: rows[i] })),
    spots,
  };
  const height = Math.max(up.from, top + 24 * series.length) + bottom + notesHeight(chart, width);
  return {
    title,
    width,
    height,
    svg: drawFigure({ ...chart, width, height }, [drawPanel(panel), drawLegend(series, right + 22, up.to + 10)]),
    rows: lines.flatMap(({ name, points }) =>
      points.map((point) => ({
        figure: title,
        series: name,
        ...point,
        xAxis: x.label,
        yAxis: y.label,
        notes: notes.join(" "),
      })),
    ),
  };
}
