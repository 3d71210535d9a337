import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns every breach of WCAG 2.2 A and AA, and of axe's best practices, that the page shows as it is now. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Not as a script of the page, whose security policy lets no such in.
  await page.evaluate(axeScript);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await run(document, { resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}

/** Returns by how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  let over = 0;
  // Charts take a new size of the window a moment after it has changed.
  for (let look = 0; look < 20; look++) {
    over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over <= 0) break;
    await page.waitForTimeout(100);
  }
  return over;
}
