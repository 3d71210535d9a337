import { useMemo } from "react";
import { useLab } from "../../store/lab";
import type { MaskColours, Rgb } from "../../store/masks/maskPixels";
import { useMedia } from "../useMedia";

function read(name: string): Rgb {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Reads the mask colours of the theme, which are written as #rrggbb; follows changes of theme. */
export function useColours(): MaskColours {
  const theme = useLab((state) => state.theme);
  const dark = useMedia("(prefers-color-scheme: dark)");
  // The colours follow from the theme through the style sheet.
  return useMemo(() => {
    // The attribute may be set only after this render, so the theme is put in place first.
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    return [read("--mask-empty"), read("--mask-kept"), read("--mask-dropped"), read("--mask-grown")];
  }, [theme, dark]);
}
