import { useEffect } from "react";
import { useLab } from "../../store/lab";
import { useLecture } from "../../store/lecture/lecture";
import { type KeyPlace, type ShortcutId, shortcutOf } from "../../store/lecture/shortcuts";
import type { AxisId } from "../../store/series";
import { stepSlowMotion } from "../slowMotion/player";

const axes: readonly AxisId[] = ["epoch", "flops", "seconds"];

/** Fields in which a letter is a letter; other controls take only keys such as arrows. */
const letterless = new Set(["checkbox", "radio", "range", "button", "submit", "reset", "file", "color"]);

function fieldOf(element: Element | null): KeyPlace["field"] {
  if (!(element instanceof HTMLElement) || element === document.body) return "none";
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
    return "text";
  if (element instanceof HTMLInputElement) return letterless.has(element.type) ? "other" : "text";
  const role = element.getAttribute("role");
  return role === "slider" || role === "listbox" || role === "spinbutton" ? "other" : "none";
}

/** Does what a shortcut says. */
export function perform(id: ShortcutId): void {
  const lab = useLab.getState();
  const lecture = useLecture.getState();
  const actions: Readonly<Record<ShortcutId, () => void>> = {
    run: () => (lab.activity === "running" ? lab.pause() : lab.runOrResume()),
    step: lab.step,
    axis: () => lab.chooseAxis(axes[(axes.indexOf(lab.axis) + 1) % axes.length]),
    lecture: lecture.toggleLecture,
    leave: lecture.leaveLecture,
    fullscreen: toggleFullscreen,
    controls: lecture.toggleControls,
    theme: () => lab.chooseTheme(isDark() ? "light" : "dark"),
    lesson: lecture.toggleLesson,
    next: lecture.nextStep,
    previous: lecture.previousStep,
    answer: lecture.toggleAnswer,
    slowMotion: () => lecture.showSlowMotion(true),
    forward: () => stepSlowMotion(1),
    back: () => stepSlowMotion(-1),
    shortcuts: () => lecture.showList(true),
  };
  actions[id]();
}

function isDark(): boolean {
  const { theme } = useLab.getState();
  return theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

/** Fills the screen with the page, or gives it back; a browser may refuse, and the page then stays as it is. */
function toggleFullscreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

/** Listens for shortcuts wherever the focus is, except where the keys are somebody else's. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const { lecture, step, slowMotion, singleKeys } = useLecture.getState();
      const id = shortcutOf(event, {
        lecture,
        lesson: step !== undefined,
        slowMotion,
        dialog: document.querySelector("dialog[open]:not(.slow-motion), :popover-open") !== null,
        singleKeys,
        field: fieldOf(document.activeElement),
      });
      if (!id) return;
      event.preventDefault();
      perform(id);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
