import { createStore, del, entries, get, promisifyRequest, set } from "idb-keyval";
import type { Recording } from "../../record/recording";
import type { HistoryEntry } from "./entry";

/** Where finished comparisons are kept; every call may fail where the browser keeps nothing. */
export interface HistoryArchive {
  /** Returns every entry kept, the newest first. */
  list(): Promise<readonly HistoryEntry[]>;
  /** Returns what an entry stands for; undefined where it is gone. */
  recording(id: string): Promise<Recording | undefined>;
  /** Keeps an entry, and its recording where one is given. */
  save(entry: HistoryEntry, recording?: Recording): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Creates the archive in the browser's IndexedDB; the table of entries is read without the recordings, which are large. */
export function createHistoryArchive(): HistoryArchive {
  const headers = createStore("sparse-gnn-lab-history", "entries");
  const recordings = createStore("sparse-gnn-lab-history-recordings", "recordings");
  return {
    list: async () => {
      const found = await entries<string, HistoryEntry>(headers);
      return found.map(([, entry]) => entry).sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    recording: (id) => get<Recording>(id, recordings),
    save: async (entry, recording) => {
      // The recording first: an entry without one would promise what is not there.
      if (recording) await set(entry.id, recording, recordings);
      await set(entry.id, entry, headers);
    },
    remove: async (id) => {
      await del(id, headers);
      await recordings("readwrite", (store) => promisifyRequest(store.delete(id)));
    },
  };
}
