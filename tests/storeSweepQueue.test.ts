import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sweepCells } from "../src/sweep/cells";
import { resolveSweep } from "../src/sweep/resolve";
import { fileSummary } from "./storeEvents";
import { accuracyOf, given, headerOf, memoryArchive, memoryLocks, openTab, runOf, type Tab } from "./sweepWorld";

const spec = resolveSweep(given);
const cells = sweepCells(spec);

/** Lets promises and timers of the control do their work. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);

/** Works until no run is left. */
async function drain(tab: Tab): Promise<void> {
  for (let i = 0; i < 100 && tab.shown()?.state !== "complete"; i++) {
    tab.work();
    await settle();
  }
}

async function startSweep() {
  const [archive, locks] = [memoryArchive(), memoryLocks()];
  const tab = openTab(archive, locks);
  await tab.control.open(headerOf(), cells, []);
  await settle();
  return { archive, locks, tab };
}

const runsAsked = (tab: Tab) => tab.asked.flatMap((request) => (request.type === "run" ? [request.lanes[0]] : []));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a sweep", () => {
  it("has a run of the dense net a seed, and one of each other method a level and seed", () => {
    expect(cells).toHaveLength(2 * (1 + 2 * 2));
  });

  it("runs its cells one after another and keeps each at once", async () => {
    const { tab, archive } = await startSweep();
    expect(tab.shown()).toMatchObject({ state: "running", current: { cell: { id: cells[0].id } } });
    expect(runsAsked(tab)).toHaveLength(1);
    tab.work();
    await Promise.resolve();
    expect((await archive.records("7")).map(({ cell }) => cell)).toEqual([cells[0].id]);
    await drain(tab);
    expect(runsAsked(tab)).toEqual(cells.map((cell) => cell.spec));
    expect([...(tab.shown()?.records.keys() ?? [])]).toEqual(cells.map(({ id }) => id));
    expect(tab.lab.getState().guest).toBeUndefined();
    expect((await archive.list())[0]).toMatchObject({ finished: cells.length, status: "paused", backend: "cpu" });
  });

  it("gives every run the backend of its first", async () => {
    const { tab } = await startSweep();
    tab.work();
    await settle();
    tab.lab.getState().chooseBackend("wasm");
    tab.work();
    await settle();
    const backends = tab.asked.flatMap((request) => (request.type === "backend" ? [request.backend] : []));
    expect(backends.at(-1)).not.toBe("wasm");
  });

  it("keeps no progress of a run", async () => {
    const { tab } = await startSweep();
    await drain(tab);
    const types = tab
      .shown()
      ?.records.get(cells[0].id)
      ?.events.map(({ type }) => type);
    expect(types).toEqual(["started", "finished"]);
  });

  it("pauses in the middle of a run and goes on there", async () => {
    const { tab } = await startSweep();
    tab.control.pause();
    await settle();
    expect(tab.shown()?.state).toBe("paused");
    tab.control.resume();
    await settle();
    expect(tab.asked.slice(-2).map(({ type }) => type)).toEqual(["pause", "resume"]);
    expect(runsAsked(tab)).toHaveLength(1);
    await drain(tab);
    expect(tab.shown()?.records.size).toBe(cells.length);
  });

  it("keeps what is finished when it is cancelled, gives the engine back, and can go on", async () => {
    const { tab } = await startSweep();
    tab.work();
    await settle();
    tab.control.cancel();
    await settle();
    expect(tab.shown()).toMatchObject({ state: "cancelled", current: undefined });
    expect(tab.shown()?.records.size).toBe(1);
    expect(tab.lab.getState().guest).toBeUndefined();
    tab.control.resume();
    await drain(tab);
    expect(tab.shown()?.records.size).toBe(cells.length);
  });

  it("goes on by itself in a page that is loaded again, and runs only what is missing", async () => {
    const { tab, archive, locks } = await startSweep();
    for (let i = 0; i < 3; i++) {
      tab.work();
      await settle();
    }
    tab.vanish();
    const next = openTab(archive, locks);
    await next.load();
    await settle();
    expect(next.shown()?.state).toBe("running");
    await drain(next);
    expect(runsAsked(next)).toEqual(cells.slice(3).map((cell) => cell.spec));
  });

  it("runs again what an older version ran with other settings", async () => {
    const tab = openTab(memoryArchive(), memoryLocks());
    const [now, then] = [cells[0].spec, { ...cells[1].spec, batchSize: 1 + cells[1].spec.batchSize }];
    const kept = [now, then].map((ran, i) => ({ cell: cells[i].id, version: "0", events: runOf(ran) }));
    await tab.control.open(headerOf(), cells, kept);
    await settle();
    expect(tab.shown()).toMatchObject({ current: { cell: { id: cells[1].id } } });
    expect([...(tab.shown()?.records.keys() ?? [])]).toEqual([cells[0].id]);
    await drain(tab);
    expect(tab.shown()?.records.size).toBe(cells.length);
  });

  it("stays paused in a page that is loaded again where a person had paused it", async () => {
    const { tab, archive, locks } = await startSweep();
    tab.work();
    await settle();
    tab.control.pause();
    await settle();
    tab.vanish();
    const next = openTab(archive, locks);
    await next.load();
    await settle();
    expect(next.shown()).toMatchObject({ state: "paused", current: undefined });
    expect(runsAsked(next)).toEqual([]);
  });

  it("is run by one tab; the other says so, follows, and takes over when the first is closed", async () => {
    const { tab, archive, locks } = await startSweep();
    const other = openTab(archive, locks);
    await other.load();
    await settle();
    expect(other.shown()?.state).toBe("elsewhere");
    expect(runsAsked(other)).toEqual([]);
    tab.work();
    await settle();
    await other.control.refresh();
    expect(other.shown()?.records.size).toBe(1);
    tab.vanish();
    await settle();
    expect(other.shown()?.state).toBe("running");
    await drain(other);
    expect(other.shown()?.records.size).toBe(cells.length);
  });
});

