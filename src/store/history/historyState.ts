import { InputError } from "../../lib/inputError";
import { checkRecording } from "../../record/parse";
import type { Recording } from "../../record/recording";
import { keyAtHand } from "../data/atHand";
import { setupOf } from "../setup";
import type { LabState } from "../state";
import type { HistoryArchive } from "./archive";
import { endedOf, type HistoryEntry, known } from "./entry";
import { withName, withoutEntry, withRun } from "./overlays";

/** What the list of finished runs shows. */
export interface HistoryData {
  readonly entries: readonly HistoryEntry[]; // pinned ones first, then the newest
  readonly removed?: HistoryEntry; // that can be brought back
  readonly trouble?: string; // why something could not be kept or shown, and what to do
}

/** What a person can do with finished runs. */
export interface HistoryActions {
  /** Reads what the browser keeps, also what another tab has added since. */
  load(): Promise<void>;
  pin(id: string, pinned: boolean): Promise<void>;
  /** Names an entry; an empty name takes its name away. */
  rename(id: string, name: string): Promise<void>;
  /** Deletes an entry; until the next one is deleted it can be brought back. */
  remove(id: string): Promise<void>;
  restore(): Promise<void>;
  /** Draws a run over the charts of the lanes, or takes it away again. */
  overlay(id: string, run: number): Promise<void>;
  /** Shows a comparison again, step by step, without training. */
  replay(id: string): Promise<void>;
  /** Puts an entry's set-up into the form and runs it. */
  repeat(id: string): void;
}

/** The whole state of the history. */
export type HistoryState = HistoryData & HistoryActions;

/** What the history works with. */
export interface HistoryWorld {
  readonly lab: {
    getState(): LabState;
    setState(part: Partial<LabState>): void;
    subscribe(listener: (state: LabState, before: LabState) => void): () => void;
  };
  readonly archive: HistoryArchive;
  /** Tells other tabs of this browser that the list has changed. */
  tellOthers(): void;
}

/** Most comparisons that are kept unless pinned; the oldest make room. */
export const mostEntries = 200;

/** Most comparisons in a browser that keeps nothing: they fill the memory of the page. */
const mostInMemory = 20;

/** Longest name of an entry. */
export const longestName = 60;

const unkept =
  "This run could not be kept in this browser (private window, or no room left). It stays here until the page is closed: download it, or delete what you no longer need.";

const gone = "This run is not in the browser any more; another tab may have deleted it.";

function sorted(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return [...entries].sort((a, b) => Number(b.pinned) - Number(a.pinned) || (a.id < b.id ? 1 : -1));
}

