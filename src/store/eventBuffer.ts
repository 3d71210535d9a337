import type { RunEvent } from "../train/protocol";

/** Events of one lane, as the worker sends them together. */
export interface HeardEvents {
  readonly lane: number;
  readonly events: readonly RunEvent[];
}

/** Collects events and hands them on at most every `interval` milliseconds. */
export interface EventBuffer {
  add(events: HeardEvents): void;
  /** Hands on what has been collected, now. */
  flush(): void;
  /** Forgets what has been collected. */
  clear(): void;
}

/** Creates a buffer: the page redraws a few times a second, however often the worker reports and however many lanes there are. */
export function createEventBuffer(interval: number, take: (events: readonly HeardEvents[]) => void): EventBuffer {
  let waiting = new Map<number, RunEvent[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
    waiting = new Map();
  };
  const flush = (): void => {
    const lanes = [...waiting].map(([lane, events]): HeardEvents => ({ lane, events }));
    clear();
    if (lanes.length > 0) take(lanes);
  };
  return {
    add: ({ lane, events }) => {
      const known = waiting.get(lane);
      if (known) known.push(...events);
      else waiting.set(lane, [...events]);
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
