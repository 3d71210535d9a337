import { type KeyboardEvent, type RefObject, useEffect } from "react";

/** Makes the points of a chart one stop of the Tab key, between whose points the arrow keys move. */
export function usePointKeys(frame: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const points = (): SVGGElement[] => [...(frame.current?.querySelectorAll<SVGGElement>("[data-point]") ?? [])];
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const choose = (): void => {
      const all = points();
      // The focused point stays the stop, or the first is it; drawing anew makes new points.
      const stop = all.find((point) => point === document.activeElement) ?? all[0];
      for (const point of all) point.setAttribute("tabindex", point === stop ? "0" : "-1");
    };
    const observer = new MutationObserver(choose);
    observer.observe(element, { childList: true, subtree: true });
    choose();
    return () => observer.disconnect();
  });
  return (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = points();
    const at = all.indexOf(document.activeElement as SVGGElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(at + step + all.length) % all.length];
    all[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
}
