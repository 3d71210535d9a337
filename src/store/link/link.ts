import { settings } from "../../train/settings";
import { resolveSpec } from "../../train/spec";
import type { DataLink } from "../data/dataLink";
import { isLaneSetting, type Setup, specsOf } from "../setup";
import { type Flags, flagKeys, readFlags, writeFlags } from "./flags";
import { type Refusal, readLanes, writeLanes } from "./lanes";
import { repair } from "./repair";
import { readSubject, type WantedFile, writeSubject } from "./subject";
import { writeValue } from "./value";
import { linkVersion, migrate } from "./versions";
import { type LinkProblem, type Report, readWishes, shown, type Wishes, writeWishes } from "./wishes";

/** All that a link says beside the page's language, theme, view and engine, which the address's query names. */
export interface Link extends Flags {
  readonly setup: Setup;
  readonly dataLink?: DataLink; // of the set-up's data set, where it is at an address
  readonly file?: WantedFile; // that the set-up's data set stands in for
  readonly sweep?: Wishes; // a sweep's set-up, read where the Sweep view is loaded
}

/** A link as it was read, and everything in it that cannot be had. */
export interface ReadLink {
  readonly link: Link;
  readonly problems: readonly LinkProblem[];
}

/** Most problems that are told one by one. */
const mostProblems = 12;

const sweepPrefix = "sweep.";

const setupKeys: readonly string[] = ["v", "data", "file", "task", "model", "lanes", ...flagKeys];

/** Tells whether a key is one that links have. */
export function isLinkKey(key: string): boolean {
  return setupKeys.includes(key) || key.startsWith(sweepPrefix) || Object.hasOwn(settings, key);
}

/** Says what holds in place of a setting that was asked for in vain. */
function defaultInstead({ id, lane }: Refusal, setup: Setup): string {
  const specs = specsOf(setup);
  const values = [...new Set((lane === undefined ? specs : [specs[lane]]).map((spec) => writeValue(spec[id])))];
  if (values.length > 1) return `Each method's own default is used: ${values.join(", ")}.`;
  return lane === undefined && isLaneSetting(id) ? `The lanes use ${values[0]}.` : `${values[0]} is used.`;
}

/** Tells the first problems one by one and how many more there are. */
function counted(problems: readonly LinkProblem[]): readonly LinkProblem[] {
  const more = problems.length - mostProblems;
  if (more <= 1) return problems;
  return [...problems.slice(0, mostProblems), { what: `${more} more parts of the link cannot be had.` }];
}

/**
 * Reads what a link asks for; relative addresses of data start at `base`.
 *
 * Never throws: what is unknown, out of range or contradicts itself is told, and a default takes its place; the rest is kept.
 */
export function readLink(given: Wishes, base: string | undefined, told: readonly LinkProblem[] = []): ReadLink {
  const problems: LinkProblem[] = [...told];
  const report: Report = (what, instead) => problems.push({ what, instead });
  const wishes = migrate(given, report);
  for (const key of wishes.keys()) {
    if (!isLinkKey(key)) report(`The lab knows no “${shown(key)}”.`, "It is left out.");
  }
  const { dataLink, file, ...subject } = readSubject(wishes, base, report);
  const { lanes, set, refusals } = readLanes(wishes, report);
  const flags = readFlags(wishes, report);
  const setup = repair({ ...subject, set, lanes }, report);
  for (const refusal of refusals) report(refusal.what, defaultInstead(refusal, setup));
  const sweep = [...wishes].filter(([key]) => key.startsWith(sweepPrefix));
  const link: Link = {
    setup,
    ...(dataLink && { dataLink }),
    ...(file && { file }),
    ...flags,
    ...(sweep.length > 0 && { sweep: new Map(sweep) }),
  };
  return { link, problems: counted(problems) };
}

/** Reads a link's text, `key=value&key=value`. */
export function decodeLink(text: string, base: string | undefined): ReadLink {
  const problems: LinkProblem[] = [];
  const wishes = readWishes(text, (what, instead) => problems.push({ what, instead }));
  return readLink(wishes, base, problems);
}

/** Writes a link as text that `decodeLink` reads as the same again; a sweep's link says nothing of the Run view's set-up. */
export function encodeLink({ setup, file, sweep, ...flags }: Link): string {
  const { lanes, set } = setup;
  const own = sweep
    ? [...sweep]
    : [...writeSubject(setup, file), ...writeLanes(set, lanes, set.seed ?? resolveSpec({}).seed)];
  return writeWishes([["v", String(linkVersion)], ...own, ...writeFlags(flags)]);
}
