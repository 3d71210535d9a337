import { useShallow } from "zustand/react/shallow";
import type { DataState } from "../store/data/atHand";
import { useLab } from "../store/lab";

/** Returns what decides which data sets are at hand; new only where a part of it is. */
export function useDataState(): DataState {
  return useLab(useShallow(({ form, opened, links, fetches, shelf }) => ({ form, opened, links, fetches, shelf })));
}
