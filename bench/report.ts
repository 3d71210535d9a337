import { fastest, type RowResult, type WayResult } from "../src/bench/rowResult";
import type { Spread } from "../src/bench/statistics";
import { formatShort } from "../src/lib/format";

const heads = ["work", "lab", "other", "other / lab", "other way", "lab per second"] as const;

/** Writes milliseconds with three figures. */
function milliseconds(value: number): string {
  return `${value < 100 ? Number(value.toPrecision(3)) : Math.round(value)} ms`;
}

/** Writes a ratio with three figures. */
export function figure(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function ratio({ median, min, max }: Spread): string {
  return min === max ? `${figure(median)} (one run)` : `${figure(median)} (${figure(min)}..${figure(max)})`;
}

/** Rates with a unit of their own. */
const units: Readonly<Record<string, string>> = { flops: "FLOP", bytes: "B moved" };

function rates({ perSecond, copy, dispatchesPerStep }: RowResult): string {
  return Object.entries(perSecond)
    .filter(([name]) => name !== "passes")
    .map(([name, rate]) => {
      const short = formatShort(rate).replaceAll("\u00a0", " ");
      return name in units ? `${/[a-zA-Z]$/.test(short) ? short : `${short} `}${units[name]}` : `${short} ${name}`;
    })
    .concat(copy ? [`${Math.round(100 * copy.share.median)} % of copying`] : [])
    .concat(dispatchesPerStep === undefined ? [] : [`${Number(dispatchesPerStep.toFixed(1))} dispatches a step`])
    .join(", ");
}

function lines(row: RowResult): string[][] {
  const own = [row.title, milliseconds(row.lab.stepMs.median)];
  const line = (way: WayResult, first: boolean): string[] => [
    ...(first ? own : ["", ""]),
    way.time ? milliseconds(way.time.stepMs.median) : "–",
    way.ratio ? ratio(way.ratio) : "–",
    wayName(way),
    first ? rates(row) : "",
  ];
  const measured = row.ways.filter(({ time }) => time);
  if (measured.length === 0) return [[...own, "–", "–", "none", rates(row)]];
  return measured.map((way, i) => line(way, i === 0));
}

/** Names a way with its side. */
export function wayName({ side, label }: Pick<WayResult, "side" | "label">): string {
  return side === "stock" ? `tfjs: ${label}` : label;
}

/** Returns the rows as an aligned Markdown table, one line for each other way that was measured. */
export function table(rows: readonly RowResult[]): string {
  const cells = [[...heads], ...rows.flatMap(lines)];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const write = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [write(cells[0]), rule, ...cells.slice(1).map(write)].join("\n");
}

/** Returns a line for each way that was left out, with the reason and the rows. */
export function leftOut(rows: readonly RowResult[]): string[] {
  const titles = new Map<string, string[]>();
  for (const { title, ways } of rows) {
    for (const way of ways) {
      if (!way.missing) continue;
      const reason = `${wayName(way)}: ${way.missing}`;
      titles.set(reason, [...(titles.get(reason) ?? []), title]);
    }
  }
  return [...titles].map(([reason, where]) => `Not run: ${reason} (${where.join("; ")}).`);
}

/** Returns a line for each note, with the rows that it is of. */
export function notes(rows: readonly RowResult[]): string[] {
  const all = new Set(rows.flatMap(({ note }) => (note === undefined ? [] : [note])));
  return [...all].map(
    (note) => `${note} (${rows.flatMap((row) => (row.note === note ? [row.title] : [])).join("; ")})`,
  );
}

/** Returns a sentence on the rows where TensorFlow.js's fastest way was as fast as the lab or faster, or that there is none. */
export function verdict(rows: readonly RowResult[]): string {
  const compared = rows.flatMap((row) => {
    const way = fastest(row, "stock");
    return way ? [{ title: row.title, label: way.label, ratio: way.ratio.median }] : [];
  });
  const lost = compared.filter((one) => one.ratio <= 1);
  if (compared.length === 0) return "Nothing was compared.";
  if (lost.length === 0)
    return `The lab is faster than the fastest way of stock TensorFlow.js in all ${compared.length} rows.`;
  return `Stock TensorFlow.js is as fast or faster in ${lost.length} of ${compared.length} rows: ${lost
    .map(({ title, label }) => `${title}, ${label}`)
    .join("; ")}.`;
}

/** Returns a line for each row that a peer was measured in: its time / the lab's. */
export function peerLines(rows: readonly RowResult[]): string[] {
  return rows.flatMap((row) =>
    row.ways.flatMap(({ side, label, ratio: found }) =>
      side === "torch" && found ? [`${row.title}: ${label} takes ${ratio(found)} times as long as the lab.`] : [],
    ),
  );
}
