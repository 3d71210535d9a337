import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";

/** How often a chart was drawn anew. */
export interface ChartUpdates {
  readonly chart: string; // its heading
  readonly perSecond: number; // on average
  readonly most: number; // within any second
}

/** Lets the page note each time that a chart's drawing changes: text, for no build of the page knows of it. */
const noteUpdates = `{
  const noted = (window.labUpdates = {});
  window.labWatchers = [...document.querySelectorAll("section.chart")].map((section) => {
    const times = (noted[section.querySelector("h2").textContent] = []);
    // All that one commit changes comes in one call.
    const watcher = new MutationObserver(() => times.push(performance.now()));
    const drawing = section.querySelector(".chart-body");
    watcher.observe(drawing, { subtree: true, childList: true, attributes: true, characterData: true });
    return watcher;
  });
}`;

/** Returns the most of some ascending times in milliseconds that lie within any second. */
export function mostInASecond(times: readonly number[]): number {
  let first = 0;
  return times.reduce((most, time, i) => {
    while (time - times[first] >= 1000) first++;
    return Math.max(most, i - first + 1);
  }, 0);
}

/** Counts for some seconds how often each chart on the page is drawn anew. */
export async function countChartUpdates(page: Page, seconds: number): Promise<readonly ChartUpdates[]> {
  await page.evaluate(noteUpdates);
  await sleep(seconds * 1000);
  const noted = await page.evaluate<Readonly<Record<string, number[]>>>(
    "{ for (const watcher of window.labWatchers) watcher.disconnect(); window.labUpdates }",
  );
  return Object.entries(noted).map(([chart, times]) => ({
    chart,
    perSecond: times.length / seconds,
    most: mostInASecond(times),
  }));
}
