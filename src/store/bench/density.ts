import { create } from "zustand";
import { startBenchWorker } from "../../bench/client";
import { useLab } from "../lab";
import { type DensityState, densityState } from "./densityState";

/** The store of the chart that holds counted FLOPs against measured time; it lives on while other views are shown. */
export const useDensity = create<DensityState>()(
  densityState({
    lab: useLab,
    startWorker: startBenchWorker,
    now: () => new Date().toISOString(),
  }),
);
