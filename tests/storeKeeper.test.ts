import { describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { TabLocks } from "../src/store/page/tabLocks";
import type { KeptHeader, KeptLane, RescueArchive } from "../src/store/rescue/archive";
import { type RescueState, rescueState } from "../src/store/rescue/rescueState";
import { openRescueLab, type RescueLab, snapshotOf, startOf, trainABit } from "./rescueLab";
import { evaluated, result } from "./storeEvents";
import { memoryLocks } from "./sweepWorld";

/** An archive that outlives the pages of a test, with what happened to it. */
function memoryArchive() {
  const headers = new Map<string, KeptHeader>();
  const lanes = new Map<string, KeptLane>();
  let fault: Error | undefined;
  const may = (): void => {
    if (fault) throw fault;
  };
  const archive: RescueArchive = {
    list: async () => {
      may();
      return [...headers.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    lanes: async ({ id, specs }) => specs.map((_, lane) => structuredClone(lanes.get(`${id} ${lane}`))),
    saveHeader: async (header) => {
      may();
      headers.set(header.id, structuredClone(header));
    },
    saveLane: async (id, lane, kept) => {
      may();
      lanes.set(`${id} ${lane}`, structuredClone(kept));
    },
    remove: async (id) => {
      headers.delete(id);
      for (const key of lanes.keys()) if (key.startsWith(id)) lanes.delete(key);
    },
  };
  return { archive, headers, lanes, fail: (error: Error | undefined) => (fault = error) };
}

/** Lets promises go on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** Opens a tab: a page with its rescue. */
function openTab(archive: RescueArchive, locks: TabLocks, now = () => Date.now()) {
  const page: RescueLab = openRescueLab();
  const rescue = createStore<RescueState>()(rescueState({ lab: page.lab, archive, locks, now }));
  return { ...page, rescue };
}

describe("a run under way", () => {
  it("is kept at every snapshot, and forgotten when its last lane has ended", async () => {
    const { archive, headers, lanes } = memoryArchive();
    const page = openTab(archive, memoryLocks());
    trainABit(page);
    await settle();
    const id = page.lab.getState().recording?.made ?? "";
    expect([...headers.keys()]).toEqual([id]);
    expect(headers.get(id)?.specs.map(({ method }) => method)).toEqual(["slr", "rigl"]);
    expect([...lanes.values()].map(({ start }) => start)).toMatchObject([{ step: 7 }, { step: 10 }]);
    // All that was told by the snapshot, and no progress.
    expect(lanes.get(`${id} 1`)?.events.map(({ type }) => type)).toEqual([
      "started",
      "evaluated",
      "evaluated",
      "evaluated",
    ]);
    page.tell(1, { type: "finished", result });
    await settle();
    expect(lanes.get(`${id} 1`)?.start).toBe("ended");
    expect(lanes.get(`${id} 1`)?.events.at(-1)?.type).toBe("finished");
    page.tell(0, { type: "failed", message: "The loss stopped being a number.", diverged: true });
    await settle();
    expect([headers.size, lanes.size]).toEqual([0, 0]);
  });

  it("is forgotten when it is reset, or another takes its place", async () => {
    const { archive, headers, lanes } = memoryArchive();
    const page = openTab(archive, memoryLocks());
    trainABit(page);
    page.lab.getState().reset();
    page.tell(0, { type: "stopped", step: 8 });
    page.tell(1, { type: "stopped", step: 11 });
    await settle();
    expect([headers.size, lanes.size]).toEqual([0, 0]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1000 });
    trainABit(page);
    const first = page.lab.getState().recording?.made;
    vi.setSystemTime(Date.now() + 1000);
    page.lab.getState().runAgain();
    page.tell(0, { type: "stopped", step: 8 });
    page.tell(1, { type: "stopped", step: 11 });
    await settle();
    vi.useRealTimers();
    expect(headers.size).toBe(1);
    expect(headers.has(first ?? "")).toBe(false);
  });

  it("stays kept when it was given up after many losses", async () => {
    vi.useFakeTimers();
    const { archive, headers } = memoryArchive();
    const page = openTab(archive, memoryLocks());
    trainABit(page);
    for (let i = 0; i < 4; i++) {
      page.answer({ type: "engineFailed", message: "The training worker stopped (x).", fault: "worker" });
      vi.advanceTimersByTime(5000);
    }
    vi.useRealTimers();
    await settle();
    expect(page.lab.getState().activity).toBe("idle");
    expect(headers.size).toBe(1);
  });

  it("trains on where the browser keeps nothing, and says so until it does", async () => {
    const { archive, fail, lanes } = memoryArchive();
    const page = openTab(archive, memoryLocks());
    fail(Object.assign(new Error("no room"), { name: "QuotaExceededError" }));
    trainABit(page);
    await settle();
    expect(page.rescue.getState().unkept).toBe("full");
    expect(page.lab.getState()).toMatchObject({ activity: "running", runs: [{ outcome: "open" }, {}] });
    fail(new Error("A mutation operation was attempted on a database that did not allow mutations."));
    page.answer({ type: "snapshot", lane: 0, snapshot: snapshotOf(page.lastRun().lanes[0], 9) });
    await settle();
    expect(page.rescue.getState().unkept).toBe("closed");
    fail(undefined);
    page.answer({ type: "snapshot", lane: 0, snapshot: snapshotOf(page.lastRun().lanes[0], 12) });
    await settle();
    expect(page.rescue.getState().unkept).toBeUndefined();
    expect([...lanes.values()].map(({ start }) => start)).toMatchObject([{ step: 12 }]);
  });
});

describe("a run that a reload has interrupted", () => {
  /** Trains a bit in a tab and closes it, as a reload does. */
  async function interrupted() {
    const kept = memoryArchive();
    const locks = memoryLocks();
    const closing = new Map<string, () => void>();
    const first = openTab(kept.archive, {
      ...locks,
      take: async (id) => {
        const release = await locks.take(id);
        if (release) closing.set(id, release);
        return release;
      },
    });
    trainABit(first);
    await settle();
    return { ...kept, locks, first, close: () => [...closing.values()].map((release) => release()) };
  }

  it("is offered, and goes on from each lane’s snapshot with what it had told", async () => {
    const { archive, locks, close, first, headers } = await interrupted();
    close();
    const page = openTab(archive, locks);
    await page.rescue.getState().load();
    expect(page.types()).toEqual(["backend"]); // never by itself
    expect(page.rescue.getState().offer).toMatchObject({ epoch: 2, epochs: 3, foreign: false });
    page.lab.getState().typeNumber("seed", "5");
    await page.rescue.getState().resume();
    expect(page.lastRun()).toMatchObject({ paused: false, from: [{ step: 7 }, { step: 10 }] });
    expect(page.lastRun().lanes).toEqual(first.lastRun().lanes);
    const { runs, recording, activity, form } = page.lab.getState();
    expect(activity).toBe("running");
    expect(runs.map(({ evaluations }) => evaluations.epoch)).toEqual([
      [0, 1],
      [0, 1, 2],
    ]);
    expect(recording?.made).toBe(first.lab.getState().recording?.made);
    expect(form.set.seed ?? 1).toBe(1); // the form shows the run that goes on
    expect(page.rescue.getState().offer).toBeUndefined();
    page.tell(0, startOf(page.lastRun().lanes[0]), evaluated(2), evaluated(3), { type: "finished", result });
    page.tell(1, evaluated(3), { type: "finished", result });
    await settle();
    expect(headers.size).toBe(0);
    expect(page.lab.getState().runs.map(({ evaluations }) => evaluations.epoch)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
    const [lane] = page.lab.getState().recording?.lanes ?? [];
    expect(lane.events.filter(({ type }) => type === "started")).toHaveLength(1);
  });

  it("is not offered while the tab trains it, and goes to one tab only", async () => {
    vi.useFakeTimers();
    const { archive, locks, close } = await interrupted();
    const early = openTab(archive, locks);
    const looking = early.rescue.getState().load();
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    await looking;
    expect(early.rescue.getState().offer).toBeUndefined();
    close();
    const [one, two] = [openTab(archive, locks), openTab(archive, locks)];
    await one.rescue.getState().load();
    await two.rescue.getState().load();
    await one.rescue.getState().resume();
    await two.rescue.getState().resume();
    expect(one.lab.getState().activity).toBe("running");
    expect(two.lab.getState().activity).toBe("idle");
    expect(two.rescue.getState().obstacle).toBe("elsewhere");
  });

  it("is discarded for good", async () => {
    const { archive, locks, close, headers, lanes } = await interrupted();
    close();
    const page = openTab(archive, locks);
    await page.rescue.getState().load();
    await page.rescue.getState().discard();
    expect(page.rescue.getState().offer).toBeUndefined();
    expect([headers.size, lanes.size]).toEqual([0, 0]);
  });

  it("waits for its data set, and for the run that is under way", async () => {
    const { archive, locks, close, headers } = await interrupted();
    close();
    const [id] = headers.keys();
    const header = headers.get(id) as KeptHeader;
    const source = { ...snapshotOf(header.specs[0], 1).dataset, name: "mail.txt" };
    headers.set(id, { ...header, source });
    const page = openTab(archive, locks);
    await page.rescue.getState().load();
    await page.rescue.getState().resume();
    expect(page.rescue.getState()).toMatchObject({ obstacle: "no data", offer: { data: "mail.txt" } });
    page.lab.setState({ opened: [{ key: "file-9", files: { edges: new File([], "mail.txt") }, summary: source }] });
    page.lab.getState().runOrResume();
    await page.rescue.getState().resume();
    expect(page.rescue.getState().obstacle).toBe("busy");
    page.lab.getState().reset();
    page.tell(0, { type: "stopped", step: 0 });
    page.tell(1, { type: "stopped", step: 0 });
    await page.rescue.getState().resume();
    expect(page.lastRun()).toMatchObject({
      lanes: [{ dataset: "file-9" }, { dataset: "file-9" }],
      from: [{ step: 7 }, {}],
    });
  });

  it("of another version of the lab can only be discarded, and one of long ago is forgotten", async () => {
    const { archive, locks, close, headers } = await interrupted();
    close();
    const [id] = headers.keys();
    headers.set(id, { ...(headers.get(id) as KeptHeader), release: "0.0.1" });
    const page = openTab(archive, locks);
    await page.rescue.getState().load();
    expect(page.rescue.getState().offer?.foreign).toBe(true);
    await page.rescue.getState().resume();
    expect(page.types()).toEqual(["backend"]);
    const later = openTab(archive, locks, () => Date.now() + 15 * 24 * 3600 * 1000);
    await later.rescue.getState().load();
    expect(later.rescue.getState().offer).toBeUndefined();
    expect(headers.size).toBe(0);
  });

  it("is no matter where the browser keeps nothing", async () => {
    const { archive, fail } = memoryArchive();
    fail(new Error("closed"));
    const page = openTab(archive, memoryLocks());
    await page.rescue.getState().load();
    expect(page.rescue.getState().offer).toBeUndefined();
    expect(page.rescue.getState().unkept).toBeUndefined();
  });
});
