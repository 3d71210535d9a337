import { type Report, shown, type Wishes } from "./wishes";

/** The version of the links that this lab writes. */
export const linkVersion = 1;

/** Version 0 knew one method and no lanes; all its words were those of a run's short spec. */
function fromVersion0(old: Wishes): Wishes {
  const wishes = new Map(old);
  const move = (from: string, to: string, fallback?: string): void => {
    const value = wishes.get(from) ?? fallback;
    wishes.delete(from);
    if (value !== undefined && !wishes.has(to)) wishes.set(to, value);
  };
  move("dataset", "data");
  move("method", "lanes", "rigl");
  return wishes;
}

/** Each takes the wishes of the version that is its index to the next. */
const migrations: readonly ((wishes: Wishes) => Wishes)[] = [fromVersion0];

/** Tells the version of a link; one that says none is as old as its words, and written by hand where they are of today. */
function versionOf(wishes: Wishes, report: Report): number {
  const said = wishes.get("v");
  if (said === undefined) return wishes.has("method") || wishes.has("dataset") ? 0 : linkVersion;
  if (/^\d{1,9}$/.test(said)) return Number(said);
  report(
    `The link's version (v) must be a whole number, not “${shown(said)}”.`,
    `It is read as version ${linkVersion}.`,
  );
  return linkVersion;
}

/** Brings the wishes of any version to today's words; what a newer lab wrote is read as far as it is understood. */
export function migrate(given: Wishes, report: Report): Wishes {
  const version = versionOf(given, report);
  if (version > linkVersion) {
    report(
      `The link was made by a newer lab (version ${version}; this one knows ${linkVersion}).`,
      "It is read as far as it is understood. Reload the page to get the newest lab.",
    );
  }
  const wishes = migrations.slice(version).reduce((old, next) => next(old), given);
  return new Map([...wishes].filter(([key]) => key !== "v"));
}
