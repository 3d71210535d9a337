import { version } from "../lib/version";
import { canonical } from "../record/same";
import type { RunEvent, RunResult } from "../train/protocol";
import type { SweepCell, SweepRecord } from "./types";

/**
 * Keeps what a sweep needs of a run that came to its end: no progress, of the mask pictures the last.
 *
 * Returns undefined where the events do not end with `finished` or `failed`: such a run is to be done again.
 */
export function compactRun(cell: Pick<SweepCell, "id">, events: readonly RunEvent[]): SweepRecord | undefined {
  const last = events[events.length - 1];
  if (last?.type !== "finished" && last?.type !== "failed") return undefined;
  const lastMasks = events.findLastIndex(({ type }) => type === "masksUpdated");
  const kept = events.filter(({ type }, i) => type !== "progress" && (type !== "masksUpdated" || i === lastMasks));
  return { cell: cell.id, version, events: kept };
}

/** Returns the record of a run that could not be done, for a reason that a person should read. */
export function failedRun(cell: Pick<SweepCell, "id">, message: string): SweepRecord {
  return { cell: cell.id, version, events: [{ type: "failed", message }] };
}

/** Returns the final figures of a record, or undefined where its run failed. */
export function resultOf({ events }: SweepRecord): RunResult | undefined {
  const last = events[events.length - 1];
  return last.type === "finished" ? last.result : undefined;
}

/** Returns why the run of a record failed, or undefined where it did not. */
export function failureOf({ events }: SweepRecord): string | undefined {
  const last = events[events.length - 1];
  return last.type === "failed" ? last.message : undefined;
}

/** Returns the event that a record's run began with, if it came so far. */
export function startOf({ events }: SweepRecord): Extract<RunEvent, { type: "started" }> | undefined {
  return events.find((event) => event.type === "started");
}

/** Tells whether a record is of a cell as it would run now, not under an older version's defaults; a run that never began is. */
export function isOfCell(record: SweepRecord, { id, spec }: Pick<SweepCell, "id" | "spec">): boolean {
  const ran = startOf(record)?.spec;
  return record.cell === id && (ran === undefined || canonical(ran) === canonical(spec));
}

/** Returns the cells that have no result yet: not run, failed, or run with other settings than they would be now. */
export function cellsLeft(cells: readonly SweepCell[], records: readonly SweepRecord[]): readonly SweepCell[] {
  const finished = new Map(records.filter(resultOf).map((record) => [record.cell, record]));
  return cells.filter((cell) => {
    const record = finished.get(cell.id);
    return !record || !isOfCell(record, cell);
  });
}

/** Puts a record among others, in place of an older one of its cell. */
export function withRecord(records: readonly SweepRecord[], record: SweepRecord): readonly SweepRecord[] {
  return [...records.filter(({ cell }) => cell !== record.cell), record];
}
