import { useEffect } from "react";
import type { LessonTarget } from "../../store/lecture/lessonSteps";

/** Returns the part of the page that a lesson step points at, where it is on show. */
export function findTarget(target: LessonTarget): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-part="${target}"]`);
}

/** Brings a part of the page into view, at once where a person wants no motion. */
export function showTarget(target: LessonTarget): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  findTarget(target)?.scrollIntoView({ behavior: still ? "instant" : "smooth", block: "nearest" });
}

/**
 * Points at a part of the page: an outline with an arrow for the eyes, a description for screen readers.
 *
 * `moment` is anything whose change may have put another element in the part's place.
 */
export function usePointer(target: LessonTarget | undefined, describedBy: string, moment: unknown): void {
  useEffect(() => {
    if (!target) return;
    // Charts are fetched and laid out after the step has changed.
    const frame = requestAnimationFrame(() => {
      const part = findTarget(target);
      part?.setAttribute("data-pointed", "true");
      part?.setAttribute("aria-describedby", describedBy);
    });
    return () => {
      cancelAnimationFrame(frame);
      const part = findTarget(target);
      part?.removeAttribute("data-pointed");
      part?.removeAttribute("aria-describedby");
    };
  }, [target, describedBy, moment]);
}
