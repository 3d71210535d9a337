import { create } from "zustand";
import { startBenchWorker } from "../../bench/client";
import { useLab } from "../lab";
import { type BenchState, benchState } from "./benchState";

/** The Benchmark view's store; it lives on while other views are shown. */
export const useBench = create<BenchState>()(
  benchState({ lab: useLab, startWorker: startBenchWorker, now: () => new Date().toISOString() }),
);
