import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { csvText } from "../src/record/csvText";
import { sweepCells } from "../src/sweep/cells";
import { sweepCsv } from "../src/sweep/csv";
import { mergeSweeps } from "../src/sweep/merge";
import { checkSweepFile, parseSweepFile } from "../src/sweep/parse";
import { shardOf } from "../src/sweep/shard";
import type { SweepFile } from "../src/sweep/types";
import { sweepFileOf, sweepOf } from "./sweepFixture";

const spec = sweepOf({ methods: ["dense", "slr", "rigl"], sparsities: [0.5, 0.875], seeds: [1, 2] });
const whole = sweepFileOf(spec, ({ seed, sparsity }) => ({ accuracy: 0.7 + seed / 100, flops: 1000 * (1 - sparsity) }));

/** A copy of the whole sweep with one thing changed. */
function changed(change: (file: { -readonly [K in keyof SweepFile]: unknown }) => void): unknown {
  const file = JSON.parse(JSON.stringify(whole)) as { -readonly [K in keyof SweepFile]: unknown };
  change(file);
  return file;
}

function part(index: number, count: number): SweepFile {
  const own = new Set(shardOf(sweepCells(spec), { index, count }).map(({ id }) => id));
  return { ...whole, shard: { index, count }, records: whole.records.filter(({ cell }) => own.has(cell)) };
}

describe("a sweep's file", () => {
  it("comes back from JSON as it was", () => {
    expect(parseSweepFile(JSON.stringify(whole), "s.json")).toEqual(whole);
    expect(parseSweepFile(JSON.stringify(part(1, 2)), "s.json").shard).toEqual({ index: 1, count: 2 });
  });

  // biome-ignore lint/suspicious/noExplicitAny: breaks the file on purpose
  type Broken = any;
  it.each<[string, RegExp, (file: Broken) => void]>([
    [
      "no sweep",
      /is not a sweep: it lacks "format"/,
      (file) => {
        file.format = "other";
      },
    ],
    [
      "a newer version",
      /spec\.version is 2, but this lab reads version 1/,
      (file) => {
        file.spec.version = 2;
      },
    ],
    [
      "no records",
      /records must be a list, but is missing/,
      (file) => {
        delete file.records;
      },
    ],
    [
      "an unknown method",
      /no method "lottery"/,
      (file) => {
        file.spec.methods = ["lottery"];
      },
    ],
    [
      "a level above 1",
      /sparsity\) must be/,
      (file) => {
        file.spec.sparsities = [2];
      },
    ],
    [
      "a bad setting",
      /no setting "x"/,
      (file) => {
        file.spec.settings = { x: 1 };
      },
    ],
    [
      "a data set that is no object",
      /datasets\[0\] must be an object, but is "a"/,
      (file) => {
        file.spec.datasets = ["a"];
      },
    ],
    [
      "a run of no cell",
      /the run x is not one of the sweep's/,
      (file) => {
        file.records[0].cell = "x";
      },
    ],
    [
      "a run twice",
      /stands in it twice/,
      (file) => {
        file.records[1] = file.records[0];
      },
    ],
    [
      "another run's events",
      /the run ia-email-twin\/slr\/0\.5\/1 is of dense/,
      (file) => {
        file.records[1].events = file.records[0].events;
      },
    ],
    [
      "a run without end",
      /records\[0\]\.events must end with/,
      (file) => {
        file.records[0].events.pop();
      },
    ],
    [
      "a run without start",
      /must begin with the event `started`/,
      (file) => {
        file.records[0].events.shift();
      },
    ],
    [
      "an unknown event",
      /events\[1\]\.type must be one of started, /,
      (file) => {
        file.records[0].events[1].type = "boo";
      },
    ],
    [
      "an accuracy that is text",
      /events\[3\]\.result\.testAccuracy must be a number, but is "0\.7"/,
      (file) => {
        file.records[0].events[3].result.testAccuracy = "0.7";
      },
    ],
    [
      "a share ever active that is text",
      /events\[3\]\.result\.everActive must be a number, but is "most"/,
      (file) => {
        file.records[0].events[3].result.everActive = "most";
      },
    ],
    [
      "a missing figure",
      /result\.trainingFlops\.exact must be a number, but is missing/,
      (file) => {
        delete file.records[0].events[3].result.trainingFlops.exact;
      },
    ],
    [
      "a bad evaluation",
      /events\[1\]\.val\.loss must be a number, but is null/,
      (file) => {
        file.records[0].events[1].val.loss = null;
      },
    ],
    [
      "a bad shard",
      /shard\.index must be a number/,
      (file) => {
        file.shard = { index: "1", count: 2 };
      },
    ],
  ])("with %s is refused by name and place", (_, message, change) => {
    const value = changed(change);
    expect(() => checkSweepFile(value, "s.json")).toThrow(message);
    expect(() => checkSweepFile(value, "s.json")).toThrow(InputError);
    expect(() => checkSweepFile(value, "s.json")).toThrow(/^s\.json is /);
  });

  it.each([null, 1, [], "text", { format: "sparse-gnn-lab sweep" }])("%o is refused", (value) => {
    expect(() => checkSweepFile(value, "s.json")).toThrow(InputError);
  });

  it("that was cut short is refused", () => {
    expect(() => parseSweepFile(JSON.stringify(whole).slice(0, 500), "s.json")).toThrow(
      /s\.json is not JSON .*cut short/,
    );
  });
});

