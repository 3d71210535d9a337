import type { StoreApi } from "zustand/vanilla";
import { InputError } from "../../lib/inputError";
import type { MethodId } from "../../sparse/algorithms";
import { sweepCells } from "../../sweep/cells";
import { parseSweepFile } from "../../sweep/parse";
import type { SweepFile } from "../../sweep/types";
import { english } from "../../words/load";
import type { TabLocks } from "../page/tabLocks";
import { applyEvents, emptyRun } from "../run";
import type { LabState } from "../state";
import type { Archive } from "./archive";
import { createSweepControl } from "./control";
import { createKept, type KeptSweeps } from "./kept";
import { firstSweepForm, planSweep, type SweepForm, sweepName } from "./setUp";
import type { OpenSweep, SweepHeader } from "./state";
import { sweepChoices } from "./sweepChoices";
import { cellTitle, sweepFileOf } from "./taking";

/** A place on a chart: one method at one level of the data set on show. */
export interface Point {
  readonly method: MethodId;
  readonly sparsity: number;
}

/** What the Sweep view shows. */
export interface SweepData {
  readonly ready: boolean; // the archive has been looked at
  readonly form: SweepForm;
  readonly kept: readonly SweepHeader[]; // newest first
  readonly open?: OpenSweep;
  readonly removed?: SweepHeader; // that can still be brought back
  readonly notice?: string;
  readonly dataset?: string; // that the charts show, where a person has chosen one
  readonly hidden: readonly MethodId[]; // in all charts
  readonly picked?: Point;
}

/** What a person can do in the Sweep view. */
export interface SweepActions extends Pick<KeptSweeps, "remove" | "restore"> {
  /** Looks what the browser has kept; a sweep that was going goes on. */
  connect(): Promise<void>;
  setForm(part: Partial<SweepForm>): void;
  /** Starts a sweep of the set-up. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
  retry(): void;
  /** Opens a sweep of an earlier time. */
  openKept(id: string): Promise<void>;
  /** Opens a sweep from a JSON file and keeps it. */
  openFile(file: Pick<File, "name" | "text">): Promise<void>;
  /** Returns the open sweep as it is taken home. */
  file(): SweepFile | undefined;
  /** Shows a finished run on the Run view. */
  showRun(cell: string): void;
  dismissNotice(): void;
  chooseDataset(dataset: string): void;
  toggleMethod(method: MethodId): void;
  pick(point: Point | undefined): void;
  /** Reads again what another tab has kept. */
  refresh(): Promise<void>;
}

/** The whole of the Sweep view's state. */
export type SweepState = SweepData & SweepActions;

/** What the Sweep view stands on. */
export interface SweepGround {
  readonly lab: StoreApi<LabState>;
  readonly archive: Archive;
  readonly locks: TabLocks;
  readonly now: () => number; // milliseconds since 1970
}

/** Creates the Sweep view's state over the page's store. */
export function sweepState({ lab, archive, locks, now }: SweepGround) {
  return (set: (part: Partial<SweepData>) => void, get: () => SweepState): SweepState => {
    const control = createSweepControl({
      lab,
      archive,
      locks,
      now,
      show: (open) => set({ open }),
      onUnkept: (error) => {
        const why = error instanceof Error && error.message ? ` (${error.message})` : "";
        set({
          notice: `The browser does not keep this sweep${why}, so it lasts as long as this page: download its JSON before you close it.`,
        });
      },
    });
    const kept = createKept({ archive, control, get, set });
    const labelOf = (dataset: string): string =>
      sweepChoices(lab.getState()).find(({ id }) => id === dataset)?.label ?? dataset;
    return {
      ready: false,
      form: firstSweepForm,
      kept: [],
      hidden: [],
      connect: async () => {
        await kept.load();
        set({ ready: true });
        lab.subscribe((after, before) => {
          const data = (["opened", "links", "fetches", "shelf"] as const).some((part) => after[part] !== before[part]);
          if (data || after.activity !== before.activity) control.wake();
        });
      },
      setForm: (part) => set({ form: { ...get().form, ...part } }),
      start: async () => {
        const plan = planSweep(get().form, sweepChoices(lab.getState()));
        if ("problem" in plan) return;
        const { spec, cells } = plan;
        const opened = lab.getState().opened.filter(({ key }) => spec.datasets.some(({ id }) => id === key));
        const sources = Object.fromEntries(opened.map(({ key, summary }) => [key, summary]));
        const began = now();
        const name = sweepName(spec, labelOf);
        const header = { id: String(began), name, began, spec, sources, status: "going", runs: cells.length } as const;
        await kept.add({ ...header, finished: 0 }, cells, []);
      },
      pause: control.pause,
      resume: control.resume,
      cancel: control.cancel,
      retry: control.retry,
      openKept: kept.open,
      openFile: async (file) => {
        try {
          const { spec, shard, records } = parseSweepFile(await file.text(), file.name);
          const cells = sweepCells(spec);
          const sources = Object.fromEntries(
            records.flatMap(({ events }) =>
              events.flatMap((event) =>
                event.type === "started" && event.dataset.kind === "file"
                  ? [[event.spec.dataset, event.dataset] as const]
                  : [],
              ),
            ),
          );
          const began = now();
          const name = `${file.name}: ${sweepName(spec, (id) => sources[id]?.name ?? labelOf(id))}`;
          const header = { id: String(began), name, began, spec, shard, sources, status: "paused" } as const;
          await kept.add({ ...header, runs: cells.length, finished: records.length }, cells, records);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          set({ notice: error.message });
        }
      },
      remove: kept.remove,
      restore: kept.restore,
      file: () => {
        const { open } = get();
        return open && sweepFileOf(open);
      },
      showRun: (id) => {
        const { open } = get();
        const cell = open?.cells.find((one) => one.id === id);
        const record = open?.records.get(id);
        if (cell && record)
          lab.getState().showRecord([applyEvents(emptyRun(cell.spec), record.events)], cellTitle(cell, english));
      },
      dismissNotice: () => set({ notice: undefined }),
      chooseDataset: (dataset) => set({ dataset, picked: undefined }),
      toggleMethod: (method) => {
        const { hidden } = get();
        set({ hidden: hidden.includes(method) ? hidden.filter((id) => id !== method) : [...hidden, method] });
      },
      pick: (picked) => set({ picked }),
      refresh: control.refresh,
    };
  };
}
