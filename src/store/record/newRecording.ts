import { version } from "../../lib/version";
import { emptyLane, type Recording, recordingFormat } from "../../record/recording";
import type { RunSpec } from "../../train/spec";

/** Begins the record of lanes that start now. */
export function newRecording(specs: readonly RunSpec[]): Recording {
  return {
    format: recordingFormat,
    version: 1,
    made: new Date().toISOString(),
    release: version,
    lanes: specs.map(emptyLane),
  };
}
