import { describe, expect, it } from "vitest";
import { lastStep, recordEvents, stepOf } from "../src/record/recordEvents";
import type { RecordedLane } from "../src/record/recording";
import { runAt } from "../src/store/record/runAt";
import { applyEvents, emptyRun, restAt } from "../src/store/run";
import { evaluated, masksUpdated, result, spec, started } from "./storeEvents";

const laneOf = (): RecordedLane => ({
  spec,
  events: [
    started,
    masksUpdated(0, "Dw==", 0, 0),
    evaluated(0),
    masksUpdated(3, "Hg==", 1, 1),
    evaluated(1),
    evaluated(2),
    masksUpdated(12, "PA==", 1, 1),
    evaluated(3),
    { type: "finished", result },
  ],
});

/** The definition, written out: all that had happened by the step. */
function slow({ spec, events }: RecordedLane, step: number) {
  let at = 0;
  const done = events.filter((event) => {
    at = stepOf(event, at);
    return at <= step;
  });
  const run = applyEvents(emptyRun(spec), done);
  return run.outcome === "open" ? restAt(run, step) : run;
}

describe("runAt", () => {
  const lane = laneOf();

  it.each([
    ["forth", Array.from({ length: 17 }, (_, i) => i)],
    ["back", Array.from({ length: 17 }, (_, i) => 16 - i)],
    ["to and fro", [15, 3, 2, 15, 0, 12, 11, 4, 9]],
  ])("is the run of the events so far, however the scrubber goes: %s", (_, steps) => {
    const own = laneOf();
    for (const step of steps) expect(runAt(own, step)).toEqual(slow(lane, step));
  });

  it("shows the masks as of the step, with what the update before it changed", () => {
    expect(runAt(lane, 2).masks).toMatchObject({ updates: 1, step: 0 });
    expect(runAt(lane, 11).masks).toMatchObject({
      updates: 2,
      step: 3,
      layers: { w1: { bits: "Hg==", before: "Dw==" } },
    });
    expect(runAt(lane, 12).masks?.layers.w1).toMatchObject({ bits: "PA==", before: "Hg==" });
  });

  it("says where the run was: its epoch and its phase", () => {
    expect(runAt(lane, 7)).toMatchObject({
      outcome: "open",
      progress: { done: 7, total: 15, epoch: 2, stage: "dense training" },
    });
    expect(runAt(lane, 11).progress).toMatchObject({ epoch: 3, stage: "retraining", fraction: 11 / 15 });
    expect(runAt(lane, 15)).toMatchObject({ outcome: "finished", result });
  });

  it("keeps the curves the same object while no evaluation comes: the charts need not draw again", () => {
    expect(runAt(lane, 6).evaluations).toBe(runAt(lane, 9).evaluations);
  });

  it("keeps them also while the lane goes on and a person looks back", () => {
    const short: RecordedLane = { spec, events: lane.events.slice(0, 5) };
    const before = runAt(short, 4);
    expect(runAt(recordEvents(short, lane.events.slice(5)), 4).evaluations).toBe(before.evaluations);
  });

  it("takes no other lane of the same spec for this one", () => {
    const other: RecordedLane = { spec, events: [started, masksUpdated(0, "PA==", 0, 0), evaluated(0), evaluated(2)] };
    expect(runAt(lane, 15).evaluations.epoch).toEqual([0, 1, 2, 3]);
    expect(runAt(other, 10).evaluations.epoch).toEqual([0, 2]);
    expect(runAt(other, 10).masks?.layers.w1.bits).toBe("PA==");
    expect(runAt(lane, 15).evaluations.epoch).toEqual([0, 1, 2, 3]);
  });

  it("ends with the lane's last event, beyond which a longer lane may go on", () => {
    expect(lastStep(lane)).toBe(15);
    expect(lastStep({ spec, events: [] })).toBe(0);
    const open = { spec, events: lane.events.slice(0, 5) };
    expect(runAt(open, 99).progress).toMatchObject({ done: 5 });
    const failed = { spec, events: [...open.events, { type: "failed", message: "Lost." } as const] };
    expect(runAt(failed, 4).outcome).toBe("open");
    expect(runAt(failed, 5)).toMatchObject({ outcome: "failed", message: "Lost." });
  });
});
