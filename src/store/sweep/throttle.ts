/** A call that is made at once, or soon and not too often. */
export interface Throttle {
  now(): void;
  /** Calls within the interval; several wishes become one call. */
  soon(): void;
}

/** Creates a throttle over a call. */
export function createThrottle(interval: number, call: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    call();
  };
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, interval);
    },
  };
}
