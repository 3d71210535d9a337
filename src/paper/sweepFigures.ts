import { formatFlops, formatShare } from "../lib/format";
import type { Row } from "../record/csvText";
import { accuracyFlopsFront, type LevelFigures, type LevelSummary } from "../sweep/summary";
import { methodName } from "../sweep/verdictSentence";
import { createWords, type Words } from "../words/words";
import { type Drawing, drawFigure, type FigureHead, notesHeight } from "./figure";
import { looksOf } from "./looks";
import { drawLegend, drawPanel, type Panel, type Point, type Series } from "./panel";
import { linearScale, logScale, sparsityScale } from "./scale";

/** What there is to draw of one data set of a sweep. */
export interface SweepPaper {
  readonly name: string; // of the data set
  readonly levels: readonly LevelSummary[];
  readonly convention: "rigl" | "exact"; // of the FLOPs
  readonly notes: readonly string[];
  readonly t: Words;
}

/** A picture of a report. */
export interface Figure extends Drawing {
  readonly id: FigureId;
}

/** The four pictures of a data set. */
export type FigureId = "accuracy" | "flops" | "front" | "density";

type Finished = LevelSummary & { readonly figures: LevelFigures };

/** What is drawn, with its finished levels only. */
interface Ready extends SweepPaper {
  readonly levels: readonly Finished[];
}

const [width, height] = [860, 460];
const frame = { across: { from: 88, to: 620 }, up: { from: height - 60, to: 52 } };
const legendLeft = 640;

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const sparsityLabel = (value: number): string => plain(formatShare(value)).replace(" %", "");
const percentLabel = (value: number): string => `${Number((100 * value).toFixed(1))}`;
const flopsLabel = (value: number): string => plain(formatFlops(value)).replace("FLOPs", "").trim();

function finishedOf(levels: readonly LevelSummary[]): readonly Finished[] {
  return levels.filter((level): level is Finished => level.figures !== undefined);
}

function methodsOf(levels: readonly Finished[]) {
  return [...new Set(levels.map(({ method }) => method))];
}

function levelsOf(levels: readonly Finished[]): readonly number[] {
  return [...new Set(levels.filter(({ method }) => method !== "dense").map(({ sparsity }) => sparsity))].sort(
    (a, b) => a - b,
  );
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Makes a line a method over sparsity; the dense net, which has no level, lies across all of them. */
function overSparsity({ levels, t }: Ready, point: (figures: LevelFigures) => Omit<Point, "x">): readonly Series[] {
  const methods = methodsOf(levels);
  const looks = looksOf(methods);
  const [first, last] = ends(levelsOf(levels));
  return methods.map((method) => {
    const own = levels.filter((level) => level.method === method);
    const [name, look] = [t.of(methodName(method)), looks.get(method) as Series["look"]];
    const across = own.flatMap(({ figures }) => [first, last].map((x) => ({ x, ...point(figures) })));
    const points = own.map(({ sparsity, figures }) => ({ x: sparsity, ...point(figures) }));
    return method === "dense" ? { name, look, points: across, markers: false } : { name, look, points };
  });
}

/** Writes what a panel shows as rows: x and y as they are on its axes, with the ends of the band. */
function rowsOf(
  title: string,
  { xLabel, yLabel, title: part, series }: Panel,
  notes: readonly string[],
): readonly Row[] {
  return series.flatMap(({ name, points }) =>
    points.map((point) => ({
      ...{ figure: title, panel: part, series: name, ...point },
      ...{ xAxis: xLabel, yAxis: yLabel, notes: notes.join(" ") },
    })),
  );
}

/** Draws a figure of one panel with its legend beside it. */
function chart(id: FigureId, head: FigureHead, panel: Panel): Figure {
  const tall = height + notesHeight(head, width);
  const legend = drawLegend(panel.series, legendLeft, frame.up.to + 10);
  const svg = drawFigure({ ...head, width, height: tall }, [drawPanel(panel), legend]);
  return { id, title: head.title, width, height: tall, svg, rows: rowsOf(head.title, panel, head.notes ?? []) };
}

function accuracyFigure(paper: Ready): Figure {
  const { name, levels, notes, t } = paper;
  const series = overSparsity(paper, ({ accuracy: { count, mean, deviation } }) =>
    count > 1 ? { y: mean, low: mean - deviation, high: mean + deviation } : { y: mean },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ y, low = y, high = y }) => [low, high]));
  const title = t`Accuracy against sparsity: ${name}`;
  const description = t`Mean over seeds, band of one standard deviation; models chosen by validation.`;
  return chart(
    "accuracy",
    { title, description, notes },
    {
      x: sparsityScale(levelsOf(levels), frame.across, sparsityLabel),
      y: linearScale(...ends(values), frame.up, percentLabel),
      xLabel: t`sparsity of the maskable weights, %`,
      yLabel: t`test accuracy, %`,
      series,
    },
  );
}

/** Says how FLOPs are counted. */
function conventionNote({ convention, t }: Ready): string {
  return convention === "rigl"
    ? t`Counted in RigL's convention: backward is twice forward.`
    : t`Counted in the exact convention: the first layer needs no input gradient.`;
}

