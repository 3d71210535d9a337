import { beforeAll, describe, expect, it } from "vitest";
import { parseRecording } from "../src/record/parse";
import { recordEvents } from "../src/record/recordEvents";
import { emptyLane, type RecordedLane } from "../src/record/recording";
import { applyEvents, emptyRun } from "../src/store/run";
import { comparisonRows, runFacts } from "../src/store/runFacts";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createWords } from "../src/words/words";
import { eventsOf, runToy, toySpec } from "./trainToy";

// 134,307,840 possible weights, of which 13,431 are active; SET updates at the ends of four epochs.
const given: GivenSpec = {
  ...toySpec,
  task: "node",
  method: "set",
  hidden: 16384,
  sparsity: 0.9999,
  distribution: "erk",
  batchSize: 32,
  epochs: 5,
};
const spec = resolveSpec(given);
const none = { pictures: 1000, bytes: Number.POSITIVE_INFINITY };
const head = { format: "sparse-gnn-lab run", version: 1, made: "2026-11-25T12:00:00.000Z", release: "0.1.0" };
const t = createWords("en");

describe("the record of a net on lists", () => {
  let lane: RecordedLane;
  beforeAll(async () => {
    lane = recordEvents(emptyLane(spec), await runToy(given), none);
  });
  const fileOf = (one: RecordedLane): string => JSON.stringify({ ...head, lanes: [one] });

  it("holds numbers in place of pictures, and comes back from a file as it was", () => {
    expect(eventsOf(lane.events, "masksUpdated").length).toBe(5);
    expect(fileOf(lane).length).toBeLessThan(40_000);
    expect(parseRecording(fileOf(lane), "r.json").lanes[0]).toEqual(lane);
  });

  it("adds up what updates changed where some are left out", () => {
    const all = eventsOf(lane.events, "masksUpdated");
    const thinned = recordEvents(emptyLane(spec), lane.events, { ...none, pictures: 2 });
    const [first, last] = eventsOf(thinned.events, "masksUpdated");
    expect(first).toEqual(all[0]);
    expect(last.updates).toBe(4);
    const sum = all.reduce((total, { layers }) => total + layers.w2.grown, 0);
    expect([last.layers.w2.grown, last.layers.w2.dropped, last.layers.w2.kept]).toEqual([
      sum,
      sum,
      all[4].layers.w2.kept,
    ]);
  });

  it("is refused where it claims bits as well, or counts for a net that is held densely", () => {
    const bits = fileOf(lane).replace('"bits":""', '"bits":"AAAA"');
    expect(() => parseRecording(bits, "r.json")).toThrow(/bits must be base64/);
    const text = fileOf(lane).replace(/,"memory":\{[^}]*\}/, "");
    expect(text).not.toBe(fileOf(lane));
    expect(() => parseRecording(text, "r.json")).toThrow(
      /has a mask of 4 × 16384 weights for w1, which its plan has not/,
    );
  });

  it("says what memory the net takes, and what the dense net would need", () => {
    const run = applyEvents(emptyRun(spec), lane.events);
    // Activations and their gradients of 32 samples take 6.3 MB, the tile of the dense gradient 1.05, lists and ends the rest.
    const used = "8.1\u00a0MB";
    // 16 bytes for each of 134,307,840 weights.
    expect(runFacts(run, t)).toContainEqual(["Memory of the net", `${used}; the dense net would need 2.1\u00a0GB`]);
    expect(runFacts(run, t)).toContainEqual(["Possible weights", "134,307,840"]);
    const rows = comparisonRows([run, run], "temporal", "rigl", t).map(({ label, values }) => [label, ...values]);
    expect(rows).toContainEqual(["Memory of the net", used, used]);
    expect(rows).toContainEqual(["the dense net would need", "2.1\u00a0GB", "2.1\u00a0GB"]);
  });
});
