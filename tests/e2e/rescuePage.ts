import type { Page, Worker } from "@playwright/test";
import { button, chart, expect, finalSentence } from "./lab";

/** Returns the page's one worker. */
export function engineOf(page: Page): Worker {
  const [worker] = page.workers();
  return worker;
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

/** Starts a run and waits until the browser keeps a snapshot of each of so many lanes. */
export async function runUntilKept(page: Page, lanes: number): Promise<void> {
  await button(page, "Run").click();
  await expect.poll(() => lanesKept(page), { timeout: 120_000 }).toBe(lanes);
}

/** Returns what the sentence at the end and the tables of the charts say, without what was measured. */
export async function findings(page: Page): Promise<readonly string[]> {
  const sentence = await finalSentence(page);
  const texts = [sentence.replace(/[;(][^;(]*measured on.*$/, "")];
  for (const title of ["Accuracy", "Loss", "Cumulative FLOPs"]) {
    const panel = chart(page, title);
    const toggle = panel.getByRole("button", { name: `Table of ${title}` });
    await toggle.click();
    const rows = panel.getByRole("row");
    await expect(rows.nth(2)).toBeVisible();
    texts.push(...(await rows.allTextContents()));
    await toggle.click();
  }
  return texts;
}

/** Resets the page and runs what is set up without anything coming between. */
export async function runCalmly(page: Page): Promise<readonly string[]> {
  await button(page, "Reset").click();
  await button(page, "Run").click();
  return findings(page);
}
