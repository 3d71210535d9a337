import { lastStep, stepOf } from "../../record/recordEvents";
import type { Recording } from "../../record/recording";

/** How long a recording plays at speed 1, in milliseconds, however many steps it has. */
const playMs = 14_000;

/** How fast a recording may be played. */
export const speeds = [0.5, 1, 2, 4] as const;

/** Returns the optimizer steps at which something happened in any lane, ascending: what the arrow keys go through. */
export function framesOf({ lanes }: Recording): readonly number[] {
  const steps = new Set<number>();
  for (const { events } of lanes) {
    let at = 0;
    for (const event of events) {
      at = stepOf(event, at);
      steps.add(at);
    }
  }
  return [...steps].sort((a, b) => a - b);
}

/** Returns the last optimizer step of the longest lane. */
export function endOf({ lanes }: Recording): number {
  return Math.max(0, ...lanes.map(lastStep));
}

/** Returns the step that so many frames from here lie at, within the recording. */
export function frameFrom(frames: readonly number[], step: number, by: number): number {
  const after = frames.findIndex((frame) => frame > step);
  const here = after < 0 ? frames.length - 1 : after - 1; // the last frame at or before the step
  const isOnFrame = frames[here] === step;
  const to = here + by + (by < 0 && !isOnFrame ? 1 : 0);
  return frames[Math.min(frames.length - 1, Math.max(0, to))] ?? 0;
}

/** Returns where playing has come from a step on after so many milliseconds. */
export function playedTo(from: number, end: number, speed: number, elapsedMs: number): number {
  return Math.min(end, Math.round(from + (end * speed * elapsedMs) / playMs));
}
