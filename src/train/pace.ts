/** Keeps the queue of a GPU short: long enough that it is never idle, short enough that Pause is heard. */
export interface Pace {
  /** Is told of every queued step and waits for the device where enough are queued. */
  queued(settle: () => Promise<void>): Promise<void>;
}

/** How long the steps between two marks should take the device, in milliseconds; two such stretches are queued at the most. */
const stretchMs = 50;

/** Steps up to a mark in the queue. */
interface Mark {
  readonly steps: number;
  readonly reached: Promise<void>;
}

/**
 * Creates a pace that marks the queue every so many steps and, at each mark, waits for the one before.
 *
 * So the device always has a stretch of steps to work on while the next is queued. It begins with one step a stretch and finds how
 * many the device does in 50 ms. Waiting changes no number of the run. `now` is a clock in milliseconds.
 */
export function createPace(now: () => number): Pace {
  let stretch = 1;
  let count = 0;
  let since = now(); // the mark before was reached
  let before: Mark | undefined;
  return {
    queued: async (settle) => {
      count++;
      if (count < stretch) return;
      const mark: Mark = { steps: count, reached: settle() };
      // Whoever fails, fails where it is waited for.
      mark.reached.catch(() => undefined);
      count = 0;
      const waited = before;
      before = mark;
      if (!waited) return;
      await waited.reached;
      const stepMs = (now() - since) / waited.steps;
      since = now();
      // By halves and doubles at the most: a wait may have had other reasons.
      stretch = Math.max(1, stretch >> 1, Math.min(2 * stretch, Math.floor(stretchMs / stepMs)));
    },
  };
}
