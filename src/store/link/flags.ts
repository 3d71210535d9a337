import type { AxisId, ConventionId } from "../series";
import { readSwitch } from "./value";
import { type Report, shown, type Wishes } from "./wishes";

/** What a link may hide of the page, and what it is. */
export const hideable = {
  header: "The page's name, its views and switches",
  controls: "The set-up: data set, model, methods and settings",
  buttons: "The buttons of a run",
  status: "Progress, and what the run found in a sentence",
  axis: "The choice of the horizontal axis",
  accuracy: "The chart of accuracy",
  density: "The chart of mask density",
  flops: "The chart of training FLOPs",
  masks: "The mask pictures",
  more: "Everything below the fold: the chart of loss and the figures",
} as const;

/** The name of something that a link may hide. */
export type HideId = keyof typeof hideable;

/** What a link says of how the lab is shown, beside what it shows. */
export interface Flags {
  readonly run?: true; // starts at once
  readonly hide?: readonly HideId[];
  readonly axis?: AxisId;
  readonly count?: ConventionId; // how FLOPs are counted
}

const axes: readonly AxisId[] = ["epoch", "flops", "seconds"];
const conventions: readonly ConventionId[] = ["rigl", "exact"];

/** The keys that flags have in a link. */
export const flagKeys: readonly string[] = ["run", "hide", "axis", "count"] satisfies (keyof Flags)[];

/** Reads the flags of a link. */
export function readFlags(wishes: Wishes, report: Report): Flags {
  const start = (): true | undefined => {
    const text = wishes.get("run");
    const value = text === undefined ? false : readSwitch(text);
    if (value === undefined) report(`The link's run must be 1 or 0, not “${shown(text ?? "")}”.`, "It is left out.");
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
    run: start(),
    hide: hidden(),
    axis: oneOf("axis", axes),
    count: oneOf("count", conventions),
  };
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

/** Writes the flags of a link. */
export function writeFlags({ run, hide, axis, count }: Flags): readonly (readonly [string, string])[] {
  const texts = {
    axis,
    count,
    hide: hide && hide.length > 0 ? hide.join(",") : undefined,
    run: run && "1",
  };
  return Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
}
