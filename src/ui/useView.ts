import { useEffect } from "react";
import { useLab } from "../store/lab";
import { firstView, searchOfView } from "../store/page/view";
import type { ViewId } from "../store/state";

/** Returns the view on show; the address follows it, and the browser's Back leads to the view before. */
export function useView(): ViewId {
  const view = useLab((state) => state.view);
  useEffect(() => {
    const { search, pathname, hash } = location;
    if (firstView(search) === view) return;
    history.pushState(null, "", pathname + searchOfView(search, view) + hash);
    scrollTo({ top: 0, behavior: "instant" });
  }, [view]);
  useEffect(() => {
    const back = (): void => useLab.getState().chooseView(firstView(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  return view;
}
