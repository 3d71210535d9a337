import type { BenchFile, BenchProgress } from "../../bench/benchFile";
import type { BenchRun } from "../../bench/client";
import type { BenchRequest, BenchResponse } from "../../bench/messages";
import { type RowGroup, rowGroups, rowsOf } from "../../bench/rowList";
import type { BackendRequest } from "../../ops/backendInfo";
import type { LabState } from "../state";
import { engineTaken, soleWork } from "./soleWork";

/** What a benchmark is set to measure. */
export interface BenchSetup {
  readonly backend: BackendRequest | undefined; // undefined: what the lab itself runs on
  readonly quick: boolean;
  readonly groups: readonly RowGroup[];
}

/** The Benchmark view's state. */
export interface BenchState extends BenchSetup {
  readonly state: "idle" | "running" | "stopped" | "complete" | "failed";
  readonly progress?: BenchProgress;
  readonly message?: string; // why it failed, or could not start
  readonly file?: BenchFile; // of the newest benchmark, as far as it has come
  /** Changes what the next benchmark measures. */
  choose(part: Partial<BenchSetup>): void;
  /** Starts a benchmark where the page's engine is free: nothing else may compute beside it. */
  start(): void;
  /** Ends a benchmark; the rows that it has measured stay. */
  stop(): void;
}

/** What the Benchmark view needs of the world. */
export interface BenchWorld {
  readonly lab: { getState(): Pick<LabState, "borrowEngine" | "backendRequest"> };
  readonly startWorker: (request: BenchRequest, onResponse: (response: BenchResponse) => void) => BenchRun;
  readonly now: () => string; // ISO 8601
}

/** Creates the Benchmark view's state. */
export function benchState({ lab, startWorker, now }: BenchWorld) {
  return (set: (part: Partial<BenchState>) => void, get: () => BenchState): BenchState => {
    const work = soleWork(lab);
    const end = (part: Partial<BenchState>): void => {
      work.end();
      set({ progress: undefined, ...part });
    };
    const stop = (): void => {
      if (get().state === "running") end({ state: "stopped" });
    };
    const hear = (response: BenchResponse): void => {
      switch (response.type) {
        case "progress":
          set({ progress: response.progress, ...(response.file ? { file: response.file } : {}) });
          break;
        case "finished":
          end({ state: "complete", file: response.file });
          break;
        case "failed":
          end({ state: "failed", message: response.message });
          break;
        default:
          response satisfies never;
      }
    };
    return {
      backend: undefined,
      quick: true,
      groups: rowGroups,
      state: "idle",
      choose: (part) => set(part),
      start: () => {
        const { state, backend, quick, groups } = get();
        if (state === "running" || groups.length === 0) return;
        const request: BenchRequest = {
          type: "benchmark",
          rows: rowsOf(groups, quick),
          backend: backend ?? lab.getState().backendRequest,
          quick,
          at: now(),
        };
        const begin = (): BenchRun => {
          set({ state: "running", message: undefined, file: undefined, progress: { title: "", fraction: 0 } });
          return startWorker(request, hear);
        };
        if (!work.begin(begin, stop)) set({ message: engineTaken });
      },
      stop,
    };
  };
}
