import type { RunEvent } from "../train/protocol";
import type { RunSpec } from "../train/spec";

/** What every recording calls itself. */
export const recordingFormat = "sparse-gnn-lab run";

/** One lane of a comparison: what was asked for, and what the run said without its progress. */
export interface RecordedLane {
  readonly spec: RunSpec;
  /** In order of their optimizer steps; mask pictures may be thinned, so that one stands for several updates. */
  readonly events: readonly RunEvent[];
}

/** One to four lanes that ran together: what the page keeps, exports, ships with itself and replays. */
export interface Recording {
  readonly format: typeof recordingFormat;
  readonly version: 1;
  readonly made: string; // when, as ISO 8601
  readonly release: string; // version of the lab that ran it
  readonly lanes: readonly RecordedLane[];
}

/** Most lanes of one recording, as many as the page shows beside each other. */
export const mostLanes = 4;

/** Creates the record of a lane before its first event. */
export function emptyLane(spec: RunSpec): RecordedLane {
  return { spec, events: [] };
}
