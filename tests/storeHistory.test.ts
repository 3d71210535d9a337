import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Recording } from "../src/record/recording";
import { differingColumns } from "../src/store/history/columns";
import type { HistoryEntry } from "../src/store/history/entry";
import { type HistoryState, historyState, mostEntries } from "../src/store/history/historyState";
import { mostOverlays } from "../src/store/history/overlays";
import { overlaidRuns } from "../src/store/shownRuns";
import type { RunEvent } from "../src/train/protocol";
import { resolveSpec } from "../src/train/spec";
import { english } from "../src/words/load";
import { startOf } from "./rescueLab";
import { makeSilentLab } from "./silentLab";
import { evaluated, result, spec, started } from "./storeEvents";

/** An archive in memory that holds so many entries, or none at all. */
function makeArchive(room = Number.POSITIVE_INFINITY) {
  const entries = new Map<string, HistoryEntry>();
  const recordings = new Map<string, Recording>();
  return {
    entries,
    list: async () => [...entries.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    recording: async (id: string) => recordings.get(id),
    save: async (entry: HistoryEntry, recording?: Recording) => {
      if (!entries.has(entry.id) && entries.size >= room) throw new DOMException("no room", "QuotaExceededError");
      entries.set(entry.id, entry);
      if (recording) recordings.set(entry.id, recording);
    },
    remove: async (id: string) => {
      entries.delete(id);
      recordings.delete(id);
    },
  };
}

/** A page with its history over a worker that says what the test wants. */
function makePage(archive = makeArchive()) {
  const { lab, tell, types } = makeSilentLab();
  lab.getState().connect();
  const history = createStore<HistoryState>()(historyState({ lab, archive, tellOthers: () => undefined }));
  let clock = 0;
  /** Runs the lanes that the form holds; `ends` are their last events. */
  const run = async (ends: readonly RunEvent[], made = `2026-01-01T00:00:${String(clock++).padStart(2, "0")}.000Z`) => {
    lab.getState().runOrResume();
    const { recording } = lab.getState();
    if (recording) lab.setState({ recording: { ...recording, made } });
    for (const [lane, end] of ends.entries()) tell(lane, startOf(lab.getState().runs[lane].spec), evaluated(1), end);
    await settled();
    return made;
  };
  /** Goes on with the second lane of what is on show, and ends it. */
  const goOn = (): void => {
    const { recording } = lab.getState();
    if (!recording) throw new Error("nothing to go on with");
    lab.getState().goOn({ recording, starts: ["ended", "first step"], backend: "wasm" });
    tell(1, startOf(recording.lanes[1].spec), evaluated(1), finished);
  };
  return { lab, history, archive, run, goOn, types };
}

const finished: RunEvent = { type: "finished", result };
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const ids = (history: { getState(): HistoryState }) => history.getState().entries.map(({ id }) => id);

describe("history", () => {
  it("keeps a comparison when it ends, the lanes that finished alone", async () => {
    const { history, archive, run } = makePage();
    const id = await run([finished, { type: "failed", message: "It diverged.", diverged: true }]);
    expect(ids(history)).toEqual([id]);
    expect(archive.entries.get(id)?.runs).toHaveLength(1);
    expect((await archive.recording(id))?.lanes).toHaveLength(1);
    expect(archive.entries.get(id)?.runs[0].result.testAccuracy).toBe(0.8123);
  });

  it("keeps nothing of a comparison in which no lane finished", async () => {
    const { history, archive, run } = makePage();
    await run([
      { type: "stopped", step: 3 },
      { type: "stopped", step: 3 },
    ]);
    expect(ids(history)).toEqual([]);
    expect(archive.entries.size).toBe(0);
  });

  it("is there again after a reload, pinned ones first", async () => {
    const { archive, run, history } = makePage();
    const [first, second] = [await run([finished, finished]), await run([finished, finished])];
    await history.getState().pin(first, true);
    const later = makePage(archive);
    await later.history.getState().load();
    expect(ids(later.history)).toEqual([first, second]);
  });

  it("completes what an older lab kept, and leaves out what this one does not know", async () => {
    const { archive, run } = makePage();
    const [first, second] = [await run([finished, finished]), await run([finished, finished])];
    const kept = archive.entries.get(first) as HistoryEntry;
    const change = (id: string, of: (spec: HistoryEntry["runs"][number]["spec"]) => object): void => {
      const runs = kept.runs.map((one) => ({ ...one, spec: of(one.spec) }));
      archive.entries.set(id, { ...kept, id, runs } as HistoryEntry);
    };
    change(first, ({ distribution: _, ...older }) => older);
    change(second, (newer) => ({ ...newer, method: "of-tomorrow" }));
    const later = makePage(archive);
    await later.history.getState().load();
    expect(ids(later.history)).toEqual([first]);
    expect(later.history.getState().entries[0].runs[0].spec.distribution).toBe("uniform");
  });

  it("names, deletes and brings back", async () => {
    const { archive, run, history } = makePage();
    const id = await run([finished, finished]);
    await history.getState().rename(id, "  narrow net ");
    expect(archive.entries.get(id)?.name).toBe("narrow net");
    await history.getState().remove(id);
    expect([ids(history), archive.entries.size, history.getState().removed?.name]).toEqual([[], 0, "narrow net"]);
    await history.getState().restore();
    expect([ids(history), history.getState().removed]).toEqual([[id], undefined]);
    expect((await archive.recording(id))?.lanes).toHaveLength(2);
  });

  it("leaves nothing of a run that is deleted while it is being written, and can bring it back", async () => {
    const archive = makeArchive();
    let write = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      write = resolve;
    });
    const save = archive.save;
    const { history, run, lab } = makePage({
      ...archive,
      save: async (entry, recording) => {
        await slow;
        await save(entry, recording);
      },
    });
    const id = await run([finished, finished]);
    // Another tab's news must not take from the list what is still on its way.
    await history.getState().load();
    expect(ids(history)).toEqual([id]);
    await history.getState().remove(id);
    write();
    await settled();
    expect([ids(history), archive.entries.size]).toEqual([[], 0]);
    await history.getState().restore();
    await history.getState().overlay(id, 0);
    await history.getState().rename(id, "narrow");
    expect([archive.entries.get(id)?.name, lab.getState().overlays[0].name]).toEqual(["narrow", "narrow"]);
  });

  it("keeps the lanes that finish after a comparison was given up and went on, under its name", async () => {
    const { history, archive, run, goOn } = makePage();
    const id = await run([finished, { type: "failed", message: "The GPU was lost." }]);
    await history.getState().rename(id, "second try");
    goOn();
    await settled();
    expect(archive.entries.get(id)).toMatchObject({ name: "second try", runs: [{}, {}] });
    expect((await archive.recording(id))?.lanes).toHaveLength(2);
  });

  it("keeps a run that ended before the history had been loaded", async () => {
    const { lab, run } = makePage();
    const id = await run([finished, finished]);
    const late = makeArchive();
    const history = createStore<HistoryState>()(historyState({ lab, archive: late, tellOthers: () => undefined }));
    await history.getState().load();
    await settled();
    expect([ids(history), [...late.entries.keys()]]).toEqual([[id], [id]]);
  });

  it("renames what the charts draw, cut to what a legend has room for", async () => {
    const { lab, history, run } = makePage();
    const id = await run([finished, finished]);
    await history.getState().overlay(id, 1);
    await history.getState().rename(id, "w".repeat(70));
    expect(overlaidRuns(lab.getState())[0].label).toBe(`RigL “${"w".repeat(23)}…”`);
    await history.getState().rename(id, " ");
    expect(overlaidRuns(lab.getState())[0].label).toBe("RigL");
  });

  it("takes off the charts what another tab has deleted", async () => {
    const { lab, history, archive, run } = makePage();
    const [gone, kept] = [await run([finished, finished]), await run([finished, finished])];
    await history.getState().overlay(gone, 0);
    await history.getState().overlay(kept, 0);
    await archive.remove(gone);
    await history.getState().load();
    expect(lab.getState().overlays.map(({ entry }) => entry)).toEqual([kept]);
  });

  it("lets the oldest run that is not pinned make room where the browser has none left", async () => {
    const { run, history } = makePage(makeArchive(2));
    const first = await run([finished, finished]);
    await history.getState().pin(first, true);
    await run([finished, finished]);
    const third = await run([finished, finished]);
    expect(ids(history)).toEqual([first, third]);
    expect(history.getState().trouble).toBeUndefined();
  });

  it("keeps a run for this visit, and says so, where the browser keeps nothing", async () => {
    const { run, history, archive } = makePage(makeArchive(0));
    const id = await run([finished, finished]);
    expect(ids(history)).toEqual([id]);
    expect(history.getState().trouble).toMatch(/^This run could not be kept in this browser .*download it/);
    await history.getState().load();
    expect(ids(history)).toEqual([id]);
    await history.getState().replay(id);
    expect(archive.entries.size).toBe(0);
  });

  it("says what is wrong with a recording that another lab has left, and shows nothing of it", async () => {
    const { run, history, archive, lab } = makePage();
    const id = await run([finished, finished]);
    const recording = await archive.recording(id);
    archive.recording = async () => ({ ...recording, version: 9 }) as unknown as Recording;
    const { runs } = lab.getState();
    await history.getState().replay(id);
    await history.getState().overlay(id, 0);
    expect(history.getState().trouble).toMatch(/^The kept run is a broken recording: its version is 9/);
    expect([lab.getState().runs, lab.getState().overlays]).toEqual([runs, []]);
  });

  it("takes back that a run could not be kept, once it could", async () => {
    const archive = makeArchive();
    const { save } = archive;
    archive.save = async () => {
      throw new Error("closed");
    };
    const { run, history } = makePage(archive);
    const id = await run([finished, finished]);
    expect(history.getState().trouble).toMatch(/could not be kept/);
    await history.getState().remove(id);
    archive.save = save;
    await history.getState().restore();
    expect([history.getState().trouble, archive.entries.size]).toEqual([undefined, 1]);
  });

  it("holds a bounded number of runs", async () => {
    const { history, run } = makePage();
    const old = Array.from({ length: mostEntries }, (_, i): HistoryEntry => {
      const id = `2020-01-01T00:${String(Math.floor(i / 60)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}.000Z`;
      return { id, pinned: false, release: "1", dataset: datasetOf("a"), backend, runs: [{ spec, result }] };
    });
    history.setState({ entries: [...old].reverse() });
    await run([finished, finished]);
    expect(history.getState().entries).toHaveLength(mostEntries);
    expect(ids(history)).not.toContain(old[0].id);
  });

  it("draws at most so many runs over the charts, and takes them away again", async () => {
    const { lab, history, run } = makePage();
    for (let i = 0; i < 3; i++) {
      const id = await run([finished, finished]);
      await history.getState().overlay(id, 0);
      await history.getState().overlay(id, 1);
    }
    const { overlays } = lab.getState();
    expect(overlays).toHaveLength(mostOverlays);
    expect(overlays[0].run.evaluations.epoch).toEqual([1]);
    await history.getState().overlay(overlays[0].entry, overlays[0].index);
    expect(lab.getState().overlays).toEqual(overlays.slice(1));
    await history.getState().remove(overlays[3].entry);
    expect(lab.getState().overlays.every(({ entry }) => entry !== overlays[3].entry)).toBe(true);
  });

  it("runs the same set-up again, and says what to do where its file is not open", async () => {
    const { lab, history, run, types } = makePage();
    const id = await run([finished, finished]);
    lab.getState().chooseMethod("set", 0);
    history.getState().repeat(id);
    expect(lab.getState().runs.map((one) => one.spec.method)).toEqual(["slr", "rigl"]);
    expect(types().filter((type) => type === "run")).toHaveLength(2);
    const entry = { ...history.getState().entries[0], id: "file", isFile: true as const };
    history.setState({ entries: [entry] });
    history.getState().repeat("file");
    expect(history.getState().trouble).toMatch(/is not at hand\. Choose its file/);
  });
});

