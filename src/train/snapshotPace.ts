import type { Snapshot, SnapshotKeeper } from "./snapshot";

/** Snapshots of one run are at least so far apart, in milliseconds. */
const leastApart = 3000;

/** Where a snapshot takes long, they are so many times as far apart: each run spends at most a fortieth of the time on them. */
const share = 40;

/** Creates a keeper that wants a snapshot every few seconds of a clock in milliseconds. */
export function createPacedKeeper(keep: (snapshot: Snapshot) => void, now: () => number): SnapshotKeeper {
  let asked = now();
  let next = asked + leastApart;
  return {
    isDue: () => {
      asked = now();
      return asked >= next;
    },
    keep: (snapshot) => {
      keep(snapshot);
      const took = now() - asked;
      next = asked + took + Math.max(leastApart, share * took);
    },
  };
}
