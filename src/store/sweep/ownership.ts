import type { TabLocks } from "../page/tabLocks";

/** Which tab has the open sweep. */
export interface Ownership {
  readonly owned: boolean;
  readonly elsewhere: boolean;
  /** Takes a sweep, now or when the tab that has it lets go. */
  take(sweep: string): void;
  /** Lets go of the sweep, or of the wait for it. */
  release(): void;
}

/** Creates the hold on a sweep; whenever it is won, what other tabs kept is read first. */
export function createOwnership(locks: TabLocks, reread: () => Promise<void>, onChange: () => void): Ownership {
  let letGo: (() => void) | undefined;
  let waiting: AbortController | undefined;
  let asked = 0;
  const win = async (release: (() => void) | undefined, ask: number): Promise<void> => {
    if (ask !== asked) {
      release?.();
      return;
    }
    await reread();
    if (ask !== asked) {
      release?.();
      return;
    }
    letGo = release;
    waiting = undefined;
    onChange();
  };
  return {
    get owned() {
      return letGo !== undefined;
    },
    get elsewhere() {
      return waiting !== undefined;
    },
    take: (sweep) => {
      if (letGo) {
        onChange();
        return;
      }
      if (waiting) return;
      const ask = ++asked;
      void locks.take(sweep).then(async (release) => {
        if (release || ask !== asked) return win(release, ask);
        waiting = new AbortController();
        onChange();
        const late = await locks.wait(sweep, waiting.signal);
        return late && win(late, ask);
      });
    },
    release: () => {
      asked += 1;
      waiting?.abort();
      waiting = undefined;
      letGo?.();
      letGo = undefined;
    },
  };
}