const backend = { id: "wasm", device: "CPU" } as const;
function datasetOf(name: string): HistoryEntry["dataset"] {
  return { ...(started as RunEvent & { type: "started" }).dataset, name };
}

describe("the columns of the history", () => {
  const entryOf = (dataset: string, ...specs: readonly (typeof spec)[]): HistoryEntry => ({
    id: dataset,
    pinned: false,
    release: "1",
    dataset: datasetOf(dataset),
    backend,
    runs: specs.map((one) => ({ spec: one, result })),
  });
  const rigl = resolveSpec({ dataset: "ia-email-twin", method: "rigl", sparsity: 0.9, seed: 3 });

  it("are the method and what else differs", () => {
    const labels = (entries: readonly HistoryEntry[]) => differingColumns(entries, english).map(({ label }) => label);
    expect(labels([entryOf("a", spec, spec)])).toEqual(["Method"]);
    expect(labels([entryOf("a", rigl, { ...rigl, seed: 4 })])).toEqual(["Method", "Seed"]);
    expect(labels([entryOf("a", rigl), entryOf("b", { ...rigl, sparsity: 0.5 })])).toEqual([
      "Data set",
      "Method",
      "Target sparsity",
    ]);
  });

  it("leave empty what has no effect on a run", () => {
    const entries = [entryOf("a", rigl, { ...rigl, updateInterval: rigl.updateInterval + 1 }, spec)];
    const column = differingColumns(entries, english).find(({ id }) => id === "updateInterval");
    expect(entries[0].runs.map((run) => column?.value(run, entries[0]))).toEqual([
      String(rigl.updateInterval),
      String(rigl.updateInterval + 1),
      undefined,
    ]);
  });
});
