import { useEffect } from "react";
import { useLab } from "../store/lab";

/** Puts the chosen theme on the document; `auto` leaves the choice to the system. */
export function useTheme(): void {
  const theme = useLab((state) => state.theme);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
