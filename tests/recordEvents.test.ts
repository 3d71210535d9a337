import { describe, expect, it } from "vitest";
import { countChanges } from "../src/record/maskBits";
import { laneUntil, recordEvents } from "../src/record/recordEvents";
import { emptyLane, type RecordedLane } from "../src/record/recording";
import { pictureLimits } from "../src/record/thinPictures";
import { maskCells } from "../src/store/masks/maskCells";
import { applyEvents, emptyRun } from "../src/store/run";
import type { RunEvent } from "../src/train/protocol";
import { evaluated, masksUpdated, result, spec, started } from "./storeEvents";
import { eventsOf } from "./trainToy";

const progress: RunEvent = { type: "progress", stage: "walks", done: 1, total: 2, epoch: 0, fraction: 0.5 };

/** The base64 of one byte. */
const bits = (byte: number): string => btoa(String.fromCharCode(byte));

/** A lane whose mask holds, after update i, the 8 bits of `i`, an update a step. */
function counting(updates: number, limits = { pictures: 5, bytes: Number.POSITIVE_INFINITY }): RecordedLane {
  let lane = recordEvents(emptyLane(spec), [started], limits);
  for (let i = 0; i < updates; i++) lane = recordEvents(lane, [masksUpdated(i, bits(i & 255), 0, 0)], limits);
  return lane;
}

describe("recordEvents", () => {
  it("keeps all that was said in order, but for the progress", () => {
    const events = [progress, started, masksUpdated(0, "Dw==", 0, 0), progress, evaluated(0), evaluated(1)];
    const end: RunEvent = { type: "finished", result };
    const lane = recordEvents(recordEvents(emptyLane(spec), events), [progress, end]);
    expect(lane).toEqual({ spec, events: [started, events[2], evaluated(0), evaluated(1), end] });
  });

  it("returns the same record where nothing is to be kept", () => {
    const lane = emptyLane(spec);
    expect(recordEvents(lane, [progress, progress])).toBe(lane);
  });

  it("thins mask pictures evenly, with the first and the last", () => {
    for (const updates of [6, 40, 333]) {
      const steps = eventsOf(counting(updates, { ...pictureLimits, pictures: 9 }).events, "masksUpdated").map(
        ({ step }) => step,
      );
      expect(steps).toHaveLength(Math.min(9, updates));
      expect([steps[0], steps.at(-1)]).toEqual([0, updates - 1]);
      const gaps = steps.slice(1).map((step, i) => step - steps[i]);
      // The last gaps are still open: the next picture may close them.
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil((3 * updates) / 8));
    }
  });

  it("counts drops and growth from one picture left to the next, and the updates between them", () => {
    // Of the masks 0 .. 7 in binary, pictures 0, 7 and one between remain.
    const pictures = eventsOf(counting(8, { ...pictureLimits, pictures: 3 }).events, "masksUpdated");
    expect(pictures.map(({ updates = 1 }) => updates).reduce((sum, one) => sum + one, 0)).toBe(8);
    for (const [i, { step, layers }] of pictures.entries()) {
      const before = i === 0 ? step : pictures[i - 1].step;
      const ones = (value: number): number => value.toString(2).replaceAll("0", "").length;
      expect([layers.w1.dropped, layers.w1.grown]).toEqual(
        i === 0 ? [0, 0] : [ones(before & ~step), ones(step & ~before)],
      );
    }
  });

  it("shows in a run what the counts say, and as many updates as there were", () => {
    const lane = counting(100);
    const { masks } = applyEvents(emptyRun(spec), lane.events);
    if (!masks) throw new Error("no masks");
    expect(masks).toMatchObject({ updates: 100, step: 99 });
    const { cells } = maskCells(masks.layers.w1);
    const [dropped, grown] = [2, 3].map((kind) => cells.filter((cell) => cell === kind).length);
    expect(masks.layers.w1).toMatchObject({ dropped, grown });
    expect(masks.lastUpdates).toBe(99 - eventsOf(lane.events, "masksUpdated").slice(-2)[0].step);
  });

  it("keeps a limit of bytes too, but never less than the first and the last picture", () => {
    const small = counting(50, { pictures: 120, bytes: 40 });
    expect(eventsOf(small.events, "masksUpdated")).toHaveLength(10); // of four letters each
    const least = counting(50, { pictures: 120, bytes: 1 });
    expect(eventsOf(least.events, "masksUpdated").map(({ step }) => step)).toEqual([0, 49]);
  });

  it("leaves pictures alone that keep the limits", () => {
    const events = Array.from({ length: 120 }, (_, i) => masksUpdated(i, bits(i), 1, 1));
    expect(recordEvents(emptyLane(spec), events).events).toEqual(events);
    expect(eventsOf(recordEvents(emptyLane(spec), [...events, events[0]]).events, "masksUpdated")).toHaveLength(120);
  });
});

describe("countChanges", () => {
  it("compares weight by weight", () => {
    // 00001111 00000001 to 00111100 00000001: two go, two come.
    expect(countChanges(btoa("\x0f\x01"), btoa("\x3c\x01"))).toEqual({ dropped: 2, grown: 2 });
    expect(countChanges(btoa("\xff\xff"), btoa("\x00\x7f"))).toEqual({ dropped: 9, grown: 0 });
    expect(countChanges(btoa("\x00"), btoa("\x80"))).toEqual({ dropped: 0, grown: 1 });
  });
});

describe("laneUntil", () => {
  it("cuts a record off after a step, end and all", () => {
    const events = [started, masksUpdated(0, "Dw==", 0, 0), evaluated(0), evaluated(1), masksUpdated(7, "Hg==", 1, 1)];
    const lane = { spec, events: [...events, evaluated(2), { type: "finished", result } as const] };
    expect(laneUntil(lane, 5).events).toEqual(events.slice(0, 4));
    expect(laneUntil(lane, 7).events).toEqual(events);
    expect(laneUntil(lane, 99).events).toEqual([...events, evaluated(2)]);
  });
});
