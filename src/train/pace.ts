/** Keeps the queue of a GPU short: long enough that it is never idle, short enough that Pause is heard. */
export interface Pace {
  /** Is told of every queued step and waits for the device where enough are queued. */
  queued(settle: () => Promise<void>): Promise<void>;
}

const mostQueued = 32;
const shortMs = 50;
const longMs = 200;

/**
 * Creates a pace that starts at one step a wait and finds how many steps the device does in 50 to 200 ms.
 *
 * Waiting changes no number of the run. `now` is a clock in milliseconds.
 */
export function createPace(now: () => number): Pace {
  let limit = 1;
  let count = 0;
  let began = now();
  return {
    queued: async (settle) => {
      if (count === 0) began = now();
      count++;
      if (count < limit) return;
      await settle();
      const took = now() - began;
      if (took < shortMs) limit = Math.min(mostQueued, 2 * limit);
      else if (took > longMs) limit = Math.max(1, limit >> 1);
      count = 0;
    },
  };
}
