import { createStore, type StoreApi } from "zustand/vanilla";
import { labState } from "../src/store/labState";
import type { TabLocks } from "../src/store/page/tabLocks";
import type { LabState } from "../src/store/state";
import type { Archive } from "../src/store/sweep/archive";
import { createSweepControl } from "../src/store/sweep/control";
import type { OpenSweep, SweepHeader } from "../src/store/sweep/state";
import type { SweepControl } from "../src/store/sweep/world";
import { sweepCells } from "../src/sweep/cells";
import { type GivenSweep, resolveSweep } from "../src/sweep/resolve";
import type { SweepRecord } from "../src/sweep/types";
import type { Request, Response, RunEvent } from "../src/train/protocol";
import type { RunSpec } from "../src/train/spec";
import { result, started } from "./storeEvents";

/** A sweep of 2 methods × 2 levels × 2 seeds, and the dense net. */
export const given: GivenSweep = {
  datasets: ["ia-email-twin"],
  methods: ["dense", "magnitude", "rigl"],
  sparsities: [0.5, 0.9],
  seeds: [1, 2],
};

/** Makes the header of a sweep that a person has just started. */
export function headerOf(spec = resolveSweep(given), id = "7"): SweepHeader {
  const runs = sweepCells(spec).length;
  return { id, name: "ia-email", began: 7, spec, sources: {}, status: "going", runs, finished: 0 };
}

/** What the worker of these tests finds for a spec: any figure that tells specs apart. */
export function accuracyOf({ method, sparsity, seed }: RunSpec): number {
  return 0.5 + method.length / 100 + sparsity / 10 + seed / 1000;
}

/** The events of a whole run of a spec. */
export function runOf(spec: RunSpec): readonly RunEvent[] {
  return [
    { ...(started as RunEvent & { type: "started" }), spec },
    { type: "progress", stage: "dense training", done: 1, total: 2, epoch: 1, fraction: 0.5 },
    { type: "finished", result: { ...result, testAccuracy: accuracyOf(spec) } },
  ];
}

/** An archive that lasts as long as the object, like the browser's over reloads. */
export function memoryArchive(): Archive {
  const headers = new Map<string, SweepHeader>();
  const records = new Map<string, Map<string, SweepRecord>>();
  const of = (id: string): Map<string, SweepRecord> => {
    const known = records.get(id) ?? new Map<string, SweepRecord>();
    records.set(id, known);
    return known;
  };
  return {
    list: async () => [...headers.values()].sort((a, b) => b.began - a.began),
    records: async (id) => [...of(id).values()],
    saveHeader: async (header) => void headers.set(header.id, header),
    saveRecords: async (id, list) => {
      for (const record of list) of(id).set(record.cell, record);
    },
    removeRecords: async (id, cells) => {
      for (const cell of cells) of(id).delete(cell);
    },
    remove: async (id) => {
      headers.delete(id);
      records.delete(id);
    },
  };
}

/** Locks that several tabs of one browser share. */
export function memoryLocks(): TabLocks {
  const held = new Set<string>();
  const waiting: { readonly sweep: string; readonly go: () => void }[] = [];
  const release = (sweep: string) => () => {
    held.delete(sweep);
    const next = waiting.findIndex((one) => one.sweep === sweep);
    if (next >= 0) waiting.splice(next, 1)[0].go();
  };
  const take = (sweep: string): (() => void) => {
    held.add(sweep);
    return release(sweep);
  };
  return {
    take: async (sweep) => (held.has(sweep) ? undefined : take(sweep)),
    wait: (sweep, signal) =>
      new Promise((resolve) => {
        if (!held.has(sweep)) resolve(take(sweep));
        else waiting.push({ sweep, go: () => resolve(signal.aborted ? undefined : take(sweep)) });
        signal.addEventListener("abort", () => resolve(undefined));
      }),
  };
}

/** One tab: the page's store over a worker that does only what the test says, and a sweep control over both. */
export interface Tab {
  readonly lab: StoreApi<LabState>;
  readonly control: SweepControl;
  readonly asked: readonly Request[];
  readonly unkept: readonly unknown[];
  readonly shown: () => OpenSweep | undefined;
  readonly overlaps: () => number; // runs that were asked for while another one ran
  answer(response: Response): void;
  /** Lets the worker finish the run that it was asked for last; false where it has none. */
  work(): boolean;
  /** Opens what the archive has, as a page does that is loaded. */
  load(): Promise<void>;
  /** The tab goes away without a word. */
  vanish(): void;
}

/** Opens a tab over an archive and locks. */
export function openTab(archive: Archive, locks: TabLocks): Tab {
  let gone = false;
  let hear: (response: Response) => void = () => undefined;
  let running: readonly RunSpec[] | undefined; // of the lanes
  let overlaps = 0;
  const asked: Request[] = [];
  const unkept: unknown[] = [];
  const answer = (response: Response): void => {
    if (!gone) hear(response);
  };
  const lab = createStore<LabState>()(
    labState((listen) => {
      hear = listen;
      return {
        send: (request) => {
          if (request.type !== "look") asked.push(request);
          if (request.type === "run") {
            if (running) overlaps++;
            running = request.lanes;
          }
          if (request.type === "stop" && running) {
            const lanes = [...running.keys()];
            running = undefined;
            queueMicrotask(() => {
              for (const lane of lanes) answer({ type: "events", lane, events: [{ type: "stopped", step: 1 }] });
            });
          }
          if (request.type === "pause" && running) {
            const steps = running.map(() => 1);
            queueMicrotask(() => answer({ type: "paused", steps }));
          }
          if (request.type === "backend") {
            const { backend } = started as RunEvent & { type: "started" };
            queueMicrotask(() => answer({ type: "ready", backend }));
          }
        },
        restart: () => {
          running = undefined;
        },
        terminate: () => undefined,
      };
    }, ""),
  );
  lab.getState().connect();
  const releases: (() => void)[] = [];
  const remember = (release: (() => void) | undefined) => {
    if (release) releases.push(release);
    return release;
  };
  let open: OpenSweep | undefined;
  let clock = 0;
  const control = createSweepControl({
    lab,
    archive,
    locks: {
      take: async (sweep) => remember(await locks.take(sweep)),
      wait: async (sweep, signal) => remember(await locks.wait(sweep, signal)),
    },
    now: () => (clock += 1000),
    show: (next) => {
      open = next;
    },
    onUnkept: (error) => unkept.push(error),
  });
  // More often than the page does: a wake may come at any time, also from within what the control does itself.
  lab.subscribe(() => control.wake());
  return {
    lab,
    control,
    asked,
    unkept,
    shown: () => open,
    overlaps: () => overlaps,
    answer,
    work: () => {
      if (!running) return false;
      const specs = running;
      running = undefined;
      for (const [lane, spec] of specs.entries()) answer({ type: "events", lane, events: runOf(spec) });
      return true;
    },
    load: async () => {
      const [header] = await archive.list();
      if (header) await control.open(header, sweepCells(header.spec), await archive.records(header.id));
    },
    vanish: () => {
      gone = true;
      running = undefined;
      for (const release of releases) release();
    },
  };
}
