import { describe, expect, it } from "vitest";
import { recordingCsv } from "../src/record/csv";
import { resolveSpec } from "../src/train/spec";
import { evaluated, masksUpdated, recordingOf, result, spec, started } from "./storeEvents";

const set = resolveSpec({ dataset: "ia-email-twin", method: "set", sparsity: 0.75, seed: 3, hidden: 64 });

const recording = recordingOf([
  {
    spec,
    events: [started, masksUpdated(0, "Dw==", 0, 0), evaluated(0), evaluated(2, 0.5), { type: "finished", result }],
  },
  { spec: set, events: [{ type: "failed", message: 'No room, "none" at all.' }] },
]);

const [head, ...lines] = recordingCsv(recording).split("\r\n");
const columns = head.split(",");

/** The fields of a line by their columns, as they stand: in quotes where they are quoted. */
const rowOf = (line: string): Record<string, string> =>
  Object.fromEntries((line.match(/(?<=^|,)("([^"]|"")*"|[^,]*)/g) ?? []).map((field, i) => [columns[i], field]));

describe("recordingCsv", () => {
  it("has a line for each evaluation and for a lane that has none", () => {
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe("");
  });

  it("says in every line what determines the run, and where it was measured", () => {
    for (const line of lines.slice(0, 2)) {
      expect(rowOf(line)).toMatchObject({
        ...{ lane: "1", dataset: "ia-email-twin", name: "ia-email (synthetic twin)", kind: "synthetic twin" },
        ...{ task: "link", model: "fnn", method: "slr", sparsity: "0.5", seed: "3", settings: "{}" },
        ...{ release: "0.1.0", made: "2026-11-24T12:00:00.000Z", status: "finished" },
        backend: "cpu",
      });
    }
  });

  it("has every metric under its name in the JSON, and marks the model that was chosen", () => {
    const [first, second] = lines.map(rowOf);
    expect([first.epoch, first.chosen, first["densityByLayer.w1"]]).toEqual(["0", "", "1"]);
    expect(second).toMatchObject({
      ...{ epoch: "2", step: "10", stage: "dense training", chosen: "validation" },
      ...{ "val.accuracy": "0.66", "train.loss": "0.6", "test.auc": "0.6", density: "0.5", seconds: "1" },
      ...{ "flops.rigl": "2000", "flops.exact": "1600", "flops.propagation": "0", "denseFlops.rigl": "4000" },
    });
    expect(Number(second["test.accuracy"])).toBe(0.5 + 0.07 * 2);
    expect(Number(second.loss)).toBe(0.7 - 0.1 * 2);
  });

  it("quotes what holds commas or quotes", () => {
    // The device is "CPU, plain JavaScript".
    expect(lines[0]).toContain(',"CPU, plain JavaScript",');
    expect(lines[2]).toMatch(/^2,ia-email-twin,,,link,fnn,set,0\.75,3,"\{""hidden"":64\}",/);
    expect(lines[2]).toContain(',failed,"No room, ""none"" at all.",');
  });
});
