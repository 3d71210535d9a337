import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { version } from "../src/lib/version";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { sweepCells } from "../src/sweep/cells";
import { paperSparsities } from "../src/sweep/levels";
import { cellsLeft, compactRun, failedRun, withRecord } from "../src/sweep/record";
import { type GivenSweep, resolveSweep } from "../src/sweep/resolve";
import { shardOf } from "../src/sweep/shard";
import { quirks } from "../src/train/quirks";
import { resolveSpec } from "../src/train/spec";
import { madeUpEvents, sweepFileOf, sweepOf } from "./sweepFixture";

const methods = Object.keys(algorithms) as MethodId[];

describe("the paper's levels", () => {
  it("are eighths, then ever closer to 1; links have two more", () => {
    expect(paperSparsities("node")).toEqual([0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 0.90625, 0.9375, 0.96875]);
    expect(paperSparsities("link").slice(10)).toEqual([0.984375, 0.9921875]);
  });
});

describe("a sweep as given", () => {
  it("is completed: task and model by the data set, axes in order, no quirks where fair and all as released", () => {
    const spec = resolveSweep({
      ...{
        datasets: ["brain-twin", "ia-email-twin"],
        methods: ["rigl", "dense"],
        sparsities: [0.9, 0.5],
        seeds: [3, 1],
      },
      settings: { epochs: 3, hidden: undefined },
    });
    expect(spec).toEqual({
      version: 1,
      datasets: [
        { id: "brain-twin", task: "node", model: "fnn" },
        { id: "ia-email-twin", task: "link", model: "fnn" },
      ],
      methods: ["dense", "rigl"],
      sparsities: [0.5, 0.9],
      seeds: [1, 3],
      comparison: "fair",
      quirks: [],
      settings: { epochs: 3 },
    });
    expect(sweepOf({ comparison: "as released" }).quirks).toEqual(Object.keys(quirks));
    expect(sweepOf({ comparison: "as released", quirks: ["leakyWalks", "largerBatch"] }).quirks).toEqual([
      "largerBatch",
      "leakyWalks",
    ]);
    const file = resolveSweep({ ...spec, datasets: ["mine.txt"], task: "node" }, () => ({
      task: "link",
      model: "gcn",
    }));
    expect(file.datasets).toEqual([{ id: "mine.txt", task: "node", model: "gcn" }]);
  });

  const manySeeds = Array.from({ length: 2501 }, (_, seed) => seed);
  it.each<[Partial<Record<keyof GivenSweep, unknown>>, RegExp]>([
    [{ datasets: [] }, /no data set; name at least one/],
    [{ datasets: ["atlantis"] }, /no data set "atlantis"; choose one of ia-email-twin, .*or open a file/],
    [{ datasets: ["constructor"] }, /no data set "constructor"/],
    [{ datasets: ["brain-twin", "brain-twin"] }, /data set brain-twin twice/],
    [{ methods: [] }, /no method; name at least one/],
    [{ methods: ["lottery"] }, /no method "lottery"; choose among dense, /],
    [{ methods: ["rigl", "rigl"] }, /method rigl twice/],
    [{ sparsities: [] }, /no sparsity level; name at least one/],
    [{ sparsities: [1] }, /sparsity\) must be a number from 0 to 0\.9999, not 1/],
    [{ sparsities: [Number.NaN] }, /not NaN/],
    [{ sparsities: [0.5, 0.5] }, /sparsity level 0\.5 twice/],
    [{ seeds: [] }, /no seed; name at least one/],
    [{ seeds: [1.5] }, /seed\) must be a whole number/],
    [{ seeds: [1, 1] }, /seed 1 twice/],
    [{ seeds: manySeeds }, /5002 runs, more than 5000; take fewer/],
    [{ model: "gat" }, /no model "gat"/],
    [{ model: "gcn" }, /GCN.*does not predict links/],
    [{ task: "graph" }, /no task "graph"/],
    [{ comparison: "unfair" }, /"fair" or "as released", not "unfair"/],
    [{ quirks: ["leakyWalks"] }, /fair comparison has no quirks, but leakyWalks is on; choose/],
    [
      { comparison: "as released", quirks: ["magic"] },
      /no quirk "magic"; the quirks of the released code are ownSchedule/,
    ],
    [{ settings: { epochs: 0 } }, /Epochs \(epochs\) must be/],
    [{ settings: { momentun: 1 } }, /no setting "momentun"/],
    [
      { settings: { sparsity: 0.5 } },
      /sparsity cannot be a setting of a whole sweep: give the sweep's sparsity levels/,
    ],
    [{ settings: { seed: 1 } }, /give the sweep's seeds/],
    [{ settings: { recipe: "same" } }, /follows from the comparison/],
    [{ settings: { testDropout: true } }, /testDropout cannot be .*turn on the quirk of that name/],
    [{ settings: { walkScope: "whole-graph" } }, /walkScope cannot be .*the quirk leakyWalks/],
    [{ methods: ["slr"], settings: { denseEpochs: 0, pruneEpochs: 0, retrainEpochs: 0 } }, /no epochs/],
  ])("%o is refused with a sentence", (given, message) => {
    const resolve = () => sweepOf(given as Partial<GivenSweep>);
    expect(resolve).toThrow(message);
    expect(resolve).toThrow(InputError);
  });
});

