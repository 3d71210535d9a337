import type { Dataset } from "../data/dataset";
import { InputError } from "../lib/inputError";
import type { BackendInfo } from "../ops/backendInfo";
import { estimateSeconds, type Timing } from "../sweep/estimate";
import { compactRun, failedRun } from "../sweep/record";
import type { SweepCell, SweepRecord } from "../sweep/types";
import type { RunEvent } from "../train/protocol";
import { runSpec } from "../train/session";
import type { WorkCache } from "../train/workCache";

/** What the runs of a sweep are made from. */
export interface RunSweepInput {
  readonly cells: readonly SweepCell[]; // those to run, in order
  readonly loadData: (id: string) => Promise<Dataset>;
  readonly backend: BackendInfo;
  readonly cache: WorkCache;
}

/** What a sweep tells while it runs. */
export type SweepNews =
  | { readonly type: "run"; readonly cell: SweepCell; readonly done: number; readonly total: number }
  | { readonly type: "event"; readonly cell: SweepCell; readonly event: RunEvent }
  | {
      readonly type: "record";
      readonly cell: SweepCell;
      readonly record: SweepRecord;
      readonly done: number; // this run included
      readonly total: number;
      readonly seconds: number; // measured, of this run with its share of walks and embedding
      readonly secondsLeft: number; // estimated, of all runs to come
    };

/**
 * Runs cells one after another, with one cache for the work that they share.
 *
 * Stop is `return()`. A run that its data or settings make impossible is recorded as failed and the next begins.
 */
export async function* runSweep({ cells, loadData, backend, cache }: RunSweepInput): AsyncGenerator<SweepNews> {
  const total = cells.length;
  const took: Timing[] = [];
  for (const [i, cell] of cells.entries()) {
    yield { type: "run", cell, done: i, total };
    const began = performance.now();
    const dataset = await loadData(cell.dataset);
    const events: RunEvent[] = [];
    let record: SweepRecord | undefined;
    try {
      for await (const event of runSpec({ spec: cell.spec, dataset, backend, cache })) {
        if (event.type === "stepped") continue;
        if (event.type !== "progress") events.push(event);
        yield { type: "event", cell, event };
      }
      record = compactRun(cell, events);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      record = failedRun(cell, error.message);
    }
    if (!record) throw new Error(`The run ${cell.id} ended without a result.`);
    const seconds = (performance.now() - began) / 1000;
    took.push({ cell, seconds });
    const { seconds: secondsLeft } = estimateSeconds(cells.slice(i + 1), took);
    yield { type: "record", cell, record, done: i + 1, total, seconds, secondsLeft };
  }
}
