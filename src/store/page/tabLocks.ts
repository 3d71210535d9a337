/** Gives something that a browser keeps, such as a sweep, to one tab at a time. */
export interface TabLocks {
  /** Takes it and returns how to let go of it; undefined where another tab has it. */
  take(id: string): Promise<(() => void) | undefined>;
  /** Waits until the other tab lets go; undefined where the wait is given up. */
  wait(id: string, signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** Creates the browser's locks on things of a kind; where it has none, as on a page without https, everything is free. */
export function createTabLocks(kind: "sweep" | "run"): TabLocks {
  const locks = globalThis.navigator?.locks;
  if (!locks) return { take: async () => () => undefined, wait: async () => () => undefined };
  const hold = (id: string, options: LockOptions): Promise<(() => void) | undefined> =>
    new Promise((resolve, reject) => {
      locks
        .request(`sparse-gnn-lab ${kind} ${id}`, options, (lock) => {
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
    take: (id) => hold(id, { ifAvailable: true }).catch(() => () => undefined),
    wait: (id, signal) => hold(id, { signal }).catch(() => undefined),
  };
}
