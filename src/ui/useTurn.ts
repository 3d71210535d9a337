import { useEffect, useRef, useState } from "react";

const slots = 4;
const turnMs = 125;

let turn = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const waiting = new Map<number, Set<() => void>>();

function tick(): void {
  turn = (turn + 1) % slots;
  const due = waiting.get(turn);
  waiting.delete(turn);
  for (const show of due ?? []) show();
  if (waiting.size === 0) {
    clearInterval(timer);
    timer = undefined;
  }
}

/**
 * Passes a fast-changing value on in turns: charts with different slots (0 .. 3) never redraw in the same task, so that
 * no task is as long as all of them together.
 */
export function useTurn<T>(value: T, slot: number): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    if (shown === value) return;
    const show = (): void => setShown(latest.current);
    const due = waiting.get(slot) ?? new Set();
    waiting.set(slot, due.add(show));
    timer ??= setInterval(tick, turnMs);
    return () => {
      due.delete(show);
    };
  }, [value, shown, slot]);
  return shown;
}