/** Creates the history over any archive: it keeps each comparison on the Run view as soon as it ends. */
export function historyState({ lab, archive, tellOthers }: HistoryWorld) {
  return (replace: (part: Partial<HistoryData>) => void, get: () => HistoryState): HistoryState => {
    const inMemory = new Map<string, Recording>(); // what the browser does not keep, or not yet, and what was removed last
    const lost = new Set<string>(); // entries that live in memory alone
    let changes = 0; // of the entries, by this tab
    const list = (entries: readonly HistoryEntry[]): void => {
      changes++;
      replace({ entries: sorted(entries) });
    };
    const find = (id: string): HistoryEntry | undefined => get().entries.find((entry) => entry.id === id);
    const recordingOf = async (id: string): Promise<Recording | undefined> =>
      inMemory.get(id) ?? (await archive.recording(id).catch(() => undefined));
    /** Does something with an entry, and tells what a person should read where it cannot be. */
    const withEntry = (id: string, work: (entry: HistoryEntry) => void): void => {
      const entry = find(id);
      if (!entry) return;
      try {
        work(entry);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        replace({ trouble: error.message });
      }
    };
    /** Does something with an entry's recording, which another version of the lab may have written. */
    const withRecording = async (
      id: string,
      work: (recording: Recording, entry: HistoryEntry) => void,
    ): Promise<void> => {
      const stored = await recordingOf(id);
      if (stored) withEntry(id, (entry) => work(checkRecording(stored, "The kept run"), entry));
      else replace({ trouble: gone });
    };
    const put = (entry: HistoryEntry): void => list([...get().entries.filter(({ id }) => id !== entry.id), entry]);

    /** Keeps an entry; where there is no room the oldest that nobody has pinned goes, again and again. */
    const keep = async (entry: HistoryEntry, recording: Recording): Promise<void> => {
      inMemory.set(entry.id, recording);
      for (;;) {
        try {
          await archive.save(entry, recording);
          lost.delete(entry.id);
          if (lost.size === 0 && get().trouble === unkept) replace({ trouble: undefined });
          // It may have been deleted, or named, while it was being written.
          const now = find(entry.id);
          if (now && now !== entry) await archive.save(now);
          if (!now) await archive.remove(entry.id);
          else if (inMemory.get(entry.id) === recording) inMemory.delete(entry.id);
          tellOthers();
          return;
        } catch (error) {
          const full = error instanceof DOMException && error.name === "QuotaExceededError";
          const oldest = get().entries.findLast(({ id, pinned }) => !pinned && id !== entry.id && !lost.has(id));
          if (!full || !oldest) {
            lost.add(entry.id);
            replace({ trouble: unkept });
            makeRoom(({ id }) => lost.has(id), mostInMemory);
            return;
          }
          await drop(oldest.id);
        }
      }
    };
    const drop = async (id: string): Promise<void> => {
      list(get().entries.filter((entry) => entry.id !== id));
      undraw(id);
      await archive.remove(id).catch(() => undefined); // what could not be kept is not there
      tellOthers();
    };
    const undraw = (id: string): void => lab.setState({ overlays: withoutEntry(lab.getState().overlays, id) });
    /** Lets the oldest entries of a kind go that nobody has pinned. */
    const makeRoom = (isOfKind: (entry: HistoryEntry) => boolean, most: number): void => {
      const unpinned = get().entries.filter((entry) => !entry.pinned && isOfKind(entry));
      for (const { id } of unpinned.slice(most)) {
        inMemory.delete(id);
        lost.delete(id);
        void drop(id);
      }
    };
    const change = async (id: string, part: Partial<HistoryEntry>): Promise<void> => {
      const entry = find(id);
      if (!entry) return;
      const next = { ...entry, ...part };
      put(next);
      lab.setState({ overlays: withName(lab.getState().overlays, id, next.name) });
      if (inMemory.has(id)) return;
      await archive.save(next).then(tellOthers, () => replace({ trouble: unkept }));
    };
    let loaded = false;
    const take = (state: LabState): void => {
      if (state.activity !== "idle" || state.recorded || !state.recording) return;
      const isFile = state.opened.some(({ key }) => key === state.runs[0]?.spec.dataset);
      const ended = endedOf(state.recording, state.runs, isFile);
      if (!ended) return;
      // A comparison that was given up after a loss may have gone on, and more of its lanes finished.
      const kept = find(ended.entry.id);
      if (kept && kept.runs.length >= ended.entry.runs.length) return;
      const entry = { ...ended.entry, ...(kept && { name: kept.name, pinned: kept.pinned }) };
      if (kept) undraw(kept.id);
      put(entry);
      void keep(entry, ended.recording);
      makeRoom(() => true, mostEntries);
    };
    lab.subscribe((state, before) => before.activity !== "idle" && take(state));

    return {
      entries: [],
      load: async () => {
        // A short run may have ended before this code had arrived; later ones are seen as they end.
        if (!loaded) take(lab.getState());
        loaded = true;
        try {
          let seen: number;
          let kept: readonly HistoryEntry[];
          do {
            seen = changes;
            kept = await archive.list();
          } while (seen !== changes);
          const mine = get().entries.filter(({ id }) => inMemory.has(id));
          const own = new Set(mine.map(({ id }) => id));
          const others = kept.filter(({ id }) => !own.has(id)).flatMap((entry) => known(entry) ?? []);
          replace({ entries: sorted([...others, ...mine]) });
          // What another tab has deleted could not be taken off the charts any more.
          const { overlays } = lab.getState();
          const left = overlays.filter(({ entry }) => find(entry));
          if (left.length < overlays.length) lab.setState({ overlays: left });
        } catch {
          // A browser that keeps nothing says so at the first run.
        }
      },
      pin: (id, pinned) => change(id, { pinned }),
      rename: (id, name) => change(id, { name: name.trim().slice(0, longestName) || undefined }),
      remove: async (id) => {
        const entry = find(id);
        if (!entry) return;
        const recording = await recordingOf(id);
        const before = get().removed;
        if (before) inMemory.delete(before.id);
        if (recording) inMemory.set(id, recording);
        replace({ removed: entry, trouble: undefined });
        await drop(id);
      },
      restore: async () => {
        const { removed } = get();
        const recording = removed && inMemory.get(removed.id);
        replace({ removed: undefined });
        if (!removed) return;
        if (!recording) return replace({ trouble: gone });
        put(removed);
        await keep(removed, recording);
      },
      overlay: async (id, run) => {
        const { overlays } = lab.getState();
        const others = overlays.filter((one) => one.entry !== id || one.index !== run);
        if (others.length < overlays.length) {
          lab.setState({ overlays: others });
          return;
        }
        await withRecording(id, ({ lanes }, entry) =>
          lab.setState({ overlays: withRun(lab.getState().overlays, entry, run, lanes[run]) }),
        );
      },
      replay: (id) =>
        withRecording(id, (recording, { name = "A run that this browser keeps" }) =>
          lab.getState().replay(recording, { title: name, source: "history" }),
        ),
      repeat: (id) =>
        withEntry(id, ({ runs, isFile, dataset }) => {
          const key = keyAtHand(runs[0].spec.dataset, isFile && dataset, lab.getState());
          if (key === undefined) {
            throw new InputError(
              `The data set ${dataset.name} is not at hand. Choose its file or download it under Data set, then run again.`,
            );
          }
          lab.getState().applySetup({ ...setupOf(runs.map(({ spec }) => spec)), dataset: key });
          lab.getState().runAgain();
        }),
    };
  };
}
