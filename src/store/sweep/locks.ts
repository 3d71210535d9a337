/** Gives a sweep to one tab of the browser at a time. */
export interface SweepLocks {
  /** Takes a sweep and returns how to let go of it; undefined where another tab has it. */
  take(sweep: string): Promise<(() => void) | undefined>;
  /** Waits until the other tab lets go; undefined where the wait is given up. */
  wait(sweep: string, signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** Creates the locks of the browser; where it has none, as on a page without https, every sweep is free. */
export function createLocks(): SweepLocks {
  const locks = globalThis.navigator?.locks;
  if (!locks) return { take: async () => () => undefined, wait: async () => () => undefined };
  const hold = (sweep: string, options: LockOptions): Promise<(() => void) | undefined> =>
    new Promise((resolve, reject) => {
      locks
        .request(`sparse-gnn-lab sweep ${sweep}`, options, (lock) => {
          if (!lock) {
            resolve(undefined);
            return undefined;
          }
          // The lock lasts as long as this promise.
          return new Promise<void>((release) => resolve(release));
        })
        .catch(reject);
    });
  return {
    // A browser that refuses locks is like one that has none.
    take: (sweep) => hold(sweep, { ifAvailable: true }).catch(() => () => undefined),
    wait: (sweep, signal) => hold(sweep, { signal }).catch(() => undefined),
  };
}
