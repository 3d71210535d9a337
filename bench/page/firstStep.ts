import { setTimeout as sleep } from "node:timers/promises";
import type { Page, Response } from "playwright";
import { awaitNews, readNews } from "./news";
import { onStage } from "./openedPage";
import type { PageOptions } from "./options";

/** Milliseconds from the beginning of the navigation. */
export interface Opening {
  readonly firstPaint: number; // the first text or picture
  readonly engineReady: number;
  readonly firstStep: number; // at most this: the worker tells of steps ten times a second
  readonly transferredBytes: number; // that came from the host by then, not compressed
  readonly requests: number;
}

/** How long it takes to the first training step of a run that a link starts. */
export interface Openings {
  readonly cold: Opening; // nothing in the cache
  readonly offline: Opening; // from the copy that the page keeps, no connection at all
}

/** One lane on the twin that the page comes with. */
const link = "#v=1&lanes=rigl~epochs:40&sparsity=0.9&run=1";

async function measureOpening(page: Page, address: string): Promise<Opening> {
  let transferredBytes = 0;
  let requests = 0;
  const count = async (response: Response): Promise<void> => {
    if (response.fromServiceWorker()) return;
    requests++;
    transferredBytes += Number((await response.allHeaders())["content-length"] ?? 0);
  };
  page.on("response", count);
  await page.goto(address);
  const { at: firstStep } = await awaitNews(page, ({ type, step = 0 }) => type === "progress" && step > 0);
  page.off("response", count);
  const ready = (await readNews(page)).find(({ type }) => type === "ready");
  const firstPaint = await page.evaluate<number>(
    'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0',
  );
  return { firstPaint, engineReady: ready?.at ?? 0, firstStep, transferredBytes, requests };
}

/** Opens a link that starts a run: in a fresh profile, and then without a connection from the copy that the first visit left. */
export function measureOpenings(options: PageOptions, say: (text: string) => void): Promise<Openings> {
  return onStage(options, async ({ address, openTab }) => {
    const { page, context } = await openTab();
    const cold = await measureOpening(page, address + link);
    say(`First step ${seconds(cold.firstStep)} after opening, nothing in the cache.`);
    // The copy is whole once its service worker is active.
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await sleep(1000);
    await page.goto("about:blank");
    await context.setOffline(true);
    const offline = await measureOpening(page, address + link);
    say(`First step ${seconds(offline.firstStep)} after opening without a connection.`);
    return { cold, offline };
  });
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
