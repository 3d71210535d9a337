import { useRef } from "react";

/** Returns the value of before as long as the new one is equal to it, so that what hangs on it is not made anew. */
export function useSame<T>(value: T, isEqual: (a: T, b: T) => boolean): T {
  const kept = useRef(value);
  if (!isEqual(kept.current, value)) kept.current = value;
  return kept.current;
}
