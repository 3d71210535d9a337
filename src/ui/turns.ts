/** Who may draw when: things with different slots never draw in the same task. */
export interface Turns {
  /** Calls `show` once, at the slot's next turn; returns how to take that back. */
  ask(slot: number, show: () => void): () => void;
}

const slots = 4;
const turnMs = 125; // one turn after another: a slot has two a second

/** Creates turns that stand still while nobody waits. */
export function createTurns(): Turns {
  let turn = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const waiting = new Map<number, Set<() => void>>();
  const tick = (): void => {
    turn = (turn + 1) % slots;
    const due = waiting.get(turn);
    waiting.delete(turn);
    for (const show of due ?? []) show();
    if (waiting.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  return {
    ask: (slot, show) => {
      const due = waiting.get(slot) ?? new Set();
      waiting.set(slot, due.add(show));
      timer ??= setInterval(tick, turnMs);
      return () => {
        due.delete(show);
      };
    },
  };
}
