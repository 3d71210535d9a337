import type { BenchRun } from "../../bench/client";
import { type DensityFile, densityWidths } from "../../bench/density/densityFile";
import type { DensityRequest, DensityResponse } from "../../bench/density/messages";
import type { BackendRequest } from "../../ops/backendInfo";
import type { LabState } from "../state";
import { engineTaken, soleWork } from "./soleWork";

/** How far a measurement of steps over densities is. */
export interface DensityProgress {
  readonly width: number; // 0 while the backend starts
  readonly fraction: number; // of all that was asked for
}

/** The state of the chart that holds counted FLOPs against measured time. */
export interface DensityState {
  readonly state: "idle" | "running" | "stopped" | "complete" | "failed";
  readonly width: number; // on show
  readonly progress?: DensityProgress;
  readonly message?: string; // why it failed, or could not start
  readonly file?: DensityFile; // all that was measured on this device since the page was opened
  show(width: number): void;
  /** Measures widths where the page's engine is free; a width that was measured before is measured anew. */
  start(widths: readonly number[], backend: BackendRequest | undefined): void;
  /** Ends a measurement; what was measured so far stays. */
  stop(): void;
}

/** What the state needs of the world. */
export interface DensityWorld {
  readonly lab: { getState(): Pick<LabState, "borrowEngine" | "backendRequest"> };
  readonly startWorker: (request: DensityRequest, onResponse: (response: DensityResponse) => void) => BenchRun;
  readonly now: () => string; // ISO 8601
}

/** Puts newly measured widths in the place of the same widths before; another device or release begins anew. */
export function mergeDensity(before: DensityFile | undefined, found: DensityFile): DensityFile {
  const same = (file: DensityFile): string => JSON.stringify([file.lab, file.place.backend, file.net]);
  if (!before || same(before) !== same(found)) return found;
  const anew = new Set(found.rows.map(({ width }) => width));
  return { ...found, rows: [...before.rows.filter(({ width }) => !anew.has(width)), ...found.rows] };
}

/** Creates the state of the chart. */
export function densityState({ lab, startWorker, now }: DensityWorld) {
  return (set: (part: Partial<DensityState>) => void, get: () => DensityState): DensityState => {
    const work = soleWork(lab);
    let before: DensityFile | undefined;
    const end = (part: Partial<DensityState>): void => {
      work.end();
      set({ progress: undefined, ...part });
    };
    const stop = (): void => {
      if (get().state === "running") end({ state: "stopped" });
    };
    const hear = (response: DensityResponse): void => {
      const found = response.type === "failed" ? undefined : response.file;
      const file = found && found.rows.length > 0 ? { file: mergeDensity(before, found) } : {};
      if (response.type === "progress") set({ progress: response.progress, ...file });
      else if (response.type === "finished") end({ state: "complete", ...file });
      else end({ state: "failed", message: response.message });
    };
    return {
      state: "idle",
      width: densityWidths[3],
      show: (width) => set({ width }),
      start: (widths, backend) => {
        if (get().state === "running" || widths.length === 0) return;
        const request = {
          type: "density",
          widths,
          backend: backend ?? lab.getState().backendRequest,
          at: now(),
        } as const;
        const begin = (): BenchRun => {
          before = get().file;
          set({ state: "running", message: undefined, progress: { width: 0, fraction: 0 } });
          return startWorker(request, hear);
        };
        if (!work.begin(begin, stop)) set({ message: engineTaken });
      },
      stop,
    };
  };
}
