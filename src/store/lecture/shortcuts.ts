/** What a key can do. */
export type ShortcutId =
  | "run"
  | "step"
  | "axis"
  | "lecture"
  | "fullscreen"
  | "controls"
  | "theme"
  | "lesson"
  | "next"
  | "previous"
  | "answer"
  | "slowMotion"
  | "forward"
  | "back"
  | "leave"
  | "shortcuts";

/** Where shortcuts stand in the list. */
export type ShortcutGroup = "Training" | "Lecture" | "Lesson" | "Slow motion" | "Help";

/** One line of the list of shortcuts. */
export interface Shortcut {
  readonly id: ShortcutId;
  readonly keys: readonly string[]; // as in `KeyboardEvent.key`, letters small
  readonly label: string;
  readonly group: ShortcutGroup;
  /** Works only there; elsewhere the key keeps its own meaning. */
  readonly within?: "lecture" | "lecture with lesson" | "slow motion";
}

/** All shortcuts of the page: the keys, the list and the hints on buttons follow this table. */
export const shortcuts: readonly Shortcut[] = [
  { id: "run", keys: ["r"], label: "Run, pause or resume", group: "Training" },
  { id: "step", keys: ["s"], label: "One optimizer step", group: "Training" },
  { id: "axis", keys: ["x"], label: "Next horizontal axis: epoch, FLOPs, seconds", group: "Training" },
  { id: "lecture", keys: ["l"], label: "Lecture mode on or off", group: "Lecture" },
  { id: "fullscreen", keys: ["f"], label: "Full screen on or off", group: "Lecture" },
  { id: "controls", keys: ["c"], label: "Show or fold away the controls", group: "Lecture", within: "lecture" },
  { id: "theme", keys: ["d"], label: "Dark or light", group: "Lecture" },
  { id: "leave", keys: ["Escape"], label: "Leave lecture mode", group: "Lecture", within: "lecture" },
  { id: "lesson", keys: ["g"], label: "Open or close the lesson", group: "Lesson" },
  { id: "next", keys: ["n"], label: "Next step of the lesson", group: "Lesson" },
  { id: "previous", keys: ["p"], label: "Previous step of the lesson", group: "Lesson" },
  {
    id: "next",
    keys: ["PageDown"],
    label: "Next step, also by a presenter’s remote",
    group: "Lesson",
    within: "lecture with lesson",
  },
  {
    id: "previous",
    keys: ["PageUp"],
    label: "Previous step, also by a presenter’s remote",
    group: "Lesson",
    within: "lecture with lesson",
  },
  { id: "answer", keys: ["a"], label: "Show or hide the answer", group: "Lesson" },
  { id: "slowMotion", keys: ["m"], label: "Show the next mask update in slow motion", group: "Slow motion" },
  { id: "forward", keys: ["."], label: "One connection on", group: "Slow motion", within: "slow motion" },
  { id: "back", keys: [","], label: "One connection back", group: "Slow motion", within: "slow motion" },
  { id: "shortcuts", keys: ["?"], label: "This list", group: "Help" },
];

/** What decides about a key beside the key. */
export interface KeyPlace {
  readonly lecture: boolean;
  readonly lesson: boolean;
  readonly slowMotion: boolean; // its window is open
  readonly dialog: boolean; // any other window is open
  readonly singleKeys: boolean; // keys without Ctrl are wanted
  readonly field: "none" | "text" | "other"; // what has the focus: a field that takes letters, or another control that takes some keys
}

/** A pressed key, as far as shortcuts look at it. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
}

const held: ReadonlySet<ShortcutId> = new Set(["step", "forward", "back"]);

/** Returns what a key does where it was pressed; undefined leaves the key to the browser. */
export function shortcutOf(pressed: PressedKey, place: KeyPlace): ShortcutId | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return undefined;
  if (!place.singleKeys || place.field === "text") return undefined;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  // Lists and sliders move by Page Up and Page Down, and Escape closes a menu.
  if (key.length > 1 && place.field !== "none") return undefined;
  const found = shortcuts.find(({ keys, within }) => keys.includes(key) && isWithin(within, place));
  if (!found || (pressed.repeat && !held.has(found.id))) return undefined;
  return found.id;
}

function isWithin(within: Shortcut["within"], { lecture, lesson, slowMotion, dialog }: KeyPlace): boolean {
  if (dialog) return false;
  if (slowMotion) return within === "slow motion";
  switch (within) {
    case undefined:
      return true;
    case "lecture":
      return lecture;
    case "lecture with lesson":
      return lecture && lesson;
    case "slow motion":
      return false;
    default:
      return within satisfies never;
  }
}

/** Returns the first key of a shortcut as buttons show it. */
export function keyOf(id: ShortcutId): string {
  const [key] = shortcuts.find((shortcut) => shortcut.id === id)?.keys ?? [""];
  return keyName(key);
}

const names: Readonly<Record<string, string>> = { Escape: "Esc", PageDown: "Page Down", PageUp: "Page Up" };

/** Writes a key as it stands on keyboards. */
export function keyName(key: string): string {
  return names[key] ?? key.toUpperCase();
}
