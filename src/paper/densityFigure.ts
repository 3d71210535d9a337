import { formatCount } from "../lib/format";
import type { Words } from "../words/words";
import { type Drawing, drawFigure, notesHeight } from "./figure";
import { looksOf } from "./looks";
import { drawLegend, drawPanel, type Panel, type Point, type Series } from "./panel";
import { logScale } from "./scale";

/** One width over its densities, as parts of the step of the dense net. */
export interface DensityPart {
  readonly width: number;
  readonly points: readonly { readonly density: number; readonly counted: number; readonly sparse?: number }[];
}

const columns = 4;
const [panelWidth, panelHeight] = [168, 168];
const [left, top, between, below] = [76, 84, 56, 72];

/** Writes a density in percent; one that begins with 5 has no room beside the next. */
const percentLabel = (density: number): string => (short(100 * density).includes("5") ? "" : short(100 * density));

const short = (value: number): string => String(Number(value.toPrecision(2)));

/**
 * Draws counted FLOPs against measured time, a panel a width: both as parts of what the dense net counts and takes, so that
 * they may share an axis.
 */
export function densityFigure(parts: readonly DensityPart[], notes: readonly string[], t: Words): Drawing | undefined {
  const shown = parts.filter(({ points }) => points.some(({ sparse }) => sparse !== undefined));
  if (shown.length === 0) return undefined;
  const all = shown.flatMap(({ points }) => points);
  const values = [1, ...all.flatMap(({ counted, sparse = counted }) => [counted, sparse])];
  const shares = all.map(({ density }) => density);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ends: [number, number] = [Math.min(...shares), Math.max(...shares)];
  const [measured, counted] = [...looksOf(["rigl", "small-dense"]).values()];
  const seriesOf = ({ points }: DensityPart): readonly Series[] => {
    const ascending = points.toSorted((a, b) => a.density - b.density);
    const known = ascending.flatMap(({ density, sparse }): Point[] =>
      sparse === undefined ? [] : [{ x: density, y: sparse }],
    );
    const across = ends.map((x) => ({ x, y: 1 }));
    const dense = { colour: "#c2500a", dashes: "8 4", marker: "" };
    return [
      { name: t`Connections alone, measured`, look: measured, points: known },
      { name: t`Whole matrices under a mask, measured`, look: dense, points: across, markers: false },
      {
        name: t`FLOPs, counted`,
        look: counted,
        points: ascending.map((point) => ({ x: point.density, y: point.counted })),
        markers: false,
      },
    ];
  };
  const lines = Math.ceil(shown.length / columns);
  const panels = shown.map((part, i): Panel => {
    const [x, y] = [
      left + (i % columns) * (panelWidth + between),
      top + Math.floor(i / columns) * (panelHeight + below),
    ];
    return {
      x: logScale(...ends, { from: x, to: x + panelWidth }, percentLabel),
      y: logScale(low, high, { from: y + panelHeight, to: y }, short),
      title: t`width ${formatCount(part.width)}`,
      ...(i + columns >= shown.length && { xLabel: t`density, % (log)` }),
      ...(i % columns === 0 && { yLabel: t`part of the dense step (log)` }),
      series: seriesOf(part),
    };
  });
  const width = left + Math.min(columns, shown.length) * (panelWidth + between);
  const size = { width: Math.max(width, 520), height: 0 };
  const title = t`Counted against measured`;
  const description = t`A training step over densities, a panel a width: measured time on the connections alone and counted FLOPs, each as a part of the dense step's.`;
  const plain = top + lines * (panelHeight + below) + 80;
  const head = { title, description, notes };
  size.height = plain + notesHeight(head, size.width);
  const legend = drawLegend(seriesOf(shown[0]), left, plain - 66);
  return {
    title,
    ...size,
    svg: drawFigure({ ...size, ...head }, [...panels.map(drawPanel), legend]),
    rows: panels.flatMap(({ title: part, series }) =>
      series.flatMap(({ name, points }) =>
        points.map((point) => ({ figure: title, panel: part, series: name, ...point, notes: notes.join(" ") })),
      ),
    ),
  };
}
