import { create } from "zustand";
import { useLab } from "../lab";
import { createHistoryArchive } from "./archive";
import { type HistoryState, historyState } from "./historyState";

const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("sparse-gnn-lab-history") : undefined;

/** The store of finished runs; its chunk is loaded behind the first picture of the page. */
export const useHistory = create<HistoryState>()(
  historyState({ lab: useLab, archive: createHistoryArchive(), tellOthers: () => others?.postMessage("changed") }),
);

others?.addEventListener("message", () => void useHistory.getState().load());
void useHistory.getState().load();
