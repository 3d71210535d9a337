import { formatFlops, formatShare } from "../../src/lib/format";
import { accuracyFlopsFront, type LevelFigures, type LevelSummary } from "../../src/sweep/summary";
import { methodName } from "../../src/sweep/verdictSentence";
import { drawFigure, drawLegend, drawPanel, type Panel, type Point, type Series } from "./svg/panel";
import { linearScale, logScale, type Scale, sparsityScale } from "./svg/scale";
import { looksOf } from "./svg/series";

/** A picture of a report. */
export interface Figure {
  readonly id: "accuracy" | "flops" | "front" | "density";
  readonly title: string;
  readonly svg: string;
}

type Finished = LevelSummary & { readonly figures: LevelFigures };

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
function overSparsity(
  levels: readonly Finished[],
  point: (figures: LevelFigures) => Omit<Point, "x">,
): readonly Series[] {
  const methods = methodsOf(levels);
  const looks = looksOf(methods);
  const [first, last] = ends(levelsOf(levels));
  return methods.map((method) => {
    const own = levels.filter((level) => level.method === method);
    const look = looks.get(method) as Series["look"];
    const across = own.flatMap(({ figures }) => [first, last].map((x) => ({ x, ...point(figures) })));
    const points = own.map(({ sparsity, figures }) => ({ x: sparsity, ...point(figures) }));
    return method === "dense"
      ? { name: methodName(method), look, points: across, markers: false }
      : { name: methodName(method), look, points };
  });
}

/** Draws a figure of one panel with its legend beside it. */
function chart(title: string, description: string, panel: Panel): string {
  return drawFigure({ width, height, title, description }, [
    drawPanel(panel),
    drawLegend(panel.series, legendLeft, frame.up.to + 10),
  ]);
}

function accuracyFigure(name: string, levels: readonly Finished[], sparsity: Scale): Figure {
  const series = overSparsity(levels, ({ accuracy: { count, mean, deviation } }) =>
    count > 1 ? { y: mean, low: mean - deviation, high: mean + deviation } : { y: mean },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ y, low = y, high = y }) => [low, high]));
  const title = `Accuracy against sparsity: ${name}`;
  const y = linearScale(...ends(values), frame.up, percentLabel);
  const labels = { xLabel: "sparsity of the maskable weights, %", yLabel: "test accuracy, %" };
  const description = "Mean over seeds, band of one standard deviation; models chosen by validation.";
  return { id: "accuracy", title, svg: chart(title, description, { x: sparsity, y, ...labels, series }) };
}

function flopsFigure(name: string, levels: readonly Finished[], sparsity: Scale): Figure {
  const series = overSparsity(levels, ({ flops }) => ({ y: flops.rigl.mean }));
  const title = `Training FLOPs against sparsity: ${name}`;
  const y = logScale(...ends(series.flatMap(({ points }) => points.map((point) => point.y))), frame.up, flopsLabel);
  const labels = { xLabel: "sparsity of the maskable weights, %", yLabel: "training FLOPs, counted (log scale)" };
  const description = "Counted in RigL's convention: backward is twice forward.";
  return { id: "flops", title, svg: chart(title, description, { x: sparsity, y, ...labels, series }) };
}

function frontFigure(name: string, levels: readonly Finished[]): Figure {
  const methods = methodsOf(levels);
  const looks = looksOf(methods);
  const pointOf = ({ figures }: Finished): Point => ({ x: figures.flops.rigl.mean, y: figures.accuracy.mean });
  const clouds = methods.map((method): Series => {
    const points = levels.filter((level) => level.method === method).map(pointOf);
    return { name: methodName(method), look: looks.get(method) as Series["look"], points, faint: true };
  });
  const best = finishedOf(accuracyFlopsFront(levels));
  const look = { colour: "#15202e", dashes: "3 3", marker: "" };
  const front: Series = { name: "the front", look, points: best.map(pointOf), markers: false, steps: true };
  const points = levels.map(pointOf);
  const title = `Accuracy against training FLOPs: ${name}`;
  const panel: Panel = {
    x: logScale(...ends(points.map(({ x }) => x)), frame.across, flopsLabel),
    y: linearScale(...ends(points.map(({ y }) => y)), frame.up, percentLabel),
    xLabel: "training FLOPs, counted (log scale)",
    yLabel: "test accuracy, %",
    series: [front, ...clouds],
  };
  const description = "A point a method and level, mean over seeds; nothing lies above and left of the front.";
  return { id: "front", title, svg: chart(title, description, panel) };
}

const columns = 3;
const [panelWidth, panelHeight] = [205, 150];

function densityFigure(name: string, levels: readonly Finished[]): Figure {
  const methods = methodsOf(levels).filter((method) => method !== "dense");
  const layers = [...new Set(levels.flatMap(({ figures }) => Object.keys(figures.densityByLayer)))];
  const looks = [...looksOf(["rigl", "slr", "set", "static"]).values()];
  const densities = levels.flatMap(({ figures }) => Object.values(figures.densityByLayer));
  const seriesOf = (method: string): Series[] =>
    layers.map((layer, i) => ({
      name: `layer ${layer}`,
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
      title: methodName(method),
      ...(bottom && { xLabel: "sparsity, %" }),
      ...(i % columns === 0 && { yLabel: "density, % (log)" }),
      series: seriesOf(method),
    };
  });
  const rows = Math.ceil(methods.length / columns);
  const size = { width: 900, height: 76 + rows * (panelHeight + 70) + 10 + 24 * layers.length };
  const title = `How each layer's density was spent: ${name}`;
  const description =
    "Share of each layer's weights that the final mask keeps, mean over seeds; of small dense, of the full width.";
  const legend = drawLegend(seriesOf(methods[0] ?? ""), 78, size.height - 24 * layers.length + 4);
  return { id: "density", title, svg: drawFigure({ ...size, title, description }, [...panels.map(drawPanel), legend]) };
}

function short(value: number): number {
  return Number(value.toPrecision(2));
}

/** Draws the figures of one data set; none where nothing has finished at any level. */
export function figuresOf(name: string, summaries: readonly LevelSummary[]): readonly Figure[] {
  const levels = finishedOf(summaries);
  if (levelsOf(levels).length < 2) return [];
  const sparsity = sparsityScale(levelsOf(levels), frame.across, sparsityLabel);
  return [
    accuracyFigure(name, levels, sparsity),
    flopsFigure(name, levels, sparsity),
    frontFigure(name, levels),
    densityFigure(name, levels),
  ];
}
