import { InputError } from "../../lib/inputError";
import type { SettingId } from "../../train/settings";
import { resolveSpec, type Settings } from "../../train/spec";
import { laneLetter } from "../laneLetter";
import { type LaneSetup, laneSettings, type Setup, setupOf, specsOf } from "../setup";
import type { Report } from "./wishes";

function without(set: Partial<Settings>, ...ids: readonly SettingId[]): Partial<Settings> {
  return Object.fromEntries(Object.entries(set).filter(([id]) => !ids.includes(id as SettingId)));
}

/** Says what contradicts itself in a lane; undefined where it can run. */
function contradiction({ lanes: _all, set, ...subject }: Setup, lane: LaneSetup): string | undefined {
  try {
    resolveSpec({ ...set, ...lane.set, ...subject, method: lane.method });
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
}

/** Leaves out as little of a lane as makes it run: one setting if that is enough, else all of its own. */
function repairLane(setup: Setup, lane: LaneSetup): { readonly lane: LaneSetup; readonly left: readonly SettingId[] } {
  const own = laneSettings.filter((id) => lane.set[id] !== undefined);
  const runs = (...ids: readonly SettingId[]): boolean =>
    contradiction(setup, { ...lane, set: without(lane.set, ...ids) }) === undefined;
  const one = own.findLast((id) => runs(id));
  const left = one ? [one] : own;
  return { lane: { ...lane, set: without(lane.set, ...left) }, left };
}

/** Leaves out what all lanes share where a lane cannot run whatever is left out of its own, such as a width that its method has no memory for. */
function repairShared(setup: Setup, report: Report): Setup {
  const shared = Object.keys(setup.set) as SettingId[];
  const stuck = setup.lanes.findIndex((lane) => contradiction(setup, repairLane(setup, lane).lane) !== undefined);
  if (stuck < 0 || shared.length === 0) return setup;
  const lane = setup.lanes[stuck];
  const less = (...ids: readonly SettingId[]): Setup => ({ ...setup, set: without(setup.set, ...ids) });
  const one = shared.findLast((id) => contradiction(less(id), lane) === undefined);
  const left = one ? [one] : shared;
  report(`Lane ${laneLetter(stuck)}: ${contradiction(setup, lane)}`, `Of the link, ${left.join(", ")} is left out.`);
  return repairShared(less(...left), report);
}

/** Returns the nearest set-up that can run, with nothing in it that is at its default; each value is already one that its setting allows. */
export function repair(given: Setup, report: Report): Setup {
  const setup = repairShared(given, report);
  const lanes = setup.lanes.map((lane, i): LaneSetup => {
    const wrong = contradiction(setup, lane);
    if (wrong === undefined) return lane;
    const repaired = repairLane(setup, lane);
    report(`Lane ${laneLetter(i)}: ${wrong}`, `Of the link, ${repaired.left.join(", ")} is left out.`);
    return repaired.lane;
  });
  return setupOf(specsOf({ ...setup, lanes }));
}
