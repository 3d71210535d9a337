import { failedRun, failureOf, isOfCell } from "../../sweep/record";
import type { SweepCell, SweepRecord } from "../../sweep/types";

/** After so many failures of its engine a run is recorded as failed. */
export const mostTries = 3;

/** The runs of a sweep: which are finished, which one is at work; replaced, never mutated. */
export interface Queue {
  readonly cells: readonly SweepCell[]; // in the order in which they run
  readonly records: ReadonlyMap<string, SweepRecord>; // by cell
  readonly current?: string; // the cell that the worker has
  readonly tries: ReadonlyMap<string, number>; // failures of the engine, by cell
  readonly lost: number; // how often the engine failed in all
}

/** Creates the queue of a sweep of which some runs may be finished; records of other cells, or with other settings, are left out. */
export function createQueue(cells: readonly SweepCell[], finished: readonly SweepRecord[]): Queue {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const own = finished.filter((record) => {
    const cell = byId.get(record.cell);
    return cell !== undefined && isOfCell(record, cell);
  });
  const records = new Map(own.map((record) => [record.cell, record]));
  return { cells, records, tries: new Map(), lost: 0 };
}

/** Returns the next run whose data set is at hand; undefined where there is none. */
export function nextCell(queue: Queue, isAtHand: (dataset: string) => boolean): SweepCell | undefined {
  return queue.cells.find(({ id, dataset }) => !queue.records.has(id) && isAtHand(dataset));
}

/** Returns how many runs are still to come, the current one included. */
export function cellsLeft(queue: Queue): number {
  return queue.cells.length - queue.records.size;
}

/** Gives a cell to the worker. */
export function beginCell(queue: Queue, cell: string): Queue {
  return { ...queue, current: cell };
}

/** Takes the current cell from the worker; it will run again from its start. */
export function interruptCell(queue: Queue): Queue {
  return { ...queue, current: undefined };
}

/** Keeps the record of a cell that has ended. */
export function recordCell(queue: Queue, record: SweepRecord): Queue {
  const records = new Map(queue.records).set(record.cell, record);
  return { ...queue, records, current: queue.current === record.cell ? undefined : queue.current };
}

/** What the loss of an engine does to a queue, and the record to keep where it was the last try. */
export interface LossOutcome {
  readonly queue: Queue;
  readonly failed?: SweepRecord;
}

/** Counts a failure of the engine against the current cell: it runs again, or is recorded as failed after the third. */
export function loseCell(queue: Queue, message: string): LossOutcome {
  const { current } = queue;
  if (current === undefined) return { queue };
  const tries = (queue.tries.get(current) ?? 0) + 1;
  const counted = {
    ...queue,
    current: undefined,
    tries: new Map(queue.tries).set(current, tries),
    lost: queue.lost + 1,
  };
  if (tries < mostTries) return { queue: counted };
  const failed = failedRun({ id: current }, message);
  return { queue: recordCell(counted, failed), failed };
}

/** Forgets the runs that failed, so that they run again, and how often the engine failed before. */
export function retryFailed(queue: Queue): Queue {
  const records = new Map([...queue.records].filter(([, record]) => failureOf(record) === undefined));
  return { ...queue, records, tries: new Map() };
}
