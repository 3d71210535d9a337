import type { AxisId, ConventionId } from "../series";
import { readSwitch } from "./value";
import { type Report, shown, type Wishes } from "./wishes";

/** What a link may hide of the page, and what it is. */
export const hideable = {
  header: "The page's name, its views and switches",
  controls: "The set-up: data set, model, methods and settings",
  facts: "The sentences and figures above the charts",
  accuracy: "The chart of accuracy",
  density: "The chart of mask density",
  flops: "The chart of training FLOPs",
  loss: "The chart of loss",
  masks: "The mask pictures",
} as const;

/** The name of something that a link may hide. */
export type HideId = keyof typeof hideable;

/** What a link says of how the lab is shown, beside what it shows. */
export interface Flags {
  readonly run?: true; // starts at once
  readonly lecture?: true; // in lecture mode
  readonly lesson?: number; // at this step of the lesson, from 1
  readonly hide?: readonly HideId[];
  readonly axis?: AxisId;
  readonly count?: ConventionId; // how FLOPs are counted
}

const axes: readonly AxisId[] = ["epoch", "flops", "seconds"];
const conventions: readonly ConventionId[] = ["rigl", "exact"];

/** Most steps that a lesson may have. */
const mostSteps = 99;

/** The keys that flags have in a link. */
export const flagKeys: readonly string[] = [
  "run",
  "lecture",
  "lesson",
  "hide",
  "axis",
  "count",
] satisfies (keyof Flags)[];

/** Reads the flags of a link. */
export function readFlags(wishes: Wishes, report: Report): Flags {
  const onOff = (key: "run" | "lecture"): true | undefined => {
    const text = wishes.get(key);
    const value = text === undefined ? false : readSwitch(text);
    if (value === undefined) report(`The link's ${key} must be 1 or 0, not “${shown(text ?? "")}”.`, "It is left out.");
    return value || undefined;
  };
  const oneOf = <T extends string>(key: string, known: readonly T[]): T | undefined => {
    const text = wishes.get(key);
    const value = known.find((one) => one === text);
    if (text !== undefined && !value) {
      report(`The link's ${key} must be one of ${known.join(", ")}, not “${shown(text)}”.`, "It is left out.");
    }
    return value;
  };
  const step = (): number | undefined => {
    const text = wishes.get("lesson");
    if (text === undefined) return undefined;
    if (/^[1-9]\d?$/.test(text)) return Number(text);
    const what = `The link's lesson must be the number of a step from 1 to ${mostSteps}, not “${shown(text)}”.`;
    report(what, "It is left out.");
    return undefined;
  };
  const hidden = (): readonly HideId[] | undefined => {
    const names = wishes.get("hide")?.split(",") ?? [];
    const known = (Object.keys(hideable) as HideId[]).filter((id) => names.includes(id));
    for (const name of names.filter((one) => !Object.hasOwn(hideable, one))) {
      report(
        `The link hides “${shown(name)}”, which is none of ${Object.keys(hideable).join(", ")}.`,
        "It is left out.",
      );
    }
    return known.length > 0 ? known : undefined;
  };
  const flags: Flags = {
    run: onOff("run"),
    lecture: onOff("lecture"),
    lesson: step(),
    hide: hidden(),
    axis: oneOf("axis", axes),
    count: oneOf("count", conventions),
  };
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

/** Writes the flags of a link. */
export function writeFlags({ run, lecture, lesson, hide, axis, count }: Flags): readonly (readonly [string, string])[] {
  const texts = {
    axis,
    count,
    hide: hide && hide.length > 0 ? hide.join(",") : undefined,
    lecture: lecture && "1",
    lesson: lesson === undefined ? undefined : String(lesson),
    run: run && "1",
  };
  return Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
}
