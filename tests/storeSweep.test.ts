import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { isSameData } from "../src/store/data/atHand";
import { denseLevel, layerRows, levelPosition, levelRows } from "../src/store/sweep/figures";
import { parseLevels } from "../src/store/sweep/levels";
import { firstSweepForm, planSweep, quirkApplies } from "../src/store/sweep/setUp";
import type { SweepChoice } from "../src/store/sweep/sweepChoices";
import { type SweepState, sweepState } from "../src/store/sweep/sweepState";
import { fileName, sweepFileOf } from "../src/store/sweep/taking";
import { sweepCells } from "../src/sweep/cells";
import { estimateSeconds, timingsOf } from "../src/sweep/estimate";
import { resolveSweep } from "../src/sweep/resolve";
import { summarizeSweep } from "../src/sweep/summary";
import { result } from "./storeEvents";
import { accuracyOf, given, headerOf, memoryArchive, memoryLocks, openTab, runOf } from "./sweepWorld";

const links: SweepChoice = {
  id: "ia-email-twin",
  label: "ia-email",
  kind: "synthetic twin",
  tasks: ["link"],
  form: "temporal",
};
const nodes: SweepChoice = {
  id: "brain-twin",
  label: "brain",
  kind: "synthetic twin",
  tasks: ["node"],
  form: "temporal",
};
const away: SweepChoice = { ...links, id: "wiki-talk", label: "wiki-talk", lack: "Choose its file." };
const choices = [links, nodes, away];

const problemOf = (part: Partial<typeof firstSweepForm>) => {
  const plan = planSweep({ ...firstSweepForm, ...part }, choices);
  return "problem" in plan ? [plan.field, plan.problem] : undefined;
};

describe("sparsity levels as typed", () => {
  it("may be separated by commas, spaces or semicolons, with or without the sign, in any order", () => {
    expect(parseLevels("90, 50 %; 96.875%")).toEqual([0.5, 0.9, 0.96875]);
    expect(parseLevels("0")).toEqual([0]);
  });

  it.each([
    ["", /at least one/],
    ["50, ninety", /“ninety” is no sparsity level/],
    ["50, 100", /100 is out of range.*0 to 99\.99 %/],
    ["-5", /-5 is out of range/],
    ["50, 50.0", /50\s% is there twice/],
  ])("are refused with a sentence: %s", (text, sentence) => {
    expect(() => parseLevels(text)).toThrow(sentence);
  });
});

describe("a set-up", () => {
  it("as the page opens with it is five methods at five levels and the dense net, with three seeds", () => {
    const plan = planSweep(firstSweepForm, choices);
    expect("cells" in plan && plan.cells).toHaveLength(3 * (5 * 5 + 1));
  });

  it("says what is wrong and where", () => {
    expect(problemOf({ datasets: [] })).toEqual(["datasets", "Choose at least one data set."]);
    expect(problemOf({ datasets: ["wiki-talk"] })).toEqual(["datasets", "wiki-talk is not at hand. Choose its file."]);
    expect(problemOf({ methods: [] })?.[0]).toBe("methods");
    expect(problemOf({ levels: "x" })?.[0]).toBe("levels");
    expect(problemOf({ seeds: "0" })?.[0]).toBe("seeds");
    expect(problemOf({ epochs: "1.5" })?.[0]).toBe("epochs");
    expect(problemOf({})).toBeUndefined();
  });

  it("needs no level for the dense net alone", () => {
    expect(problemOf({ methods: ["dense"], levels: "" })).toBeUndefined();
  });

  it("gives every data set its own task", () => {
    const plan = planSweep({ ...firstSweepForm, datasets: ["brain-twin", "ia-email-twin"] }, choices);
    const { datasets } = "spec" in plan ? plan.spec : { datasets: [] };
    expect(datasets.map(({ id, task }) => [id, task])).toEqual([
      ["ia-email-twin", "link"],
      ["brain-twin", "node"],
    ]);
  });

  it("shares typed epochs out between the phases of train and prune", () => {
    const plan = planSweep({ ...firstSweepForm, epochs: "10" }, choices);
    const spec = "cells" in plan ? plan.cells.find(({ method }) => method === "slr")?.spec : undefined;
    expect(spec).toMatchObject({ epochs: 10, denseEpochs: 5, pruneEpochs: 2, retrainEpochs: 3 });
  });

  it("turns on only those quirks that change one of its runs", () => {
    const form = { ...firstSweepForm, comparison: "as released" } as const;
    expect(quirkApplies("sgdRetraining", form, choices)).toBe(false);
    expect(quirkApplies("sgdRetraining", { ...form, datasets: ["brain-twin"] }, choices)).toBe(true);
    expect(quirkApplies("sgdRetraining", { ...form, datasets: ["brain-twin"], methods: ["rigl"] }, choices)).toBe(
      false,
    );
    const plan = planSweep(form, choices);
    expect("spec" in plan && plan.spec.quirks).toEqual(["ownSchedule", "denseStart", "chosenByTest", "leakyWalks"]);
    const fair = planSweep(firstSweepForm, choices);
    expect("spec" in fair && fair.spec.quirks).toEqual([]);
  });
});

