import { createStore, del, entries, promisifyRequest, set } from "idb-keyval";
import type { DatasetSummary } from "../../data/dataset";
import type { BackendRequest } from "../../ops/backendInfo";
import type { RunEvent } from "../../train/protocol";
import type { LaneStart } from "../../train/snapshot";
import type { RunSpec } from "../../train/spec";

/** What is kept of a comparison under way beside its lanes. */
export interface KeptHeader {
  readonly id: string; // when it began: `made` of its recording
  readonly release: string; // version of the lab
  readonly backend: BackendRequest;
  readonly specs: readonly RunSpec[]; // of the lanes
  readonly source?: DatasetSummary; // of the data set, where it is a file that was opened
}

/** What is kept of one of its lanes: where it goes on, and what it told up to there or a little beyond. */
export interface KeptLane {
  readonly start: LaneStart;
  readonly events: readonly RunEvent[];
}

/** Where comparisons under way are kept, so that they outlive the page; every call may fail where the browser keeps nothing. */
export interface RescueArchive {
  /** Returns every comparison kept, the newest first. */
  list(): Promise<readonly KeptHeader[]>;
  /** Returns a comparison's lanes in order, undefined for those of which nothing is kept. */
  lanes(header: KeptHeader): Promise<readonly (KeptLane | undefined)[]>;
  saveHeader(header: KeptHeader): Promise<void>;
  /** Keeps a lane in place of what was kept of it before, whole or not at all. */
  saveLane(id: string, lane: number, kept: KeptLane): Promise<void>;
  /** Forgets a comparison with all its lanes. */
  remove(id: string): Promise<void>;
}

/** Creates the archive in the browser's IndexedDB; a browser that refuses it refuses every call, none before. */
export function createRescueArchive(): RescueArchive {
  const headers = createStore("sparse-gnn-lab-runs-under-way", "headers");
  const lanes = createStore("sparse-gnn-lab-lanes-under-way", "lanes");
  /** All lanes of a comparison: an array is greater than any number. */
  const range = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
  return {
    list: async () => {
      const found = await entries<string, KeptHeader>(headers);
      return found.map(([, header]) => header).sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    lanes: async ({ id, specs }) =>
      lanes("readonly", (store) =>
        Promise.all(specs.map((_, lane) => promisifyRequest<KeptLane | undefined>(store.get([id, lane])))),
      ),
    saveHeader: async (header) => set(header.id, header, headers),
    saveLane: async (id, lane, kept) => set([id, lane], kept, lanes),
    remove: async (id) => {
      await del(id, headers);
      await lanes("readwrite", (store) => promisifyRequest(store.delete(range(id))));
    },
  };
}
