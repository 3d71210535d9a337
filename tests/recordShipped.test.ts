import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { plannedRuns } from "../scripts/record/plan";
import { loadDataset } from "../src/cli/load";
import { startBackend } from "../src/ops/backend";
import { parseRecording } from "../src/record/parse";
import { lastStep } from "../src/record/recordEvents";
import type { Recording } from "../src/record/recording";
import { checkShipped } from "../src/record/shipped";
import { recordingText } from "../src/record/text";
import { specsOf } from "../src/store/setup";
import type { RunEvent } from "../src/train/protocol";
import { runSpec } from "../src/train/session";
import { createWorkCache } from "../src/train/workCache";
import { checkEvents } from "./trainEvents";

const folder = fileURLToPath(new URL("../public/runs/", import.meta.url));
const read = (file: string): string => readFileSync(`${folder}${file}`, "utf8");
const shipped = checkShipped(JSON.parse(read("index.json")));
const recordingOf = (file: string): Recording => parseRecording(read(file), file);

describe("the recorded runs that come with the page", () => {
  it("are those of the plan, and the list says of each what is in it", () => {
    expect(shipped.map(({ file }) => file)).toEqual(plannedRuns.map(({ id }) => `${id}.json`));
    expect(readdirSync(folder).sort()).toEqual([...shipped.map(({ file }) => file), "index.json"].sort());
    for (const [i, { file, title, sentence, release, made, device, steps, bytes }] of shipped.entries()) {
      const recording = recordingOf(file);
      expect({ title, sentence }).toEqual({ title: plannedRuns[i].title, sentence: plannedRuns[i].sentence });
      expect({ release, made }).toEqual({ release: recording.release, made: recording.made });
      expect(steps).toBe(Math.max(...recording.lanes.map(lastStep)));
      expect(bytes).toBe(statSync(`${folder}${file}`).size);
      for (const { events } of recording.lanes) expect(events[0]).toMatchObject({ backend: { device } });
    }
  });

  it("hold what their set-ups ask for today, from start to end, on data that the lab makes itself", () => {
    for (const { id, setup } of plannedRuns) {
      const { lanes } = recordingOf(`${id}.json`);
      expect(lanes.map(({ spec }) => spec)).toEqual(specsOf(setup));
      for (const { events } of lanes) {
        checkEvents(events);
        expect(events[0]).toMatchObject({ dataset: { kind: "synthetic twin" } });
      }
      const identities = lanes.map(({ events }) => (events[0] as RunEvent & { type: "started" }).identity);
      for (const identity of identities) expect(identity).toEqual(identities[0]);
    }
  });

  it("are small: the page fetches them on any connection", () => {
    expect(shipped.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(1_500_000);
  });

  it("give the same curve again, point for point", async () => {
    const [{ setup, id }] = plannedRuns;
    const dataset = await loadDataset({ data: setup.dataset }, () => undefined);
    const backend = await startBackend("wasm", 1); // as they were recorded
    const cache = createWorkCache();
    const { lanes } = recordingOf(`${id}.json`);
    /** All but what a clock measured. */
    const timeless = (event: RunEvent): unknown => JSON.parse(JSON.stringify({ ...event, seconds: undefined }));
    for (const { spec, events } of lanes) {
      const again: RunEvent[] = [];
      for await (const event of runSpec({ spec, dataset, backend, cache })) {
        if (event.type === "progress" || event.type === "stepped") continue;
        again.push(event);
        if (event.type === "evaluated" && event.epoch === 4) break;
      }
      expect(again.length).toBeGreaterThan(6);
      expect(again.map(timeless)).toEqual(events.slice(0, again.length).map(timeless));
    }
  }, 120_000);
});

describe("recordingText", () => {
  it("writes what is read back, a line an event", () => {
    const recording = recordingOf(shipped[0].file);
    const text = recordingText(recording);
    expect(parseRecording(text, "r.json")).toEqual(recording);
    const events = recording.lanes.reduce((sum, lane) => sum + lane.events.length, 0);
    expect(text.split("\n").filter((line) => line.startsWith('    {"type":'))).toHaveLength(events);
    const empty = { ...recording, lanes: [{ ...recording.lanes[0], events: [] }] };
    expect(parseRecording(recordingText(empty), "r.json")).toEqual(empty);
  });
});

describe("the list of recorded runs", () => {
  it("is refused where it is something else, or names files elsewhere", () => {
    expect(() => checkShipped("<!doctype html>")).toThrow(/^The list of recorded runs must be an object/);
    expect(() => checkShipped({ runs: [{ ...shipped[0], file: "../x.json" }] })).toThrow(/no file beside it/);
    expect(() => checkShipped({ runs: [{ ...shipped[0], title: "T" }] })).toThrow(/runs\[0\]\.title must be an object/);
  });
});
