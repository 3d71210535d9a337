import type { Browser, Page } from "playwright";
import { frameCategory, shownFrames } from "./trace";

/** The frames that a page drew while it was scrolled. */
export interface Frames {
  readonly seconds: number;
  readonly shownPerSecond: number; // that the compositor put on the screen
  readonly perSecond: number; // that the page's main thread took part in
  readonly longestGapMs: number; // between two of those
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

/** Sums up frames: how many were shown in how many seconds, and the times in milliseconds at which the main thread began its own. */
export function framesOf(shown: number, seconds: number, times: readonly number[], scrolledBy: number): Frames {
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  return {
    seconds,
    shownPerSecond: shown / seconds,
    perSecond: times.length / seconds,
    longestGapMs: Math.max(...gaps),
    scrolledBy,
  };
}

/**
 * Scrolls the page up and down as fingers on a touch pad do, and counts frames.
 *
 * Where the main thread is late the compositor goes on scrolling, so that more frames are shown than the main thread begins. Throws
 * Error where the page has nothing to scroll.
 */
export async function measureScroll(browser: Browser, page: Page): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const room = await page.evaluate<number>("document.documentElement.scrollHeight - innerHeight");
  if (room < 100) throw new Error("The page is too short to be scrolled.");
  const yDistance = Math.min(room, 1200);
  await browser.startTracing(page, { categories: [frameCategory] });
  await page.evaluate(noteFrames);
  const began = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    for (const distance of [-yDistance, yDistance]) {
      const gesture = { x: 640, y: 420, yDistance: distance, speed, gestureSourceType: "mouse" } as const;
      await session.send("Input.synthesizeScrollGesture", gesture);
    }
  }
  const times = await page.evaluate<number[]>("{ const seen = window.labFrames; window.labFrames = undefined; seen }");
  const seconds = (performance.now() - began) / 1000;
  const shown = shownFrames(await browser.stopTracing());
  await session.detach();
  return framesOf(shown, seconds, times, 2 * turns * yDistance);
}
