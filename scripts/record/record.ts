import type { Dataset } from "../../src/data/dataset";
import { version as release } from "../../src/lib/version";
import type { BackendInfo } from "../../src/ops/backendInfo";
import { recordEvents } from "../../src/record/recordEvents";
import { emptyLane, type RecordedLane, type Recording, recordingFormat } from "../../src/record/recording";
import { runSpec } from "../../src/train/session";
import type { RunSpec } from "../../src/train/spec";
import { createWorkCache } from "../../src/train/workCache";

/**
 * Trains the lanes of a comparison one after the other and records them; the page, which trains them in turns, gets the same numbers.
 *
 * @throws Error where a lane fails.
 */
export async function recordLanes(
  specs: readonly RunSpec[],
  dataset: Dataset,
  backend: BackendInfo,
  tell: (lane: number, epoch: number) => void = () => undefined,
): Promise<Recording> {
  const made = new Date().toISOString();
  const cache = createWorkCache();
  const lanes: RecordedLane[] = [];
  for (const [i, spec] of specs.entries()) {
    let lane = emptyLane(spec);
    for await (const event of runSpec({ spec, dataset, backend, cache })) {
      if (event.type === "stepped") continue;
      if (event.type === "failed") throw new Error(`Lane ${i + 1} (${spec.method}): ${event.message}`);
      if (event.type === "evaluated") tell(i, event.epoch);
      lane = recordEvents(lane, [event]);
    }
    lanes.push(lane);
  }
  return { format: recordingFormat, version: 1, made, release, lanes };
}