describe("the cells of a sweep", () => {
  const spec = sweepOf({ datasets: ["ia-email-twin", "brain-twin"], methods, sparsities: [0.5, 0.9], seeds: [1, 2] });
  const cells = sweepCells(spec);

  it("are every method at every level with every seed, but the dense net once a seed", () => {
    expect(cells).toHaveLength(2 * 2 * (2 * (methods.length - 1) + 1));
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    expect(cells.filter(({ method }) => method === "dense").map(({ id }) => id)).toEqual([
      "ia-email-twin/dense/0/1",
      "ia-email-twin/dense/0/2",
      "brain-twin/dense/0/1",
      "brain-twin/dense/0/2",
    ]);
  });

  it("are run so that what shares an embedding or a dense training stands together", () => {
    const runs = (key: (cell: (typeof cells)[number]) => string): number =>
      cells.filter((cell, i) => i === 0 || key(cell) !== key(cells[i - 1])).length;
    expect(runs(({ dataset, seed }) => `${dataset} ${seed}`)).toBe(4);
    const sharing = ({ method }: (typeof cells)[number]) => ["magnitude", "admm", "slr"].includes(method);
    expect(runs((cell) => `${cell.dataset} ${cell.seed} ${sharing(cell)}`)).toBe(12); // before, sharing, after
  });

  it("hold what a run alone would be: the same recipe for all where fair, and the sweep's own settings", () => {
    const short = sweepOf({ methods: ["slr", "rigl"], settings: { epochs: 7, batchSize: 64 } });
    const given = { dataset: "ia-email-twin", recipe: "same", epochs: 7, batchSize: 64, sparsity: 0.875 } as const;
    expect(sweepCells(short).map((cell) => cell.spec)).toEqual(
      [1, 2, 3].flatMap((seed) =>
        (["slr", "rigl"] as const).map((method) => resolveSpec({ ...given, task: "link", method, seed })),
      ),
    );
  });
});

describe("the cells of a sweep as released", () => {
  it("differ from fair ones by the quirks that are on", () => {
    const as = (quirk: string, dataset: string) =>
      sweepCells(sweepOf({ datasets: [dataset], comparison: "as released", quirks: [quirk], seeds: [1] }));
    const [slr, rigl] = as("largerBatch", "brain-twin");
    expect([slr.spec.batchSize, rigl.spec.batchSize]).toEqual([256, 64]); // four times the twin's own
    expect(as("leakyWalks", "ia-email-twin").map(({ spec }) => spec.walkScope)).toEqual(["whole-graph", "whole-graph"]);
    expect(as("denseStart", "ia-email-twin").map(({ spec }) => spec.denseStart)).toEqual([false, true]);
    expect(as("ownSchedule", "ia-email-twin").map(({ spec }) => spec.recipe)).toEqual(["paper", "paper"]);
  });
});

