import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { checkRecording, parseRecording } from "../src/record/parse";
import type { Recording } from "../src/record/recording";
import type { RunEvent } from "../src/train/protocol";
import { type RunSpec, resolveSpec } from "../src/train/spec";
import { evaluated, masksUpdated, result, spec, started } from "./storeEvents";

const rigl: RunSpec = resolveSpec({ dataset: "ia-email-twin", method: "rigl", sparsity: 0.5, seed: 3 });
const lane = (of: RunSpec): Recording["lanes"][0] => ({
  spec: of,
  events: [
    { ...started, spec: of } as RunEvent,
    masksUpdated(0, "Dw==", 0, 0),
    evaluated(0),
    evaluated(1),
    masksUpdated(7, "Hg==", 1, 1),
    evaluated(2),
    { type: "finished", result },
  ],
});

const whole: Recording = {
  format: "sparse-gnn-lab run",
  version: 1,
  made: "2026-11-24T12:00:00.000Z",
  release: "0.1.0",
  lanes: [lane(spec), lane(rigl)],
};

// biome-ignore lint/suspicious/noExplicitAny: breaks the file on purpose
type Broken = any;

/** A copy of the recording with one thing changed. */
function changed(change: (file: Broken) => void): unknown {
  const file = JSON.parse(JSON.stringify(whole)) as Broken;
  change(file);
  return file;
}

