import { InputError } from "../../lib/inputError";
import { decodeLink, type ReadLink, readLink } from "../link/link";
import { type LinkProblem, shown } from "../link/wishes";
import type { GivenSetup, Scalar } from "./messages";

const sentence = ({ what, instead }: LinkProblem): string => (instead ? `${what} ${instead}` : what);

/** A set-up that another page gave, and what of a link cannot be had. */
export interface TakenSetup {
  readonly read: ReadLink;
  readonly problems: readonly string[];
}

function wishesOf({ dataset, task, model, set = {}, lanes }: GivenSetup): Map<string, string> {
  const own = (values: Readonly<Record<string, Scalar>>): string =>
    Object.entries(values)
      .map(([id, value]) => `~${id}:${String(value)}`)
      .join("");
  const texts: readonly (readonly [string, string | undefined])[] = [
    ["data", dataset],
    ["task", task],
    ["model", model],
    ["lanes", lanes?.map((lane) => lane.method + own(lane.set ?? {})).join(",")],
    ...Object.entries(set).map(([id, value]) => [id, String(value)] as const),
  ];
  return new Map(texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const])));
}

/** Words that stand beside settings in a link and are none. */
const notSettings = ["v", "data", "file", "task", "model", "lanes", "run", "hide", "axis", "count"];

/**
 * Reads a set-up that another page gave: the text of a link as any link is read, with defaults for what cannot be had; an object
 * strictly, because a program gave it.
 *
 * @throws InputError naming what of an object cannot be had.
 */
export function takeSetup(given: string | GivenSetup, base: string | undefined): TakenSetup {
  if (typeof given === "string") {
    const read = decodeLink(given, base);
    if (read.link.file || read.link.sweep) {
      throw new InputError("message.setup must be a set-up of the Run view without a file.");
    }
    return { read, problems: read.problems.map(sentence) };
  }
  const strange = Object.keys(given.set ?? {}).find((id) => notSettings.includes(id));
  if (strange !== undefined) throw new InputError(`message.setup.set: there is no setting “${shown(strange)}”.`);
  const parts = (given.lanes ?? []).flatMap(({ method, set = {} }) => [method, ...Object.entries(set).flat()]);
  // These signs part the lanes of a link.
  const parting = parts.find((part) => /[~,]/.test(String(part)));
  if (parting !== undefined)
    throw new InputError(`message.setup.lanes: “${shown(String(parting))}” is no method, setting or value.`);
  const read = readLink(wishesOf(given), base);
  if (read.problems.length > 0)
    throw new InputError(`message.setup: ${read.problems.map(({ what }) => what).join(" ")}`);
  return { read, problems: [] };
}