function flopsFigure(paper: Ready): Figure {
  const { name, levels, convention, notes, t } = paper;
  const series = overSparsity(paper, ({ flops }) => ({ y: flops[convention].mean }));
  const values = series.flatMap(({ points }) => points.map((point) => point.y));
  return chart(
    "flops",
    { title: t`Training FLOPs against sparsity: ${name}`, description: conventionNote(paper), notes },
    {
      x: sparsityScale(levelsOf(levels), frame.across, sparsityLabel),
      y: logScale(...ends(values), frame.up, flopsLabel),
      xLabel: t`sparsity of the maskable weights, %`,
      yLabel: t`training FLOPs, counted (log scale)`,
      series,
    },
  );
}

function frontFigure({ name, levels, convention, notes, t }: Ready): Figure {
  const methods = methodsOf(levels);
  const looks = looksOf(methods);
  const pointOf = ({ figures }: Finished): Point => ({ x: figures.flops[convention].mean, y: figures.accuracy.mean });
  const clouds = methods.map((method): Series => {
    const points = levels.filter((level) => level.method === method).map(pointOf);
    return { name: t.of(methodName(method)), look: looks.get(method) as Series["look"], points, faint: true };
  });
  const best = finishedOf(accuracyFlopsFront(levels));
  const look = { colour: "#15202e", dashes: "3 3", marker: "" };
  const front: Series = { name: t`the front`, look, points: best.map(pointOf), markers: false, steps: true };
  const points = levels.map(pointOf);
  const title = t`Accuracy against training FLOPs: ${name}`;
  const description = t`A point a method and level, mean over seeds; nothing lies above and left of the front.`;
  return chart(
    "front",
    { title, description, notes },
    {
      x: logScale(...ends(points.map(({ x }) => x)), frame.across, flopsLabel),
      y: linearScale(...ends(points.map(({ y }) => y)), frame.up, percentLabel),
      xLabel: t`training FLOPs, counted (log scale)`,
      yLabel: t`test accuracy, %`,
      series: [front, ...clouds],
    },
  );
}

const columns = 3;
const [panelWidth, panelHeight] = [205, 150];

function densityFigure({ name, levels, notes, t }: Ready): Figure {
  const methods = methodsOf(levels).filter((method) => method !== "dense");
  const layers = [...new Set(levels.flatMap(({ figures }) => Object.keys(figures.densityByLayer)))];
  const looks = [...looksOf(["rigl", "slr", "set", "static"]).values()];
  const densities = levels.flatMap(({ figures }) => Object.values(figures.densityByLayer));
  const seriesOf = (method: string): Series[] =>
    layers.map((layer, i) => ({
      name: t`layer ${layer}`,
      look: looks[i % looks.length],
      points: levels
        .filter((level) => level.method === method)
        .map(({ sparsity, figures }) => ({ x: sparsity, y: 100 * (figures.densityByLayer[layer] ?? 0) })),
    }));
  const panels = methods.map((method, i): Panel => {
    const [left, top] = [78 + (i % columns) * (panelWidth + 62), 76 + Math.floor(i / columns) * (panelHeight + 70)];
    const bottom = i + columns >= methods.length;
    return {
      x: sparsityScale(levelsOf(levels), { from: left, to: left + panelWidth }, sparsityLabel),
      y: logScale(
        100 * Math.min(...densities),
        100,
        { from: top + panelHeight, to: top },
        (value) => `${short(value)}`,
      ),
      title: t.of(methodName(method)),
      ...(bottom && { xLabel: t`sparsity, %` }),
      ...(i % columns === 0 && { yLabel: t`density, % (log)` }),
      series: seriesOf(method),
    };
  });
  const rows = Math.ceil(methods.length / columns);
  const title = t`How each layer's density was spent: ${name}`;
  const description = t`Share of each layer's weights that the final mask keeps, mean over seeds; of small dense, of the full width.`;
  const head = { title, description, notes };
  const plain = 76 + rows * (panelHeight + 70) + 10 + 24 * layers.length;
  const size = { width: 900, height: plain + notesHeight(head, 900) };
  const legend = drawLegend(seriesOf(methods[0] ?? ""), 78, plain - 24 * layers.length + 4);
  const svg = drawFigure({ ...size, ...head }, [...panels.map(drawPanel), legend]);
  return { id: "density", title, ...size, svg, rows: panels.flatMap((panel) => rowsOf(title, panel, notes)) };
}

function short(value: number): number {
  return Number(value.toPrecision(2));
}

const drawings: Readonly<Record<FigureId, (paper: Ready) => Figure>> = {
  accuracy: accuracyFigure,
  flops: flopsFigure,
  front: frontFigure,
  density: densityFigure,
};

/** Draws one figure of a data set; undefined where nothing has finished at any level. */
export function sweepFigure(id: FigureId, paper: SweepPaper): Figure | undefined {
  const levels = finishedOf(paper.levels);
  return levelsOf(levels).length === 0 ? undefined : drawings[id]({ ...paper, levels });
}

/** Draws the figures of one data set for a report in English; none where fewer than two levels have finished. */
export function figuresOf(name: string, levels: readonly LevelSummary[]): readonly Figure[] {
  if (levelsOf(finishedOf(levels)).length < 2) return [];
  const paper: SweepPaper = { name, levels, convention: "rigl", notes: [], t: createWords("en") };
  return (["accuracy", "flops", "front", "density"] as const).flatMap((id) => sweepFigure(id, paper) ?? []);
}
