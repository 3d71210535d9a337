import { formatShort } from "../src/lib/format";
import type { RowResult, StockResult } from "./result";
import type { Spread } from "./statistics";

const heads = ["work", "lab", "stock tfjs", "stock / lab", "stock way", "lab per second"] as const;

/** Writes milliseconds with three figures. */
function milliseconds(value: number): string {
  return `${value < 100 ? Number(value.toPrecision(3)) : Math.round(value)} ms`;
}

function figure(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function ratio({ median, min, max }: Spread): string {
  return min === max ? `${figure(median)} (one run)` : `${figure(median)} (${figure(min)}..${figure(max)})`;
}

function rates({ perSecond }: RowResult): string {
  return Object.entries(perSecond)
    .filter(([name]) => name !== "passes" && name !== "bytes")
    .map(([name, rate]) => `${formatShort(rate)} ${name}`)
    .concat("bytes" in perSecond ? [`${formatShort(perSecond.bytes)}B moved`] : [])
    .join(", ")
    .replaceAll("\u00a0", " ");
}

function lines(row: RowResult): string[][] {
  const own = [row.title, milliseconds(row.ours.stepMs.median)];
  const line = (stock: StockResult, first: boolean): string[] => [
    ...(first ? own : ["", ""]),
    stock.time ? milliseconds(stock.time.stepMs.median) : "–",
    stock.ratio ? ratio(stock.ratio) : "–",
    stock.label,
    first ? rates(row) : "",
  ];
  const measured = row.stock.filter(({ time }) => time);
  if (measured.length === 0) return [[...own, "–", "–", "none", rates(row)]];
  return measured.map((stock, i) => line(stock, i === 0));
}

/** Returns the rows as an aligned Markdown table, one line for each stock way that was measured. */
export function table(rows: readonly RowResult[]): string {
  const cells = [[...heads], ...rows.flatMap(lines)];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const write = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [write(cells[0]), rule, ...cells.slice(1).map(write)].join("\n");
}

/** Returns a line for each stock way that was left out, with the reason and the rows. */
export function leftOut(rows: readonly RowResult[]): string[] {
  const titles = new Map<string, string[]>();
  for (const { title, stock } of rows) {
    for (const { label, missing } of stock) {
      if (!missing) continue;
      const reason = `${label}: ${missing}`;
      titles.set(reason, [...(titles.get(reason) ?? []), title]);
    }
  }
  return [...titles].map(([reason, where]) => `Not run: ${reason} (${where.join("; ")}).`);
}

/** Returns a sentence on the rows where a stock way was as fast as the lab or faster, or that there is none. */
export function verdict(rows: readonly RowResult[]): string {
  const compared = rows.flatMap(({ title, stock }) =>
    stock.flatMap(({ label, ratio: found }) => (found ? [{ title, label, ratio: found.median }] : [])),
  );
  const lost = compared.filter((one) => one.ratio <= 1);
  if (compared.length === 0) return "Nothing was compared.";
  if (lost.length === 0) return `The lab is faster in all ${compared.length} comparisons with stock TensorFlow.js.`;
  return `Stock TensorFlow.js is as fast or faster in ${lost.length} of ${compared.length} comparisons: ${lost
    .map(({ title, label }) => `${title}, ${label}`)
    .join("; ")}.`;
}
