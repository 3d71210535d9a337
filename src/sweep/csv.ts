import { csvText, flatten, type Row } from "../record/csvText";
import { shortSpec } from "../train/spec";
import { sweepCells } from "./cells";
import { failureOf, resultOf, startOf } from "./record";
import type { SweepCell, SweepFile, SweepRecord } from "./types";

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

/** Writes every run of a sweep as a line of CSV, also those that failed or have not run. */
export function sweepCsv(file: SweepFile): string {
  const byCell = new Map(file.records.map((record) => [record.cell, record]));
  return csvText(sweepCells(file.spec).map((cell) => rowOf(cell, byCell.get(cell.id), file.spec)));
}