describe("merged parts", () => {
  it("are the whole again, whatever their order", () => {
    const parts = [part(3, 3), part(1, 3), part(2, 3)];
    expect(mergeSweeps(parts)).toEqual({ file: whole, left: [] });
    expect(mergeSweeps([whole, part(1, 2)]).file).toEqual(whole);
  });

  it("say what is missing or failed", () => {
    const failing = sweepFileOf(spec, ({ method }) => (method === "dense" ? "No room." : undefined));
    const { file, left } = mergeSweeps([part(1, 2), failing]);
    expect(file.records.length).toBe(part(1, 2).records.length + 1);
    const lacking = shardOf(sweepCells(spec), { index: 2, count: 2 }).map(({ id }) => id);
    expect(left.map(({ id }) => id)).toEqual(lacking);
  });

  it("take a result before a failure", () => {
    const failed = sweepFileOf(spec, () => "No room.");
    expect(mergeSweeps([failed, whole]).file).toEqual(whole);
    expect(mergeSweeps([whole, failed]).file).toEqual(whole);
  });

  it("may have measured different times, but not different results", () => {
    const slower = JSON.parse(JSON.stringify(whole).replaceAll('"trainMs":500', '"trainMs":700')) as SweepFile;
    expect(mergeSweeps([whole, slower]).file).toEqual(whole);
    const other = JSON.parse(JSON.stringify(whole).replaceAll("0.71", "0.72")) as SweepFile;
    expect(() => mergeSweeps([whole, other], ["a.json", "b.json"])).toThrow(
      /a\.json and b\.json have different results for the run ia-email-twin\/dense\/0\/1: test accuracy 0\.71 and 0\.72/,
    );
  });

  it("must be of one sweep and of the same data", () => {
    const other = { ...whole, spec: { ...spec, seeds: [1, 2, 3] } };
    expect(() => mergeSweeps([whole, other], ["a", "b"])).toThrow(
      /a and b are of different sweeps: they differ in their seeds/,
    );
    const second = part(2, 2);
    const grown = JSON.parse(JSON.stringify(second).replaceAll('"edges":600', '"edges":601')) as SweepFile;
    expect(() => mergeSweeps([part(1, 2), grown])).toThrow(
      /disagree on what the data set ia-email-twin is .*601 edges/,
    );
    expect(() => mergeSweeps([])).toThrow(/nothing to merge/);
  });
});

describe("the CSV of a sweep", () => {
  it("quotes what it must by RFC 4180", () => {
    const rows = [
      { a: 'say "hi"', b: "1,5", c: "two\nlines" },
      { a: "plain", d: 7 },
    ];
    expect(csvText(rows)).toBe('a,b,c,d\r\n"say ""hi""","1,5","two\nlines",\r\nplain,,,7\r\n');
  });

  it("has every run, finished or not, with every figure, what differs from the defaults, backend and version", () => {
    const file = sweepFileOf({ ...spec, settings: { epochs: 7 } }, ({ method, seed }) => {
      if (method === "dense") return "It diverged, alas.";
      return seed === 1 ? { accuracy: 0.75, flops: 123 } : undefined;
    });
    const [header, ...lines] = sweepCsv(file).trimEnd().split("\r\n");
    expect(lines).toHaveLength(10);
    const columns = header.split(",");
    for (const name of [
      "testAccuracy",
      "valAccuracy",
      "testAuc",
      "trainingFlops.rigl",
      "trainingFlops.exact",
      "denseTrainingFlops.rigl",
      "densityByLayer.w1",
      "keptWeights",
      "trainMs",
    ]) {
      expect(columns).toContain(name);
    }
    expect(lines[0]).toMatch(/^ia-email-twin,,,link,fnn,dense,0,1,failed,"It diverged, alas\.",fair,,/);
    expect(lines[1]).toBe(
      'ia-email-twin,made up,file,link,fnn,slr,0.5,1,finished,,fair,,"{""recipe"":""same"",""epochs"":7}",0.1.0,wasm,"CPU, WebAssembly SIMD",' +
        "0.75,0.76,0.77,0.8,1,validation,0.74,0.5,0.5,0.5,1088,2176,4352,0.25,2,1,123,86.1,0,1000,700,0,500,900",
    );
    expect(lines[9]).toMatch(/rigl,0\.875,2,not run,/);
  });
});
