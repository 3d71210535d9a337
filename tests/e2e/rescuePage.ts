import type { Page, Worker } from "@playwright/test";
import { chartTable } from "./chartTable";
import { button, expect, field, finalSentence, openAdvanced } from "./lab";

/** Returns the newest training worker of a page; its threads are workers too. */
export function engineOf(page: Page): Worker {
  const engine = page.workers().findLast((worker) => /\/worker-[^/]*$/.test(worker.url()));
  if (!engine) throw new Error(`The page has no training worker, but ${page.workers().map((worker) => worker.url())}.`);
  return engine;
}

/** Returns how many lanes of runs under way the browser keeps for the page. */
export async function lanesKept(page: Page): Promise<number> {
  return page.evaluate(async () =>
    // Opened too early, the database would be there without what the page makes in it.
    (await indexedDB.databases()).some(({ name }) => name === "sparse-gnn-lab-lanes-under-way")
      ? new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open("sparse-gnn-lab-lanes-under-way");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const count = database.transaction("lanes").objectStore("lanes").count();
            count.onsuccess = () => {
              database.close();
              resolve(count.result);
            };
          };
        })
      : 0,
  );
}

/** Snapshots come every three seconds, and a fast machine has done by then. */
const untilDue = 3500;

/** Runs both lanes past their first epoch, to where the browser keeps a snapshot of each, and on. */
export async function runUntilKept(page: Page): Promise<void> {
  await button(page, "Run").click();
  await expect(page.getByText(/, epoch [1-9]\d* of \d+$/)).toHaveCount(2, { timeout: 120_000 });
  await button(page, "Pause").click();
  const paused = page.getByText(/^Paused at step \d+$/);
  await expect(paused).toBeVisible();
  await page.waitForTimeout(untilDue);
  // A snapshot lies between two steps, so that it takes another one.
  for (let step = 0; step < 2; step++) {
    const before = (await paused.textContent()) ?? "";
    await button(page, "Step").click();
    await expect(paused).toBeVisible();
    await expect(paused).not.toHaveText(before);
  }
  await expect.poll(() => lanesKept(page)).toBe(2);
  await button(page, "Resume").click();
}

/** Sets up one lane of ten epochs. */
export async function setUpShort(page: Page): Promise<void> {
  await button(page, "Remove lane A").click();
  await openAdvanced(page);
  await field(page, "Epochs").fill("10");
}

/** Returns what the sentence at the end and the tables of the charts say, without what was measured. */
export async function findings(page: Page): Promise<readonly string[]> {
  const sentence = await finalSentence(page);
  const texts = [sentence.replace(/[;(][^;(]*measured on.*$/, "")];
  for (const title of ["Accuracy", "Loss", "Cumulative FLOPs"]) texts.push(...(await chartTable(page, title)));
  return texts;
}

/** Resets the page and runs what is set up without anything coming between. */
export async function runCalmly(page: Page): Promise<readonly string[]> {
  await button(page, "Reset").click();
  await button(page, "Run").click();
  return findings(page);
}
