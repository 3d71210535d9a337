import { InputError } from "../../lib/inputError";
import { mostLanes } from "../../record/recording";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { type SettingId, settings } from "../../train/settings";
import type { RunSpec, Settings } from "../../train/spec";
import { laneLetter } from "../laneLetter";
import { firstSetup, isLaneSetting, type LaneSetup, laneSettings, sharedSettings } from "../setup";
import { readValue, writeValue } from "./value";
import { type Report, shown, type Wishes } from "./wishes";

/** A setting that a link asks for in vain; its default is told once the whole set-up is known. */
export interface Refusal {
  readonly what: string;
  readonly id: SettingId;
  readonly lane?: number; // from 0; absent where it is meant for all lanes
}

/** Settings while they are read. */
type Draft = Partial<Record<SettingId, RunSpec[SettingId]>>;

const isSetting = (text: string): text is SettingId => Object.hasOwn(settings, text);

function readSetting(
  id: SettingId,
  text: string,
  lane?: string,
): { readonly value: RunSpec[SettingId] } | { readonly refused: string } {
  try {
    return { value: readValue(id, text, lane) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { refused: error.message };
  }
}

function readMethod(text: string, lane: number, report: Report): MethodId {
  if (Object.hasOwn(algorithms, text)) return text as MethodId;
  const method = firstSetup.lanes[lane]?.method ?? "rigl";
  const known = Object.keys(algorithms).join(", ");
  report(
    `Lane ${laneLetter(lane)}: there is no method “${shown(text)}”; choose one of ${known}.`,
    `The method ${method} is used.`,
  );
  return method;
}

/** Reads one lane, `method~setting:value~setting:value`. */
function readLane(text: string, lane: number, report: Report, refuse: (refusal: Refusal) => void): LaneSetup {
  const [name, ...own] = text.split("~");
  const method = readMethod(name, lane, report);
  const set: Draft = {};
  for (const word of own) {
    const colon = word.indexOf(":");
    const id = colon < 0 ? word : word.slice(0, colon);
    if (!isSetting(id)) report(`Lane ${laneLetter(lane)}: there is no setting “${shown(word)}”.`, "It is left out.");
    else if (!isLaneSetting(id)) {
      report(
        `Lane ${laneLetter(lane)}: all lanes share the setting ${id}; write &${id}= after the lanes.`,
        "It is left out.",
      );
    } else if (Object.hasOwn(set, id))
      report(`Lane ${laneLetter(lane)}: “${id}” is there twice.`, "The first one counts.");
    else {
      const read = readSetting(id, word.slice(colon + 1), laneLetter(lane));
      if ("value" in read) set[id] = read.value;
      else refuse({ what: read.refused, id, lane });
    }
  }
  return { method, set: set as Partial<Settings> };
}

/** What `readLanes` found. */
export interface ReadLanes {
  readonly lanes: readonly LaneSetup[];
  readonly set: Partial<Settings>; // shared
  readonly refusals: readonly Refusal[];
}

/** Reads the lanes and all settings of a link; a lane's setting that stands beside the lanes holds for each that has none of its own. */
export function readLanes(wishes: Wishes, report: Report): ReadLanes {
  const refusals: Refusal[] = [];
  const refuse = (refusal: Refusal): void => {
    refusals.push(refusal);
  };
  const asked = wishes.get("lanes")?.split(",");
  if (asked && asked.length > mostLanes) {
    report(`The link asks for ${asked.length} lanes.`, `The first ${mostLanes} are used.`);
  }
  const own = asked?.slice(0, mostLanes).map((text, i) => readLane(text, i, report, refuse)) ?? firstSetup.lanes;
  // A link that names its lanes says all of the set-up; one that does not changes the one that the page opens with.
  const set: Draft = asked ? {} : { ...firstSetup.set };
  const common: Draft = {};
  for (const [id, text] of wishes) {
    if (!isSetting(id)) continue;
    const read = readSetting(id, text);
    if ("refused" in read) refuse({ what: read.refused, id });
    else (isLaneSetting(id) ? common : set)[id] = read.value;
  }
  const lanes = own.map((lane) => ({ ...lane, set: { ...common, ...lane.set } as Partial<Settings> }));
  return { lanes, set: set as Partial<Settings>, refusals };
}

/** Writes lanes and settings: what is the same in every lane only once, beside them; the seed always. */
export function writeLanes(
  set: Partial<Settings>,
  lanes: readonly LaneSetup[],
  seed: number,
): readonly (readonly [string, string])[] {
  const common = laneSettings.filter((id) => {
    const value = lanes[0].set[id];
    return value !== undefined && lanes.every((lane) => lane.set[id] === value);
  });
  const text = ({ method, set }: LaneSetup): string =>
    [method, ...laneSettings.flatMap((id) => written(id, common.includes(id) ? undefined : set[id]))].join("~");
  const written = (id: SettingId, value: RunSpec[SettingId] | undefined): readonly string[] =>
    value === undefined ? [] : [`${id}:${writeValue(value)}`];
  return [
    ["lanes", lanes.map(text).join(",")],
    ...common.map((id) => [id, writeValue(lanes[0].set[id] as RunSpec[SettingId])] as const),
    ["seed", String(seed)],
    ...sharedSettings
      .filter((id) => id !== "seed" && set[id] !== undefined)
      .map((id) => [id, writeValue(set[id] as RunSpec[SettingId])] as const),
  ];
}
