import { formatCount } from "../../src/lib/format";
import { type LineChart, lineFigure } from "../../src/paper/lineFigure";
import { looksOf } from "../../src/paper/looks";
import type { Point } from "../../src/paper/panel";
import { seriesSizes } from "./sizes";
import type { ScaleResult, SizeResult, StageName } from "./stages";

/** A part of a run whose cost is held against the number of edges. */
export interface Growth {
  readonly name: string;
  readonly points: readonly Point[]; // x edges, y seconds of processor time
  readonly exponent: number; // of y in proportion to x to this power, by least squares
}

const parts: Readonly<Record<string, readonly StageName[]>> = {
  "preparation: read to skip-gram and split": ["read", "sort", "count", "walk", "skip-gram", "split"],
  "one training epoch": ["train"],
  "one evaluation of all parts": ["evaluate"],
};

/** Returns the slope of log y over log x by least squares: 1 where y grows in proportion to x. */
export function slopeOf(points: readonly Point[]): number {
  const logs = points.map(({ x, y }) => [Math.log(x), Math.log(y)] as const);
  const mean = (i: 0 | 1): number => logs.reduce((sum, log) => sum + log[i], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Returns how each part's cost grows over the sizes of one ratio of nodes to edges; empty where fewer than three were measured. */
export function growthOf({ sizes }: ScaleResult): readonly Growth[] {
  const series = seriesSizes.flatMap((name): readonly SizeResult[] => (name in sizes ? [sizes[name]] : []));
  if (series.length < 3) return [];
  return Object.entries(parts).map(([name, stages]) => {
    const points = series.map((size) => ({
      x: size.edges,
      y: size.stages.reduce((sum, { stage, cpuSeconds }) => sum + (stages.includes(stage) ? cpuSeconds : 0), 0),
    }));
    return { name, points, exponent: slopeOf(points) };
  });
}

const label = (edges: number): string => (edges >= 1e6 ? `${edges / 1e6} M` : `${edges / 1e3} k`);

/** Draws what each part costs against edges, both on logarithmic axes, beside a line in proportion to the edges. */
export function growthFigure(growth: readonly Growth[], notes: readonly string[]): string {
  const looks = [...looksOf(growth.map(({ name }) => name)).values()];
  const all = growth.flatMap(({ points }) => points);
  const [low, high] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const epoch = growth[1].points;
  // Through the middle of the epochs' line, so that a bend at either end shows.
  const middle = epoch[epoch.length >> 1];
  const proportional = [low, high].map((x) => ({ x, y: (middle.y * x) / middle.x }));
  const seconds = [...all, ...proportional].map(({ y }) => y);
  const chart: LineChart = {
    title: "Cost against edges",
    description:
      "Processor time of preparation, of a training epoch and of an evaluation, against temporal edges; both axes logarithmic.",
    notes,
    x: { label: "temporal edges (log scale)", low, high, write: label, log: true },
    y: {
      label: "processor seconds (log scale)",
      low: Math.min(...seconds),
      high: Math.max(...seconds),
      write: String,
      log: true,
    },
    lines: [
      ...growth.map(({ name, points, exponent }, i) => ({
        name: `${name.split(":")[0]}: edges^${exponent.toFixed(2)}`,
        ...looks[i],
        points,
      })),
      { name: "in proportion to edges", colour: "#647286", dashes: "1 3", width: 1.5, points: proportional },
    ],
  };
  return lineFigure(chart).svg;
}

/** Says how each part grows, in a table with its fitted exponent and its microseconds an edge. */
export function growthLines(growth: readonly Growth[]): readonly string[] {
  if (growth.length === 0) return [];
  const { points } = growth[0];
  const cells = (values: readonly string[]): string => `| ${values.join(" | ")} |`;
  return [
    "### Cost against edges",
    "",
    `Graphs with 24.4 edges for each node, from ${formatCount(points[0].x)} to ${formatCount(points[points.length - 1].x)} edges; microseconds of processor time for an edge. The exponent is the slope of a straight line by least squares through the logarithms of time and edges: 1 means that twice the edges take twice the time. The lines are bent: compiling makes the smallest graph's preparation dear, tables that outgrow the caches (walks and skip-gram) the largest's.`,
    "",
    cells(["part", ...points.map(({ x }) => label(x)), "exponent"]),
    cells(["---", ...points.map(() => "--:"), "--:"]),
    ...growth.map(({ name, points: own, exponent }) =>
      cells([name, ...own.map(({ x, y }) => ((1e6 * y) / x).toPrecision(3)), `**${exponent.toFixed(2)}**`]),
    ),
    "",
    "![Cost against edges](figures/cost-against-edges.svg)",
    "",
  ];
}