describe("a lost engine", () => {
  const lost = { type: "engineFailed", message: "The GPU was lost (driver reset).", fault: "lost" } as const;

  it("is started anew on the same backend, and the run begins again", async () => {
    const { tab } = await startSweep();
    tab.work();
    await settle();
    tab.answer({ type: "events", lane: 0, events: runOf(cells[1].spec).slice(0, 1) });
    tab.answer(lost);
    await settle();
    expect(tab.shown()).toMatchObject({ state: "running", lost: 1, current: { cell: { id: cells[1].id } } });
    expect(tab.asked.slice(-2)).toEqual([
      { type: "backend", backend: "cpu" },
      { type: "run", lanes: [cells[1].spec], takeOver: true },
    ]);
    await drain(tab);
    expect(
      tab
        .shown()
        ?.records.get(cells[1].id)
        ?.events.map(({ type }) => type),
    ).toEqual(["started", "finished"]);
  });

  it("is given back by a sweep that is closed before it starts anew", async () => {
    const { tab } = await startSweep();
    tab.answer(lost);
    expect(tab.lab.getState().guest).toBeDefined();
    await tab.control.close();
    expect(tab.lab.getState().guest).toBeUndefined();
    await settle();
    expect(runsAsked(tab)).toHaveLength(1);
  });

  it("costs a run its place after the third time; the queue goes on, and failed runs can be tried again", async () => {
    const { tab } = await startSweep();
    for (let i = 0; i < 3; i++) {
      tab.answer(lost);
      await settle();
    }
    expect(tab.shown()?.records.get(cells[0].id)?.events).toEqual([{ type: "failed", message: lost.message }]);
    expect(tab.shown()).toMatchObject({ state: "running", current: { cell: { id: cells[1].id } } });
    await drain(tab);
    expect(tab.shown()?.state).toBe("complete");
    tab.control.retry();
    await settle();
    await drain(tab);
    expect(tab.shown()?.records.get(cells[0].id)?.events.at(-1)?.type).toBe("finished");
  });

  it("pauses the sweep with a sentence where two runs in a row are given up", async () => {
    const { tab } = await startSweep();
    for (let i = 0; i < 6; i++) {
      tab.answer(lost);
      await settle();
    }
    expect(tab.shown()).toMatchObject({ state: "paused", sentence: expect.stringContaining("driver reset") });
    expect(tab.lab.getState().guest).toBeUndefined();
  });

  it("may hide behind a run that fails in the middle: it is tried again on a fresh engine", async () => {
    const { tab } = await startSweep();
    const failed = { type: "failed", message: "The run failed inside the lab." } as const;
    tab.answer({ type: "events", lane: 0, events: [...runOf(cells[0].spec).slice(0, 1), failed] });
    await settle();
    expect(tab.shown()).toMatchObject({ state: "running", current: { cell: { id: cells[0].id } } });
    expect(tab.shown()?.records.size).toBe(0);
  });

  it("is no matter of a run that diverged, which would do so again: the queue goes on, however many do", async () => {
    const { tab } = await startSweep();
    const failed = { type: "failed", message: "The loss stopped being a number.", diverged: true } as const;
    for (const { id, spec: ran } of cells.slice(0, 6)) {
      expect(tab.shown()?.current?.cell.id).toBe(id);
      tab.answer({ type: "events", lane: 0, events: [...runOf(ran).slice(0, 1), failed] });
      await settle();
      expect(
        tab
          .shown()
          ?.records.get(id)
          ?.events.map(({ type }) => type),
      ).toEqual(["started", "failed"]);
    }
    expect(tab.shown()).toMatchObject({ state: "running", lost: 0 });
    expect(runsAsked(tab)).toHaveLength(7);
  });

  it("is no matter of a run that cannot begin: it is recorded as failed at once", async () => {
    const { tab } = await startSweep();
    tab.answer({ type: "events", lane: 0, events: [{ type: "failed", message: "mail.txt has no node labels." }] });
    await settle();
    expect(tab.shown()?.records.get(cells[0].id)?.events.at(-1)?.type).toBe("failed");
    expect(tab.shown()?.current?.cell.id).toBe(cells[1].id);
  });
});

