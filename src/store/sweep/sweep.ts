import { create } from "zustand";
import { useLab } from "../lab";
import { createTabLocks } from "../page/tabLocks";
import { createArchive } from "./archive";
import { type SweepState, sweepState } from "./sweepState";

/** The Sweep view's store; its chunk is loaded behind the first picture of the page. */
export const useSweep = create<SweepState>()(
  sweepState({ lab: useLab, archive: createArchive(), locks: createTabLocks("sweep"), now: () => Date.now() }),
);

void useSweep.getState().connect();

// Tabs that watch a sweep that another one runs hear of its records.
if ("BroadcastChannel" in globalThis) {
  const news = new BroadcastChannel("sparse-gnn-lab sweeps");
  news.onmessage = () => void useSweep.getState().refresh();
  useSweep.subscribe(({ open }, { open: before }) => {
    if (open && open.state !== "elsewhere" && open.records.size !== before?.records.size) news.postMessage("record");
  });
}
