import { InputError } from "../lib/inputError";
import { canonical } from "../record/same";
import type { RunResult } from "../train/protocol";
import { sweepCells } from "./cells";
import { cellsLeft, resultOf, startOf } from "./record";
import type { SweepCell, SweepFile, SweepRecord, SweepSpec } from "./types";

/** A sweep put together from parts, and what it still lacks. */
export interface Merged {
  readonly file: SweepFile;
  readonly left: readonly SweepCell[]; // not run in any part, or failed
}

/** What of a result is the same whenever and wherever the run is done again on the same backend. */
function figures({ trainMs: _train, wallMs: _wall, ...rest }: RunResult): string {
  return canonical(rest);
}

/** Names the first part in which two sweeps differ; undefined where they are the same. */
export function sweepDifference(a: SweepSpec, b: SweepSpec): keyof SweepSpec | undefined {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof SweepSpec)[];
  return keys.find((key) => canonical(a[key]) !== canonical(b[key]));
}

/**
 * Chooses between two records of one cell: a result before a failure, else the first.
 *
 * @throws InputError where both have results and these differ.
 */
function chooseRecord(a: SweepRecord, b: SweepRecord, names: string): SweepRecord {
  const [first, second] = [resultOf(a), resultOf(b)];
  if (first && second && figures(first) !== figures(second)) {
    throw new InputError(
      `${names} have different results for the run ${a.cell}: test accuracy ${first.testAccuracy} and ${second.testAccuracy}. They were made on different data, backends or versions; merge only files of one kind.`,
    );
  }
  return first || !second ? a : b;
}

/** Refuses records that call different data by one name, such as two files of the same name on two machines. */
function checkData(records: readonly SweepRecord[]): void {
  const known = new Map<string, string>();
  for (const record of records) {
    const start = startOf(record);
    if (!start) continue;
    const id = start.spec.dataset;
    const { name: _name, note: _note, ...counts } = start.dataset;
    const text = canonical(counts);
    if ((known.get(id) ?? text) !== text) {
      throw new InputError(
        `The files disagree on what the data set ${id} is (${start.dataset.nodes} nodes and ${start.dataset.edges} edges in the run ${record.cell}); run all parts on the same data.`,
      );
    }
    known.set(id, text);
  }
}

/**
 * Puts the parts of a sweep together, records in run order.
 *
 * @param names what to call the files in messages, in their order.
 * @throws InputError where the parts are of different sweeps, disagree on a run or on a data set, or hold a run of no cell.
 */
export function mergeSweeps(files: readonly SweepFile[], names: readonly string[] = []): Merged {
  if (files.length === 0) throw new InputError("There is nothing to merge; name the files of the shards.");
  const nameOf = (i: number): string => names[i] ?? `file ${i + 1}`;
  const [{ spec }] = files;
  const chosen = new Map<string, { readonly record: SweepRecord; readonly from: number }>();
  files.forEach((file, i) => {
    const difference = sweepDifference(spec, file.spec);
    if (difference) {
      throw new InputError(
        `${nameOf(0)} and ${nameOf(i)} are of different sweeps: they differ in their ${difference}. Merge only shards of one sweep.`,
      );
    }
    for (const record of file.records) {
      const before = chosen.get(record.cell);
      const kept = before ? chooseRecord(before.record, record, `${nameOf(before.from)} and ${nameOf(i)}`) : record;
      chosen.set(record.cell, before && kept === before.record ? before : { record: kept, from: i });
    }
  });
  const cells = sweepCells(spec);
  const records = cells.flatMap(({ id }) => chosen.get(id)?.record ?? []);
  if (records.length < chosen.size) {
    const known = new Set(cells.map(({ id }) => id));
    const stray = [...chosen.entries()].find(([id]) => !known.has(id));
    throw new InputError(
      `${nameOf(stray?.[1].from ?? 0)} has a run of the cell ${stray?.[0]}, which is not in its sweep.`,
    );
  }
  checkData(records);
  return { file: { format: "sparse-gnn-lab sweep", spec, records }, left: cellsLeft(cells, records) };
}
