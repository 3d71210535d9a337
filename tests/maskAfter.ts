import type { UpdateEvent } from "../src/store/masks/slowMotion";

/** Returns what a mask is after the events of an update. */
export function maskAfter(before: Uint8Array, events: readonly UpdateEvent[]): Uint8Array {
  const mask = before.slice();
  for (const { kind, index } of events) mask[index] = kind === "grow" ? 1 : 0;
  return mask;
}
