import { useMemo } from "react";
import { useLab } from "../../store/lab";
import { useMedia } from "../useMedia";
import { paletteNames } from "./looks";

/** The colours of the theme by the names of their custom properties. */
export type Palette = Readonly<Record<string, string>>;

/** Reads the colours that a picture is painted with; follows changes of theme. */
export function usePalette(): Palette {
  const theme = useLab((state) => state.theme);
  const dark = useMedia("(prefers-color-scheme: dark)");
  // The colours follow from the theme through the style sheet.
  return useMemo(() => {
    // The attribute may be set only after this render, so the theme is put in place first.
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(paletteNames.map((name) => [name, style.getPropertyValue(name).trim()]));
  }, [theme, dark]);
}
