import { describe, expect, it } from "vitest";
import { endOf, frameFrom, framesOf, playedTo } from "../src/store/record/replay";
import { evaluated, masksUpdated, recordingOf, result, spec, started } from "./storeEvents";

const recording = recordingOf([
  {
    spec,
    events: [started, masksUpdated(0, "Dw==", 0, 0), evaluated(0), evaluated(1), masksUpdated(7, "Hg==", 1, 1)],
  },
  { spec, events: [started, evaluated(0), evaluated(1), evaluated(2), { type: "finished", result }] },
]);
const frames = [0, 5, 7, 10];

describe("a scrubber", () => {
  it("knows at which steps something happened, and the last of them", () => {
    expect(framesOf(recording)).toEqual(frames);
    expect(endOf(recording)).toBe(10);
    expect(endOf({ ...recording, lanes: [{ spec, events: [] }] })).toBe(0);
  });

  it("goes from what happened to what happened, also from between, and no further than the ends", () => {
    expect(frameFrom(frames, 0, 1)).toBe(5);
    expect(frameFrom(frames, 6, 1)).toBe(7);
    expect(frameFrom(frames, 6, -1)).toBe(5);
    expect(frameFrom(frames, 7, -1)).toBe(5);
    expect(frameFrom(frames, 10, 1)).toBe(10);
    expect(frameFrom(frames, 9, 10)).toBe(10);
    expect(frameFrom(frames, 9, -10)).toBe(0);
    expect(frameFrom([], 0, 1)).toBe(0);
  });

  it("plays any recording in the same time, faster or slower as asked", () => {
    const all = playedTo(0, 1000, 1, 14_000);
    expect(all).toBe(1000);
    expect(playedTo(0, 1000, 0.5, 14_000)).toBe(500);
    expect(playedTo(200, 1000, 4, 1400)).toBe(600);
    expect(playedTo(900, 1000, 4, 14_000)).toBe(1000);
  });
});
