import type { RunEvent } from "../train/protocol";

/** Collects events and hands them on at most every `interval` milliseconds. */
export interface EventBuffer {
  add(events: readonly RunEvent[]): void;
  /** Hands on what has been collected, now. */
  flush(): void;
  /** Forgets what has been collected. */
  clear(): void;
}

/** Creates a buffer: the page redraws a few times a second, however often the worker reports. */
export function createEventBuffer(interval: number, take: (events: readonly RunEvent[]) => void): EventBuffer {
  let waiting: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
    waiting = [];
  };
  const flush = (): void => {
    const events = waiting;
    clear();
    if (events.length > 0) take(events);
  };
  return {
    add: (events) => {
      waiting.push(...events);
      timer ??= setTimeout(flush, interval);
    },
    flush,
    clear,
  };
}

/** Tells whether an event ends its run. */
export function isLast(event: RunEvent): boolean {
  return event.type === "finished" || event.type === "stopped" || event.type === "failed";
}
