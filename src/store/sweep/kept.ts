import { InputError } from "../../lib/inputError";
import { sweepCells } from "../../sweep/cells";
import type { SweepCell, SweepRecord } from "../../sweep/types";
import type { Archive } from "./archive";
import type { SweepHeader } from "./state";
import type { SweepData } from "./sweepState";
import type { SweepControl } from "./world";

/** The sweeps that the browser keeps: opens, removes and brings back. */
export interface KeptSweeps {
  /** Looks into the archive and opens the newest sweep, or the one that was going. */
  load(): Promise<void>;
  add(header: SweepHeader, cells: readonly SweepCell[], records: readonly SweepRecord[]): Promise<void>;
  open(id: string): Promise<void>;
  /** Removes a sweep; until the next one is removed it can be brought back. */
  remove(id: string): Promise<void>;
  /** Brings the sweep back that was removed last. */
  restore(): Promise<void>;
}

/** What the list of sweeps works with. */
interface KeptWorld {
  readonly archive: Archive;
  readonly control: SweepControl;
  get(): SweepData;
  set(part: Partial<SweepData>): void;
}

/** Creates the list; where the browser keeps nothing it holds what this visit has made. */
export function createKept({ archive, control, get, set }: KeptWorld): KeptSweeps {
  let removed: { readonly header: SweepHeader; readonly records: readonly SweepRecord[] } | undefined;
  const fresh = { dataset: undefined, hidden: [], picked: undefined } as const;
  /** The list with what the open sweep has become since. */
  const list = (): readonly SweepHeader[] => {
    const { kept, open } = get();
    return kept.map((header) => (header.id === open?.header.id ? open.header : header));
  };
  const show = async (header: SweepHeader, records: readonly SweepRecord[]): Promise<void> => {
    set({ ...fresh, kept: list() });
    try {
      await control.open(header, sweepCells(header.spec), records);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      set({ notice: `The sweep ${header.name} was made by another version of the lab: ${error.message}` });
    }
  };
  const recordsOf = (id: string): Promise<readonly SweepRecord[]> => {
    const { open } = get();
    return open?.header.id === id ? Promise.resolve([...open.records.values()]) : archive.records(id);
  };
  return {
    load: async () => {
      try {
        const kept = await archive.list();
        set({ kept });
        const header = kept.find(({ status }) => status === "going") ?? kept[0];
        if (header) await show(header, await archive.records(header.id));
      } catch {
        // A browser that keeps nothing says so at the first record.
      }
    },
    add: async (header, cells, records) => {
      set({ ...fresh, kept: [header, ...list()] });
      await control.open(header, cells, records);
      // What cannot be kept is told with the first run; the sweep goes on in memory.
      await archive
        .saveHeader(header)
        .then(() => archive.saveRecords(header.id, records))
        .catch(() => undefined);
    },
    open: async (id) => {
      const header = list().find((one) => one.id === id);
      if (header)
        await show({ ...header, status: header.status === "going" ? "paused" : header.status }, await recordsOf(id));
    },
    remove: async (id) => {
      const header = list().find((one) => one.id === id);
      if (!header) return;
      removed = { header: { ...header, status: "paused" }, records: await recordsOf(id) };
      if (get().open?.header.id === id) await control.close();
      set({ kept: list().filter((one) => one.id !== id), removed: removed.header });
      await archive.remove(id).catch(() => undefined);
    },
    restore: async () => {
      if (!removed) return;
      const { header, records } = removed;
      removed = undefined;
      set({ removed: undefined });
      const kept = [...list(), header].sort((a, b) => b.began - a.began);
      await archive
        .saveHeader(header)
        .then(() => archive.saveRecords(header.id, records))
        .catch(() => undefined);
      await show(header, records);
      set({ kept });
    },
  };
}
