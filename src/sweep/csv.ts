import { shortSpec } from "../train/spec";
import { sweepCells } from "./cells";
import { failureOf, resultOf, startOf } from "./record";
import type { SweepCell, SweepFile, SweepRecord } from "./types";

type Row = Readonly<Record<string, string | number | undefined>>;

/** Names every number of a result as it stands in the JSON, those inside an object with a dot: `trainingFlops.rigl`. */
function flatten(value: object, prefix = ""): Record<string, string | number | undefined> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === "object" && one !== null
        ? Object.entries(flatten(one, `${prefix}${key}.`))
        : [[`${prefix}${key}`, one]],
    ),
  );
}

function rowOf(cell: SweepCell, record: SweepRecord | undefined, { comparison, quirks }: SweepFile["spec"]): Row {
  const start = record && startOf(record);
  const result = record && resultOf(record);
  const { dataset: _dataset, task, model, method: _method, ...set } = shortSpec(cell.spec);
  const { sparsity: _sparsity, seed: _seed, ...settings } = set;
  return {
    dataset: cell.dataset,
    name: start?.dataset.name,
    kind: start?.dataset.kind,
    task,
    model,
    method: cell.method,
    sparsity: cell.sparsity,
    seed: cell.seed,
    status: record ? (result ? "finished" : "failed") : "not run",
    message: record && failureOf(record),
    comparison,
    quirks: quirks.join(" "),
    settings: JSON.stringify(settings),
    version: record?.version,
    backend: start?.backend.id,
    device: start?.backend.device,
    ...(result ? flatten(result) : {}),
  };
}

/** Writes one field by RFC 4180: in quotes where it must be. */
function field(value: string | number | undefined): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows as CSV by RFC 4180: a header, then a line a row, lines ended by CR and LF. */
export function csvText(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** Writes every run of a sweep as a line of CSV, also those that failed or have not run. */
export function sweepCsv(file: SweepFile): string {
  const byCell = new Map(file.records.map((record) => [record.cell, record]));
  return csvText(sweepCells(file.spec).map((cell) => rowOf(cell, byCell.get(cell.id), file.spec)));
}