describe("shards", () => {
  it("hold every cell once, in run order, in nearly equal numbers", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...methods), { minLength: 1 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (chosen, levels, seeds, count) => {
          const cells = sweepCells(
            sweepOf({
              datasets: ["ia-email-twin", "brain-twin"],
              methods: chosen,
              sparsities: paperSparsities("node").slice(0, levels),
              seeds: Array.from({ length: seeds }, (_, seed) => seed),
            }),
          );
          const parts = Array.from({ length: count }, (_, i) => shardOf(cells, { index: i + 1, count }));
          const ids = parts.flat().map(({ id }) => id);
          expect(ids.toSorted()).toEqual(cells.map(({ id }) => id).toSorted());
          const even = cells.length / count;
          for (const part of parts) {
            expect(Math.abs(part.length - even)).toBeLessThanOrEqual(2 + 0.2 * even);
            const order = part.map((cell) => cells.indexOf(cell));
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("give each of as many seeds to one of them, and cut beside a shared dense training where they can", () => {
    const spec = sweepOf({ methods: ["dense", "magnitude", "slr", "rigl"], sparsities: [0.5, 0.75, 0.875] });
    const cells = sweepCells(spec); // 10 a seed
    const seeds = [1, 2, 3].map((index) => new Set(shardOf(cells, { index, count: 3 }).map(({ seed }) => seed)));
    expect(seeds).toEqual([new Set([1]), new Set([2]), new Set([3])]);
    // The even cut, 15, would tear the 6 cells 11 … 16 of the second seed apart; 17 is too far, 15 ± 1 is no better.
    expect(shardOf(cells, { index: 1, count: 2 })).toHaveLength(15);
    const more = sweepCells({ ...spec, seeds: [1, 2, 3, 4, 5], methods: ["magnitude", "slr", "rigl"] }); // 9 a seed: cut 23
    // One cell of a part of 22.5 may give way twice: 24 stands between SLR and RigL of the third seed.
    const [first] = [shardOf(more, { index: 1, count: 2 })];
    expect(first[first.length - 1].id).toBe("ia-email-twin/slr/0.875/3");
  });

  it.each([
    { index: 0, count: 2 },
    { index: 3, count: 2 },
    { index: 1, count: 0 },
    { index: 1.5, count: 2 },
  ])("%o is refused", (shard) => {
    expect(() => shardOf([], shard)).toThrow(InputError);
  });
});

describe("a record", () => {
  const [cell] = sweepCells(sweepOf());

  it("keeps every evaluation and the last mask picture, and says which version ran it", () => {
    const record = compactRun(cell, madeUpEvents(cell, { accuracy: 0.7, flops: 10 }));
    expect(record?.events.map(({ type }) => type)).toEqual(["started", "evaluated", "masksUpdated", "finished"]);
    expect(record?.events[2]).toMatchObject({ step: 1 });
    expect(record).toMatchObject({ cell: cell.id, version });
    const packed = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
    expect(version).toBe(packed.version);
  });

  it("is only made of a run that came to its end", () => {
    const events = madeUpEvents(cell, { accuracy: 0.7, flops: 10 });
    expect(compactRun(cell, events.slice(0, -1))).toBeUndefined();
    expect(compactRun(cell, [...events.slice(0, -1), { type: "stopped", step: 1 }])).toBeUndefined();
    expect(compactRun(cell, [])).toBeUndefined();
  });

  it("leaves to be done what has not run, has failed, or was run with other settings", () => {
    const spec = sweepOf();
    const cells = sweepCells(spec);
    const file = sweepFileOf(spec, ({ seed }) => (seed === 1 ? { accuracy: 0.7, flops: 10 } : "No room."));
    expect(cellsLeft(cells, file.records).map(({ seed }) => seed)).toEqual([2, 2, 3, 3]);
    const longer = sweepCells(sweepOf({ settings: { epochs: 41 } }));
    expect(cellsLeft(longer, file.records)).toHaveLength(6);
  });

  it("takes the place of an older one of its cell", () => {
    const [old, other, fresh] = [failedRun(cell, "a"), failedRun({ id: "b" }, "b"), failedRun(cell, "c")];
    expect(withRecord([old, other], fresh)).toEqual([other, fresh]);
  });
});
