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

/** A hidden tab's timers come up to a minute late, messages do not: what has waited so long, in milliseconds, waits no longer. */
const late = 2000;

/** Adds events; progress that newer progress of the same stage follows is of no interest any more. */
function append(waiting: RunEvent[], events: readonly RunEvent[]): RunEvent[] {
  for (const event of events) {
    const last = waiting.at(-1);
    if (event.type === "progress" && last?.type === "progress" && last.stage === event.stage) waiting.pop();
    waiting.push(event);
  }
  return waiting;
}

/** Creates a buffer: the page redraws a few times a second, however often the worker reports and however many lanes there are. */
export function createEventBuffer(interval: number, take: (events: readonly HeardEvents[]) => void): EventBuffer {
  let waiting = new Map<number, RunEvent[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
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
      waiting.set(lane, append(waiting.get(lane) ?? [], events));
      if (timer === undefined) {
        timer = setTimeout(flush, interval);
        since = performance.now();
      } else if (performance.now() - since > late) flush();
    },
    flush,
    clear,
  };
}

/** Tells whether an event ends its run. */
export function isLast(event: RunEvent): boolean {
  return event.type === "finished" || event.type === "stopped" || event.type === "failed";
}
