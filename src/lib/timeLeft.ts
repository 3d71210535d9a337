/** Estimates how long a piece of work will still take, from how fast it went so far. */
export type TimeLeft = (done: number, total: number) => number | undefined; // seconds; undefined where it cannot be told yet

/** Work of the first so many milliseconds says little of the rest: connections warm up. */
const soonest = 700;

/**
 * Creates an estimate that starts with the first amount it is told; what was done before then does not count as speed.
 *
 * `now` is a clock in milliseconds.
 */
export function createTimeLeft(now: () => number): TimeLeft {
  let began: { readonly at: number; readonly done: number } | undefined;
  return (done, total) => {
    began ??= { at: now(), done };
    const [elapsed, more] = [now() - began.at, done - began.done];
    if (total <= done || more <= 0 || elapsed < soonest) return undefined;
    return ((elapsed / more) * (total - done)) / 1000;
  };
}
