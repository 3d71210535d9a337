import { create } from "zustand";
import { useLab } from "../lab";
import { createTabLocks } from "../page/tabLocks";
import { createRescueArchive } from "./archive";
import { type RescueState, rescueState } from "./rescueState";

/** The store of what outlives the page; its chunk is loaded behind the first picture of the page. */
export const useRescue = create<RescueState>()(
  rescueState({
    lab: useLab,
    archive: createRescueArchive(),
    locks: createTabLocks("run"),
    now: () => Date.now(),
  }),
);

void useRescue.getState().load();
