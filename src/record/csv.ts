import type { RunEvent } from "../train/protocol";
import { shortSpec } from "../train/spec";
import { csvText, flatten, type Row } from "./csvText";
import type { RecordedLane, Recording } from "./recording";

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

function find<T extends RunEvent["type"]>({ events }: RecordedLane, type: T): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}

/** What every row of a lane begins with: all that determines the run, and where it was measured. */
function setUp({ made, release }: Recording, lane: RecordedLane, number: number): Row {
  const { dataset, task, model, method, sparsity, seed } = lane.spec;
  const { dataset: _d, task: _t, model: _m, method: _a, sparsity: _s, seed: _e, ...settings } = shortSpec(lane.spec);
  const started = find(lane, "started");
  const failed = find(lane, "failed");
  const status = lane.events.at(-1)?.type;
  return {
    lane: number,
    dataset,
    name: started?.dataset.name,
    kind: started?.dataset.kind,
    task,
    model,
    method,
    sparsity,
    seed,
    settings: JSON.stringify(settings),
    release,
    made,
    backend: started?.backend.id,
    device: started?.backend.device,
    status: status === "finished" || status === "stopped" || status === "failed" ? status : "open",
    message: failed?.message,
  };
}

function rowsOf(recording: Recording, lane: RecordedLane, number: number): readonly Row[] {
  const common = setUp(recording, lane, number);
  const result = find(lane, "finished")?.result;
  const rows = lane.events.flatMap((event): Row[] => {
    if (event.type !== "evaluated") return [];
    const { type: _type, epoch, step, stage, loss, ...metrics } = event;
    const chosen = result?.bestEpoch === epoch ? result.chosenBy : undefined;
    return [{ ...common, epoch, step, stage, chosen, loss, ...flatten(metrics) }];
  });
  return rows.length > 0 ? rows : [common];
}

/** Writes a recording as CSV: a line an evaluation and lane, which repeats all that determines the run; columns in docs/recordings.md. */
export function recordingCsv(recording: Recording): string {
  return csvText(recording.lanes.flatMap((lane, i) => rowsOf(recording, lane, i + 1)));
}
