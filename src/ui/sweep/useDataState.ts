import { useMemo } from "react";
import { useLab } from "../../store/lab";
import type { DataState } from "../../store/sweep/dataAtHand";

/** Returns the parts of the page's state that decide which data sets are at hand; new only when one of them is. */
export function useDataState(): DataState {
  const form = useLab((state) => state.form);
  const opened = useLab((state) => state.opened);
  const links = useLab((state) => state.links);
  const fetches = useLab((state) => state.fetches);
  const shelf = useLab((state) => state.shelf);
  return useMemo(() => ({ form, opened, links, fetches, shelf }), [form, opened, links, fetches, shelf]);
}
