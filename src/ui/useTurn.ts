import { useEffect, useRef, useState } from "react";
import { createTurns } from "./turns";

const turns = createTurns();

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
    return turns.ask(slot, () => setShown(latest.current));
  }, [value, shown, slot]);
  return shown;
}
