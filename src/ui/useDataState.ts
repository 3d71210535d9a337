import { useMemo } from "react";
import { useLab } from "../store/lab";
import type { RunnableState } from "../store/runnable";

/** The parts of the page's state that tell which data sets there are and where. */
export type DataState = Omit<Required<RunnableState>, "form" | "shelf"> & Pick<RunnableState, "shelf">;

/** Returns what is known of all data sets; the same object while nothing changes. */
export function useDataState(): DataState {
  const opened = useLab((state) => state.opened);
  const links = useLab((state) => state.links);
  const fetches = useLab((state) => state.fetches);
  const shelf = useLab((state) => state.shelf);
  return useMemo(() => ({ opened, links, fetches, shelf }), [opened, links, fetches, shelf]);
}
