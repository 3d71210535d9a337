import { createStore, del, delMany, entries, promisifyRequest, set, setMany } from "idb-keyval";
import type { SweepRecord } from "../../sweep/types";
import type { SweepHeader } from "./state";

/** Where sweeps are kept from one visit to the next; every call may fail where the browser keeps nothing. */
export interface Archive {
  /** Returns every sweep kept, the newest first. */
  list(): Promise<readonly SweepHeader[]>;
  records(sweep: string): Promise<readonly SweepRecord[]>;
  saveHeader(header: SweepHeader): Promise<void>;
  saveRecords(sweep: string, records: readonly SweepRecord[]): Promise<void>;
  removeRecords(sweep: string, cells: readonly string[]): Promise<void>;
  /** Forgets a sweep with all its records. */
  remove(sweep: string): Promise<void>;
}

/** Creates the archive in the browser's IndexedDB: a record is one entry, so that keeping one costs the same at any length. */
export function createArchive(): Archive {
  const headers = createStore("sparse-gnn-lab-sweeps", "headers");
  const records = createStore("sparse-gnn-lab-sweep-records", "records");
  const keyOf = (sweep: string, cell: string): [string, string] => [sweep, cell];
  /** All records of a sweep: an array is greater than any text. */
  const range = (sweep: string): IDBKeyRange => IDBKeyRange.bound([sweep], [sweep, []]);
  return {
    list: async () => {
      const found = await entries<string, SweepHeader>(headers);
      return found.map(([, header]) => header).sort((a, b) => b.began - a.began);
    },
    records: async (sweep) =>
      records("readonly", (store) => promisifyRequest<SweepRecord[]>(store.getAll(range(sweep)))),
    saveHeader: async (header) => set(header.id, header, headers),
    saveRecords: async (sweep, list) =>
      setMany(
        list.map((record) => [keyOf(sweep, record.cell), record]),
        records,
      ),
    removeRecords: async (sweep, cells) =>
      delMany(
        cells.map((cell) => keyOf(sweep, cell)),
        records,
      ),
    remove: async (sweep) => {
      await del(sweep, headers);
      await records("readwrite", (store) => promisifyRequest(store.delete(range(sweep))));
    },
  };
}