describe("the one engine", () => {
  it("is not taken from a run of the Run view; the sweep begins when that has ended", async () => {
    const [archive, locks] = [memoryArchive(), memoryLocks()];
    const tab = openTab(archive, locks);
    tab.lab.getState().runOrResume();
    await tab.control.open(headerOf(), cells, []);
    await settle();
    expect(tab.shown()?.state).toBe("engine taken");
    expect(runsAsked(tab)).toHaveLength(1);
    tab.work();
    await settle();
    expect(tab.shown()?.state).toBe("running");
    expect(tab.lab.getState().runs.map(({ outcome }) => outcome)).toEqual(["finished", "finished"]);
  });

  it("is not the Run view's while the sweep trains, unless a person asks for it", async () => {
    const { tab } = await startSweep();
    tab.lab.getState().runOrResume();
    tab.lab.getState().step();
    await settle();
    expect(runsAsked(tab)).toHaveLength(1);
    expect(tab.lab.getState().guest).toBe("The sweep");
    tab.lab.getState().takeEngine();
    await settle();
    expect(tab.lab.getState()).toMatchObject({ activity: "running", guest: undefined });
    expect(tab.shown()).toMatchObject({ state: "paused", sentence: expect.stringContaining("Run view") });
    tab.work();
    await settle();
    expect(tab.lab.getState().runs.map(({ outcome }) => outcome)).toEqual(["finished", "finished"]);
    tab.control.resume();
    await settle();
    expect(runsAsked(tab).at(-1)).toEqual(cells[0].spec);
    await drain(tab);
    expect(tab.shown()?.records.size).toBe(cells.length);
  });
});

