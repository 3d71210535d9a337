import type { Page } from "playwright";

/** The frames that a page drew while it was scrolled. */
export interface Frames {
  readonly seconds: number;
  readonly perSecond: number;
  readonly longestGapMs: number; // between two of them
  readonly scrolledBy: number; // pixels, up and down
}

const turns = 4; // down and up again, so often
const speed = 800; // pixels a second

/** Lets the page note when it begins a frame: text, for no build of the page knows of it. */
const noteFrames = `{
  const frames = (window.labFrames = []);
  requestAnimationFrame(function frame(now) {
    frames.push(now);
    if (window.labFrames === frames) requestAnimationFrame(frame);
  });
}`;

/** Sums up frames by their times in milliseconds. */
export function framesOf(times: readonly number[], scrolledBy: number): Frames {
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1000;
  return { seconds, perSecond: gaps.length / seconds, longestGapMs: Math.max(...gaps), scrolledBy };
}

/**
 * Scrolls the page up and down as fingers on a touch pad do, and counts the frames that its main thread begins.
 *
 * The compositor may draw more: it goes on scrolling where the main thread is late. Throws Error where the page has nothing to scroll.
 */
export async function measureScroll(page: Page): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const room = await page.evaluate<number>("document.documentElement.scrollHeight - innerHeight");
  if (room < 100) throw new Error("The page is too short to be scrolled.");
  const yDistance = Math.min(room, 1200);
  await page.evaluate(noteFrames);
  for (let turn = 0; turn < turns; turn++) {
    for (const distance of [-yDistance, yDistance]) {
      const gesture = { x: 640, y: 420, yDistance: distance, speed, gestureSourceType: "mouse" } as const;
      await session.send("Input.synthesizeScrollGesture", gesture);
    }
  }
  const times = await page.evaluate<number[]>("{ const seen = window.labFrames; window.labFrames = undefined; seen }");
  await session.detach();
  return framesOf(times, 2 * turns * yDistance);
}