const spec = resolveSweep(given);
const cells = sweepCells(spec);
const record = (id: string) => {
  const cell = cells.find((one) => one.id === id);
  if (!cell) throw new Error(`no cell ${id}`);
  return { cell: id, version: "1", events: runOf(cell.spec) };
};
const recordsOf = (...ids: readonly string[]) => new Map(ids.map((id) => [id, record(id)]));

describe("an estimate", () => {
  const [rigl] = cells.filter(({ method }) => method === "rigl");

  it("is a guess before anything is measured", () => {
    expect(estimateSeconds(cells, []).measured).toBe(false);
  });

  it("goes by method, and by the epochs of other methods where a method has not run", () => {
    const timings = [{ cell: rigl, seconds: 4 }];
    expect(estimateSeconds([rigl, rigl], timings)).toEqual({ seconds: 8, measured: true });
    // Dense has as many epochs as RigL.
    const [dense] = cells.filter(({ method }) => method === "dense");
    expect(estimateSeconds([dense], [...timings, { cell: rigl, seconds: 2 }])).toEqual({ seconds: 3, measured: true });
    // What another data set took is better than a guess, but not measured.
    const elsewhere = { ...rigl, dataset: "another" };
    expect(estimateSeconds([elsewhere, elsewhere], timings)).toEqual({ seconds: 8, measured: false });
  });

  it("takes the time measured here before the one in the record", () => {
    const records = recordsOf(rigl.id);
    expect(timingsOf(cells, records, new Map())).toEqual([{ cell: rigl, seconds: result.wallMs / 1000 }]);
    expect(timingsOf(cells, records, new Map([[rigl.id, 3]]))).toEqual([{ cell: rigl, seconds: 3 }]);
  });
});

describe("the charts", () => {
  const ids = ["rigl/0.5/1", "rigl/0.5/2", "rigl/0.9/1", "magnitude/0.9/1", "dense/0/1"].map(
    (id) => `ia-email-twin/${id}`,
  );
  const levels = summarizeSweep(sweepFileOf({ header: headerOf(spec), cells, records: recordsOf(...ids) }));

  it("place a level by how often the weights were halved", () => {
    expect([0, 0.5, 0.75, 0.875].map(levelPosition)).toEqual([0, 1, 2, 3]);
  });

  it("show means over the seeds that have finished, and a band from two on", () => {
    const rows = levelRows(levels, "accuracy", "rigl");
    expect(rows.map(({ sparsity }) => sparsity)).toEqual([0.5, 0.9]);
    const [one, two] = [1, 2].map((seed) => accuracyOf({ ...cells[0].spec, method: "rigl", sparsity: 0.5, seed }));
    expect(rows[0].means.rigl).toBeCloseTo((one + two) / 2, 12);
    // Two values lie a difference / √2 of standard deviation apart.
    expect(rows[0].bands.rigl[1] - rows[0].means.rigl).toBeCloseTo((two - one) / Math.SQRT2, 12);
    expect(Object.keys(rows[0].means)).toEqual(["rigl"]);
    expect(Object.keys(rows[1].means).sort()).toEqual(["magnitude", "rigl"]);
    expect(rows[1].bands).toEqual({});
  });

  it("show the dense net as a level", () => {
    expect(denseLevel(levels, "flops", "exact")?.mean).toBe(result.trainingFlops.exact);
    expect(
      denseLevel(
        levels.filter(({ method }) => method !== "dense"),
        "flops",
        "exact",
      ),
    ).toBeUndefined();
  });

  it("show how a method's layers share the density", () => {
    const [row] = layerRows(levels, "magnitude");
    expect(row).toMatchObject({ sparsity: 0.9, means: { ...result.densityByLayer, overall: result.density } });
  });
});