describe("data sets from files", () => {
  const summary = fileSummary("mail.txt");
  const fileSpec = resolveSweep({ ...given, datasets: ["file-1", "ia-email-twin"] }, () => ({
    task: "link",
    model: "fnn",
  }));
  const fileCells = sweepCells(fileSpec);
  const header = { ...headerOf(fileSpec), sources: { "file-1": summary } };

  it("are waited for, after all else has run, and known again whatever their key", async () => {
    const tab = openTab(memoryArchive(), memoryLocks());
    await tab.control.open(header, fileCells, []);
    await settle();
    for (let i = 0; i < cells.length; i++) {
      tab.work();
      await settle();
    }
    expect(tab.shown()).toMatchObject({ state: "without data", missing: ["file-1"] });
    expect(tab.lab.getState().guest).toBeUndefined();
    const { openFiles, useOpened } = tab.lab.getState();
    const files = { edges: new File(["0 1 2"], "mail.txt") };
    for (const [nodes, key] of [
      [3, "file-1"],
      [2, "file-2"],
    ] as const) {
      openFiles(files);
      const opening = tab.lab.getState().opening;
      if (opening?.state !== "reading") throw new Error("nothing is being read");
      tab.answer({ type: "opened", id: opening.id, key, summary: { ...summary, nodes } });
      useOpened();
      await settle();
    }
    expect(runsAsked(tab).at(-1)?.dataset).toBe("file-2");
    await drain(tab);
    const events = tab.shown()?.records.get(fileCells[0].id)?.events;
    expect(events?.[0]).toMatchObject({ type: "started", spec: { dataset: "file-1" } });
    expect(tab.shown()?.records.size).toBe(fileCells.length);
  });
});

describe("any order of events", () => {
  const acts = fc.constantFrom("work", "pause", "resume", "cancel", "lose", "crash", "reload", "run", "wait");

  it("ends with the same records as none", async () => {
    const property = fc.asyncProperty(fc.array(acts, { maxLength: 40 }), async (commands) => {
      const [archive, locks] = [memoryArchive(), memoryLocks()];
      let tab = openTab(archive, locks);
      await tab.control.open(headerOf(), cells, []);
      for (const command of commands) {
        if (command === "work") tab.work();
        else if (command === "pause") tab.control.pause();
        else if (command === "resume") tab.control.resume();
        else if (command === "cancel") tab.control.cancel();
        else if (command === "lose") tab.answer({ type: "engineFailed", message: "lost", fault: "lost" });
        else if (command === "crash") tab.lab.getState().restartEngine();
        else if (command === "run") tab.lab.getState().takeEngine();
        else if (command === "wait") await settle();
        else {
          tab.vanish();
          await settle();
          tab = openTab(archive, locks);
          await tab.load();
        }
        await vi.advanceTimersByTimeAsync(1);
      }
      await settle();
      for (let i = 0; i < 60; i++) {
        const open = tab.shown();
        if (open?.state === "complete" && [...open.records.values()].every(({ events }) => events.length > 1)) break;
        if (open?.state === "complete") tab.control.retry();
        else if (open?.header.status !== "going") tab.control.resume();
        await settle();
        tab.work();
        await settle();
      }
      expect(tab.overlaps()).toBe(0);
      const found = [...(tab.shown()?.records ?? [])].map(([id, { events }]) => {
        const last = events.at(-1);
        return [id, last?.type === "finished" ? last.result.testAccuracy : last?.type];
      });
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(cells.map((cell) => [cell.id, accuracyOf(cell.spec)])),
      );
      expect(new Map((await archive.records("7")).map((record) => [record.cell, record]))).toEqual(
        new Map(tab.shown()?.records),
      );
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
