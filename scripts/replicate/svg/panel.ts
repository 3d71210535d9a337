import { element, escaped, lineAt, pathThrough, textAt } from "./elements";
import type { Scale } from "./scale";
import type { Look } from "./series";

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
}

/** A rectangle with axes and the series in it. */
export interface Panel {
  readonly x: Scale;
  readonly y: Scale; // runs up: its `from` is the lower edge
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly title?: string;
  readonly series: readonly Series[];
}

const ink = "#15202e";
const softInk = "#4a5869";
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

function line({ x, y }: Panel, { name, look, points, line: drawn, steps, faint }: Series): string[] {
  if (drawn === false || points.length < 2) return [];
  const places = points.map((point): [number, number] => [x.place(point.x), y.place(point.y)]);
  const stepped = places.flatMap((place, i): [number, number][] =>
    i === 0 ? [place] : [[place[0], places[i - 1][1]], place],
  );
  const weight = faint ? { "stroke-width": 1, "stroke-opacity": 0.6 } : { "stroke-width": 2 };
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

/** Draws a panel: grid and axes, all bands, then each line with its markers in the order of the series. */
export function drawPanel(panel: Panel): string {
  const { series } = panel;
  const marks = series.flatMap((one) => [...line(panel, one), ...markers(panel, one)]);
  return element("g", {}, [...axes(panel), ...series.flatMap((one) => band(panel, one)), ...marks]);
}

/** Draws the legend of some series, one below the other. */
export function drawLegend(series: readonly Series[], left: number, top: number): string {
  return element(
    "g",
    {},
    series.flatMap(({ name, look, line: lined, markers: marked }, i) => {
      const y = top + 24 * i;
      const dash = { stroke: look.colour, "stroke-width": 2, "stroke-dasharray": look.dashes || undefined };
      return [
        ...(lined === false ? [] : [lineAt(left, y, left + 36, y, dash)]),
        ...(marked === false ? [] : [marker(look, left + 18, y)]),
        textAt(left + 46, y + 4, name, { fill: ink }),
      ];
    }),
  );
}

/** Wraps panels and legends in a whole picture on an opaque ground, legible on a light and on a dark page. */
export function drawFigure(
  { width, height, title, description }: { width: number; height: number; title: string; description: string },
  parts: readonly string[],
): string {
  const frame = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" };
  const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  return `${element("svg", { ...frame, "font-family": font, "font-size": 13 }, [
    element("title", {}, [escaped(title)]),
    element("desc", {}, [escaped(description)]),
    element("rect", { width, height, rx: 6, fill: "#ffffff" }),
    textAt(18, 28, title, { fill: ink, "font-size": 16, "font-weight": 600 }),
    ...parts,
  ])}\n`;
}