describe("the list of kept sweeps", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1500);

  async function makeView() {
    const archive = memoryArchive();
    const tab = openTab(archive, memoryLocks());
    let clock = 1000;
    const view = createStore<SweepState>()(
      sweepState({ lab: tab.lab, archive, locks: memoryLocks(), now: () => clock++ }),
    );
    await view.getState().connect();
    view.getState().setForm({ methods: ["dense", "rigl"], levels: "50", seeds: "2" });
    const finish = async (): Promise<void> => {
      for (let i = 0; i < 20 && view.getState().open?.state !== "complete"; i++) {
        await settle();
        tab.work();
        await settle();
      }
    };
    return { archive, tab, view, finish };
  }

  it("keeps a sweep with its name and count, removes it, and brings it back whole", async () => {
    const { archive, view, finish } = await makeView();
    await view.getState().start();
    await finish();
    const id = view.getState().open?.header.id ?? "";
    expect((await archive.list())[0]).toMatchObject({ id, name: "ia-email (synthetic twin), 2 methods", finished: 4 });
    await view.getState().remove(id);
    expect(view.getState()).toMatchObject({ open: undefined, kept: [], removed: { id } });
    expect(await archive.list()).toEqual([]);
    await view.getState().restore();
    await settle();
    expect(view.getState().open?.records.size).toBe(4);
    expect(await archive.records(id)).toHaveLength(4);
  });

  it("opens an older sweep again without running it", async () => {
    const { tab, view, finish } = await makeView();
    await view.getState().start();
    await finish();
    const first = view.getState().open?.header.id ?? "";
    await view.getState().start();
    await settle();
    const runs = tab.asked.length;
    await view.getState().openKept(first);
    await settle();
    expect(view.getState().open).toMatchObject({ state: "complete", header: { id: first } });
    expect(view.getState().kept).toHaveLength(2);
    expect(tab.asked.slice(runs).map(({ type }) => type)).toEqual(["stop"]);
    expect(tab.lab.getState().guest).toBeUndefined();
  });

  it("opens a sweep from its file, and refuses one that is broken with a sentence", async () => {
    const { view, finish } = await makeView();
    await view.getState().start();
    await finish();
    const text = JSON.stringify(view.getState().file());
    await view.getState().openFile({ name: "mine.json", text: async () => text });
    expect(view.getState().open).toMatchObject({
      state: "complete",
      header: { name: expect.stringContaining("mine.json") },
    });
    expect(view.getState().kept).toHaveLength(2);
    await view.getState().openFile({ name: "broken.json", text: async () => text.slice(0, 50) });
    expect(view.getState().notice).toMatch(/^broken\.json is not JSON/);
    expect(view.getState().open?.records.size).toBe(4);
  });

  it("goes on in memory where the browser keeps nothing, and says so", async () => {
    const { archive, view, finish } = await makeView();
    const full = (): Promise<never> => Promise.reject(new Error("quota exceeded"));
    archive.saveRecords = full;
    archive.saveHeader = full;
    await view.getState().start();
    await finish();
    expect(view.getState().open).toMatchObject({ state: "complete" });
    expect(view.getState().notice).toMatch(/does not keep this sweep \(quota exceeded\).*download its JSON/);
  });

  it("shows the run behind a point, and puts the Run view's own back", async () => {
    const { tab, view, finish } = await makeView();
    await view.getState().start();
    await finish();
    const cell = "ia-email-twin/rigl/0.5/2";
    tab.lab.getState().chooseView("sweep");
    view.getState().showRun(cell);
    expect(tab.lab.getState()).toMatchObject({
      view: "run",
      recorded: { title: "RigL at 50\u00a0% sparsity, seed 2" },
      runs: [{ outcome: "finished", spec: { method: "rigl", seed: 2 } }],
    });
    tab.lab.getState().closeRecord();
    expect(tab.lab.getState()).toMatchObject({ view: "sweep", recorded: undefined, runs: [] });
    view.getState().showRun(cell);
    tab.lab.getState().repeatRecord();
    const asked = tab.asked.at(-1);
    expect(asked).toMatchObject({ type: "run", lanes: [{ method: "rigl", sparsity: 0.5, seed: 2 }] });
    expect(tab.lab.getState().recorded).toBeUndefined();
  });
});

it("names files by when the sweep began", () => {
  const began = Date.UTC(2026, 10, 24, 17, 5);
  expect(fileName({ ...headerOf(spec), began }, "csv")).toBe("sweep-2026-11-24-1705.csv");
});

it("knows a file again by what was read from it", () => {
  const summary = {
    name: "a.txt",
    kind: "file",
    form: "temporal",
    nodes: 2,
    edges: 3,
    distinctPairs: 2,
    selfLoops: 0,
  } as const;
  expect(isSameData(summary, { ...summary, note: "of no matter" })).toBe(true);
  expect(isSameData(summary, { ...summary, edges: 4 })).toBe(false);
});
