import type { DatasetSummary } from "../../data/dataset";
import { InputError } from "../../lib/inputError";
import type { BackendInfo } from "../../ops/backendInfo";
import type { Recording } from "../../record/recording";
import type { RunResult } from "../../train/protocol";
import { type RunSpec, resolveSpec } from "../../train/spec";
import type { Run } from "../run";

/** A finished run of a comparison, as the table shows it. */
export interface KeptRun {
  readonly spec: RunSpec;
  readonly result: RunResult;
}

/** A comparison that is kept: all that the table shows, without its events. */
export interface HistoryEntry {
  readonly id: string; // when it began: `made` of its recording
  readonly name?: string; // that a person gave it
  readonly pinned: boolean; // never makes room for others
  readonly release: string; // version of the lab
  readonly dataset: DatasetSummary;
  readonly isFile?: true; // the data set is a file that was opened, whose key holds for one visit
  readonly backend: Pick<BackendInfo, "id" | "device">;
  readonly runs: readonly KeptRun[]; // those that finished, in order of their lanes
}

/** A comparison that ended, ready to be kept. */
export interface Ended {
  readonly entry: HistoryEntry;
  readonly recording: Recording; // of the lanes that finished
}

/** Takes of a comparison the lanes that finished; undefined where none did. */
export function endedOf(recording: Recording, runs: readonly Run[], isFile: boolean): Ended | undefined {
  const done = runs.flatMap(({ spec, result, dataset, backend }, lane) =>
    result && dataset && backend ? [{ lane, spec, result, dataset, backend }] : [],
  );
  if (done.length === 0) return undefined;
  const [{ dataset, backend }] = done;
  const { made: id, release } = recording;
  return {
    entry: {
      id,
      pinned: false,
      release,
      dataset,
      ...(isFile && { isFile }),
      backend: { id: backend.id, device: backend.device },
      runs: done.map(({ spec, result }) => ({ spec, result })),
    },
    recording: { ...recording, lanes: done.map(({ lane }) => recording.lanes[lane]) },
  };
}

/** Completes what another version of the lab may have kept by today's defaults; undefined where this one does not know what it ran. */
export function known(entry: HistoryEntry): HistoryEntry | undefined {
  try {
    return { ...entry, runs: entry.runs.map((run) => ({ ...run, spec: resolveSpec(run.spec) })) };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
