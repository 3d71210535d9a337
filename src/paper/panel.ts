import { element, escaped, lineAt, pathThrough, textAt } from "./elements";
import { ink, softInk } from "./ink";
import type { Look } from "./looks";
import type { Scale } from "./scale";
import { textWidth } from "./textWidth";

/** A point of a series; low and high are the ends of its band. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

/** A line or a cloud of points in a panel. */
export interface Series {
  readonly name: string;
  readonly look: Look;
  readonly points: readonly Point[]; // in order of x
  readonly line?: false; // markers only
  readonly markers?: false; // line only
  readonly steps?: true; // the line goes sideways, then up
  readonly faint?: true; // the line only shows which points belong together
  readonly width?: number; // of the line, in pixels
}

/** A rectangle with axes and the series in it. */
export interface Panel {
  readonly x: Scale;
  readonly y: Scale; // runs up: its `from` is the lower edge
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly title?: string;
  readonly series: readonly Series[];
  readonly marks?: readonly Mark[];
  readonly spots?: readonly Spot[];
}

/** A place on the horizontal axis, such as the beginning of a phase. */
export interface Mark {
  readonly x: number;
  readonly name?: string; // written above the plot
  readonly row?: number; // of names above each other, 0 the lowest
}

/** A point with a ring and a word. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly colour: string;
}

const grid = "#dde3ea";

function axes({ x, y, xLabel, yLabel, title }: Panel): string[] {
  const middle = (x.from + x.to) / 2;
  const side = x.from - 60;
  return [
    ...y.ticks.map(({ value }) => lineAt(x.from, y.place(value), x.to, y.place(value), { stroke: grid })),
    ...y.ticks.map(({ value, label }) =>
      textAt(x.from - 8, y.place(value) + 4, label, { "text-anchor": "end", fill: softInk }),
    ),
    ...x.ticks.map(({ value }) => lineAt(x.place(value), y.from, x.place(value), y.from + 5, { stroke: softInk })),
    ...x.ticks
      .filter(({ label }) => label !== "")
      .map(({ value, label }) =>
        textAt(x.place(value), y.from + 19, label, { "text-anchor": "middle", fill: softInk }),
      ),
    lineAt(x.from, y.from, x.to, y.from, { stroke: softInk }),
    lineAt(x.from, y.from, x.from, y.to, { stroke: softInk }),
    ...(xLabel ? [textAt(middle, y.from + 40, xLabel, { "text-anchor": "middle", fill: ink })] : []),
    ...(yLabel
      ? [
          element("g", { transform: `translate(${side} ${(y.from + y.to) / 2}) rotate(-90)` }, [
            textAt(0, 0, yLabel, { "text-anchor": "middle", fill: ink }),
          ]),
        ]
      : []),
    ...(title ? [textAt(middle, y.to - 8, title, { "text-anchor": "middle", fill: ink, "font-weight": 600 })] : []),
  ];
}

function band({ x, y }: Panel, { look, points }: Series): string[] {
  const banded = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  if (banded.length < 2) return [];
  const edge = (pick: (point: Point) => number | undefined): [number, number][] =>
    banded.map((point) => [x.place(point.x), y.place(pick(point) ?? point.y)]);
  const [upper, lower] = [edge(({ high }) => high), edge(({ low }) => low)];
  const rim = {
    stroke: look.colour,
    "stroke-opacity": 0.35,
    "stroke-dasharray": look.dashes || undefined,
    fill: "none",
  };
  return [
    element("path", {
      d: `${pathThrough([...upper, ...lower.toReversed()])}Z`,
      fill: look.colour,
      "fill-opacity": 0.07,
    }),
    ...[upper, lower].map((places) => element("path", { d: pathThrough(places), ...rim })),
  ];
}

function line({ x, y }: Panel, { name, look, points, line: drawn, steps, faint, width = 2 }: Series): string[] {
  if (drawn === false || points.length < 2) return [];
  const places = points.map((point): [number, number] => [x.place(point.x), y.place(point.y)]);
  const stepped = places.flatMap((place, i): [number, number][] =>
    i === 0 ? [place] : [[place[0], places[i - 1][1]], place],
  );
  const weight = faint ? { "stroke-width": 1, "stroke-opacity": 0.6 } : { "stroke-width": width };
  const stroke = { stroke: look.colour, ...weight, "stroke-dasharray": look.dashes || undefined, fill: "none" };
  return [
    element("path", { d: pathThrough(steps ? stepped : places), ...stroke }, [element("title", {}, [escaped(name)])]),
  ];
}

function markers({ x, y }: Panel, { look, points, markers: drawn }: Series): string[] {
  if (drawn === false) return [];
  return points.map((point) => marker(look, x.place(point.x), y.place(point.y)));
}

function marker({ marker: d, colour }: Look, left: number, top: number): string {
  const paint = d.includes("z")
    ? { fill: colour, stroke: "#ffffff", "stroke-width": 1 }
    : { fill: "none", stroke: colour, "stroke-width": 2 };
  return element("path", { d, transform: `translate(${left.toFixed(2)} ${top.toFixed(2)})`, ...paint });
}

function markLines({ x, y, marks = [] }: Panel): string[] {
  return marks.flatMap(({ x: at, name, row = 0 }) => {
    const left = x.place(at);
    // A name that would leave the plot at its right edge ends there.
    const start = name === undefined ? left : Math.min(left, x.to - textWidth(name, 13));
    return [
      ...(left > x.from ? [lineAt(left, y.from, left, y.to, { stroke: softInk, "stroke-dasharray": "4 3" })] : []),
      ...(name === undefined ? [] : [textAt(start, y.to - 8 - 16 * row, name, { fill: softInk })]),
    ];
  });
}

function spotRings({ x, y, spots = [] }: Panel): string[] {
  return spots.flatMap(({ x: at, y: value, name, colour }) => {
    const [left, top] = [x.place(at), y.place(value)];
    const wide = textWidth(name, 13);
    const start = Math.min(Math.max(left - wide / 2, x.from + 4), x.to - wide - 4);
    const below = top + 22 > y.from - 4 ? top - 12 : top + 22;
    const halo = { stroke: "#ffffff", "stroke-width": 4, "paint-order": "stroke", "font-weight": 600, fill: ink };
    return [
      element("circle", { cx: left, cy: top, r: 5.5, fill: "#ffffff", stroke: colour, "stroke-width": 2.5 }),
      textAt(start, below, name, halo),
    ];
  });
}

/** Draws a panel: grid and axes, all bands, then each line with its markers in the order of the series. */
export function drawPanel(panel: Panel): string {
  const { series } = panel;
  const marks = series.flatMap((one) => [...line(panel, one), ...markers(panel, one)]);
  const bands = series.flatMap((one) => band(panel, one));
  return element("g", {}, [...axes(panel), ...markLines(panel), ...bands, ...marks, ...spotRings(panel)]);
}

/** Draws the legend of some series, one below the other. */
export function drawLegend(series: readonly Series[], left: number, top: number): string {
  return element(
    "g",
    {},
    series.flatMap(({ name, look, line: lined, markers: marked, width = 2 }, i) => {
      const y = top + 24 * i;
      const dash = { stroke: look.colour, "stroke-width": width, "stroke-dasharray": look.dashes || undefined };
      return [
        ...(lined === false ? [] : [lineAt(left, y, left + 36, y, dash)]),
        ...(marked === false ? [] : [marker(look, left + 18, y)]),
        textAt(left + 46, y + 4, name, { fill: ink }),
      ];
    }),
  );
}
