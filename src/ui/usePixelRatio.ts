import { useMemo } from "react";
import { useLecture } from "../store/lecture/lecture";

/** Returns how many pixels of the screen a CSS pixel of the page has; lecture mode enlarges the page by a factor of its own. */
export function usePixelRatio(): number {
  const lecture = useLecture((state) => state.lecture);
  return useMemo(() => {
    const factor = lecture ? Number(getComputedStyle(document.documentElement).getPropertyValue("--zoom")) || 1 : 1;
    return (globalThis.devicePixelRatio || 1) * factor;
  }, [lecture]);
}