describe("a recording's file", () => {
  it("comes back from JSON as it was", () => {
    expect(parseRecording(JSON.stringify(whole), "r.json")).toEqual(whole);
  });

  it("may hold a run that is not over, was stopped, or failed before it began", () => {
    const ends: RunEvent[][] = [
      [],
      [{ type: "failed", message: "No room." }],
      [{ type: "stopped", step: 0 }],
      lane(spec).events.slice(0, -1),
      [...lane(spec).events.slice(0, 4), { type: "stopped", step: 6 }],
    ];
    for (const events of ends) {
      const file = changed(({ lanes }) => {
        lanes[0].events = events;
      });
      expect(checkRecording(file, "r.json").lanes[0]).toEqual({ spec, events });
    }
  });

  it("of the command line has its lane at the top", () => {
    const { lanes, ...head } = whole;
    const { events } = lanes[0];
    const file = { ...head, spec, events, backend: {}, result };
    expect(checkRecording(file, "r.json")).toEqual({ ...head, lanes: [lanes[0]] });
  });

  it("from before a setting came is completed by the defaults", () => {
    const file = changed(({ lanes }) => {
      for (const { spec, events } of lanes) {
        delete spec.nesterov;
        delete events[0].spec.nesterov;
      }
    });
    expect(checkRecording(file, "r.json")).toEqual(whole);
  });

  it.each<[string, RegExp, (file: Broken) => void]>([
    ["another format", /is not a recorded run: it lacks "format"/, (file) => (file.format = "sparse-gnn-lab sweep")],
    ["a newer version", /its version is 2, but this lab .*reads version 1.*reload/, (file) => (file.version = 2)],
    ["no version", /its version is undefined, .*wrote it \(release 0\.1\.0\)/, (file) => delete file.version],
    ["no lanes", /recording\.lanes must be a list, but is missing/, (file) => delete file.lanes],
    ["an empty list of lanes", /has 0 lanes; it must have 1 to 4/, (file) => (file.lanes = [])],
    ["five lanes", /has 5 lanes/, (file) => (file.lanes = new Array(5).fill(file.lanes[0]))],
    ["no time", /made must be a time/, (file) => (file.made = "yesterday")],
    ["no release", /release must be text, but is 1/, (file) => (file.release = 1)],
    ["an unknown method", /There is no method "lottery"/, (file) => rename(file, "method", "lottery")],
    ["a bad setting", /There is no setting "x"/, (file) => (file.lanes[0].events[0].spec.x = 1)],
    ["a level above 1", /\(sparsity\) must be a number from/, (file) => rename(file, "sparsity", 2)],
    [
      "events of another method",
      /lanes\[0\] has the method slr, but its events are of set/,
      (file) => {
        file.lanes[0].events[0].spec.method = "set";
      },
    ],
    [
      "lanes of two seeds",
      /lanes\[1\] has the seed 4, but lanes\[0\] has 3/,
      (file) => {
        file.lanes[1].spec.seed = 4;
        file.lanes[1].events[0].spec.seed = 4;
      },
    ],
    ["no start", /lanes\[0\]\.events must begin with the event `started`/, (file) => file.lanes[0].events.shift()],
    ["a second start", /events\[1\] starts the run again/, ({ lanes: [{ events }] }) => events.splice(1, 0, events[0])],
    ["an end in the middle", /events\[6\] ends the run, but more/, ({ lanes: [{ events }] }) => events.push(events[5])],
    [
      "steps out of order",
      /events\[3\] is of step 0, after one of step 5/,
      ({ lanes: [{ events }] }) => events.splice(2, 2, events[3], events[2]),
    ],
    [
      "a step that is text",
      /events\[3\]\.step must be a whole number from 0, but is "5"/,
      (file) => {
        file.lanes[0].events[3].step = "5";
      },
    ],
    [
      "a loss that is null",
      /events\[3\]\.val\.loss must be a number, but is null/,
      (file) => {
        file.lanes[0].events[3].val.loss = null;
      },
    ],
    [
      "a mask of too few bits",
      /w1\.bits must be base64 of 2 × 4 bits, 4 letters/,
      (file) => {
        file.lanes[0].events[1].layers.w1.bits = "";
      },
    ],
    [
      "a mask that is no base64",
      /w1\.bits must be base64/,
      (file) => {
        file.lanes[0].events[1].layers.w1.bits = "D<==";
      },
    ],
    [
      "a mask of a layer of another shape",
      /a mask of 4 × 2 weights for w1/,
      (file) => {
        file.lanes[0].events[1].layers.w1 = { ...file.lanes[0].events[1].layers.w1, inputs: 4, outputs: 2 };
      },
    ],
    [
      "a layer that is in no plan",
      /a mask of 2 × 4 weights for w9/,
      (file) => {
        file.lanes[0].events[1].layers.w9 = file.lanes[0].events[1].layers.w1;
      },
    ],
    [
      "a net beyond all memory",
      /of a net of 1000000000000 weights, too large/,
      (file) => {
        file.lanes[0].events[0].plan.layers.w2 = { inputs: 1e6, outputs: 1e6 };
        file.lanes[0].events[0].plan.layers.w1.outputs = 0;
      },
    ],
    [
      "a result without FLOPs",
      /result\.trainingFlops must be an object, but is missing/,
      (file) => {
        delete file.lanes[0].events[6].result.trainingFlops;
      },
    ],
    [
      "an unknown event",
      /events\[1\]\.type must be one of started, /,
      (file) => {
        file.lanes[0].events[1].type = "boo";
      },
    ],
  ])("with %s is refused by name and place", (_, message, change) => {
    const file = changed(change);
    expect(() => checkRecording(file, "r.json")).toThrow(message);
    expect(() => checkRecording(file, "r.json")).toThrow(InputError);
    expect(() => checkRecording(file, "r.json")).toThrow(/^r\.json is /);
  });

  it.each([
    [null],
    [1],
    [[]],
    ["text"],
    [{ format: "sparse-gnn-lab run" }],
    [{ format: "sparse-gnn-lab run", version: 1 }],
  ])("%o is refused", (value) => {
    expect(() => checkRecording(value, "r.json")).toThrow(InputError);
  });

  it("that was cut short is refused at any place", () => {
    const text = JSON.stringify(whole);
    for (let length = 0; length < text.length; length += 97) {
      expect(() => parseRecording(text.slice(0, length), "r.json")).toThrow(/^r\.json is not JSON .*cut short/);
    }
  });
});

function rename(file: Broken, key: string, value: unknown): void {
  for (const { spec, events } of file.lanes) {
    spec[key] = value;
    events[0].spec[key] = value;
  }
}
