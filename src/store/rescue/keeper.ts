import type { TabLocks } from "../page/tabLocks";
import type { LabState } from "../state";
import type { RescueArchive } from "./archive";

/** What keeping needs of the page and the browser. */
export interface KeeperWorld {
  readonly lab: {
    getState(): LabState;
    subscribe(listener: (state: LabState, before: LabState) => void): () => void;
  };
  readonly archive: RescueArchive;
  readonly locks: TabLocks;
  readonly now: () => number; // milliseconds
  /** Is told that something could not be kept, or, without an error, that it could again. */
  onKept(error?: unknown): void;
}

/** Keeps the comparison that trains on the page. */
export interface Keeper {
  /** Takes over the lock on a kept comparison that is about to go on. */
  adopt(id: string, release: () => void): void;
}

/** Where handing a lane to the browser takes long, as with masks of millions of weights, it happens so many times as seldom. */
const seldom = 50;

/** Keeps every lane at each of its snapshots while it trains, and forgets all when nothing is left to go on with. */
export function createKeeper({ lab, archive, locks, now, onKept }: KeeperWorld): Keeper {
  let current: string | undefined;
  let release: (() => void) | undefined;
  let mayKeep = new Map<number, number>(); // from when on, by lane
  const keep = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
      onKept();
    } catch (error) {
      onKept(error);
    }
  };
  const forget = (): void => {
    if (current === undefined) return;
    archive.remove(current).catch(() => undefined); // what could not be kept is not there
    current = undefined;
    release?.();
    release = undefined;
  };
  const begin = ({ recording, runs, runBackend, opened }: LabState): void => {
    if (!recording) return;
    forget();
    const { made: id } = recording;
    current = id;
    mayKeep = new Map();
    const specs = runs.map(({ spec }) => spec);
    const source = opened.find(({ key }) => key === specs[0].dataset)?.summary;
    const header = { id, release: recording.release, backend: runBackend ?? "auto", specs, source } as const;
    void locks.take(id).then((letGo) => {
      if (current !== id) return letGo?.();
      release ??= letGo;
      // Only now: another tab takes a comparison that nobody holds for one that was interrupted.
      void keep(archive.saveHeader(header));
    });
  };
  const saveLane = ({ recording, starts }: LabState, lane: number): void => {
    const record = recording?.lanes[lane];
    if (!record || current === undefined) return;
    const began = now();
    if (began < (mayKeep.get(lane) ?? 0) && starts[lane] !== "ended") return;
    void keep(archive.saveLane(current, lane, { start: starts[lane], events: record.events }));
    // The copy is made before the call returns; only the writing goes on behind.
    mayKeep.set(lane, began + seldom * (now() - began));
  };
  lab.subscribe((state, before) => {
    const { activity, recording, recovery, starts } = state;
    if (activity !== "idle" && recording && recording.made !== current) begin(state);
    if (starts !== before.starts && recording?.made === current)
      for (const [lane, start] of starts.entries())
        if (start !== before.starts[lane] && start !== "first step") saveLane(state, lane);
    // What was given up is kept for the person to go on with.
    if (activity === "idle" && before.activity !== "idle" && recovery?.way !== "none") forget();
  });
  return {
    adopt: (id, letGo) => {
      current = id;
      release = letGo;
    },
  };
}
