import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";

/** What the training worker told the page, and when. */
export interface News {
  readonly at: number; // milliseconds since the page's navigation began
  readonly type: string; // of the response, or of the event in it
  readonly lane?: number;
  readonly stage?: string; // of a progress event
  readonly step?: number; // optimizer steps taken
  readonly trainMs?: number; // of a run that has finished
}

/**
 * Lets the page note what its worker says: text, for no build of the page knows of it.
 *
 * Of progress only what a stage begins with, and the first step of training; masks and parameters are not kept.
 */
export const watchNews = `{
  const news = (window.labNews = []);
  const note = (item) => news.push({ at: performance.now(), ...item });
  const stages = new Map();
  const hearEvent = (lane, event) => {
    const { type, stage, step, done } = event;
    if (type !== "progress") note({ type, lane, step, trainMs: event.result?.trainMs });
    else {
      // Before training, "done" counts walks and the like.
      const trains = event.epoch > 0;
      const last = stages.get(lane);
      if (last?.stage === stage && last.trains === trains) return;
      stages.set(lane, { stage, trains });
      note({ type, lane, stage, step: trains ? done : 0 });
    }
  };
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data?.type !== "events") note({ type: data?.type });
        else for (const event of data.events) hearEvent(data.lane, event);
      });
    }
  };
}`;

/** Returns everything noted so far. */
export function readNews(page: Page): Promise<readonly News[]> {
  return page.evaluate<News[]>("window.labNews");
}

const lookEvery = 100; // milliseconds

/** Waits until the worker has said something; throws where it takes an hour. */
export async function awaitNews(page: Page, isIt: (news: News) => boolean): Promise<News> {
  const began = performance.now();
  while (performance.now() - began < 3_600_000) {
    const found = (await readNews(page)).find(isIt);
    if (found) return found;
    await sleep(lookEvery);
  }
  throw new Error("The page's worker did not say for an hour what was waited for.");
}
