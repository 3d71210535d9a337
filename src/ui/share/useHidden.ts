import { useEffect } from "react";
import { useLink } from "../../store/link/openedLink";

/** Puts what the page's link hides on the document, for the style sheets. */
export function useHidden(): void {
  const hide = useLink((state) => state.hide);
  useEffect(() => {
    if (hide.length === 0) delete document.documentElement.dataset.hide;
    else document.documentElement.dataset.hide = hide.join(" ");
  }, [hide]);
}
