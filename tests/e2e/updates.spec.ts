import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { button, expect, finalSentence, setUpRun } from "./lab";
import { buildNext, clearHttpCache, lookForUpdate, openFrom, spoil, test, versionOf, waitUntilKept } from "./ownHost";
import { violations } from "./violations";

const prompt = (page: Page): Locator =>
  page.getByRole("status").filter({ hasText: "A new version of the lab is ready." });

let next: Awaited<ReturnType<typeof buildNext>>;
test.beforeAll(async () => {
  next = await buildNext();
});
test.afterAll(() => next.remove());

/** Returns the path of the next version's chunk of the Sweep view. */
function nextSweepView(): string {
  const name = readdirSync(join(next.folder, "assets")).find((file) => /^SweepView-next-.*\.js$/.test(file));
  return join("assets", name ?? "");
}

test("a new version waits for a click, in each tab for its own, and the old one goes on whole until then", async ({
  page,
  context,
  host,
}) => {
  await openFrom(page, host.address);
  await waitUntilKept(page);
  const old = await versionOf(page);
  const second = await context.newPage();
  await openFrom(second, host.address);
  await setUpRun(second, { epochs: 2 });

  // Half a deployment: a file is not yet what the new version's list says. It is not taken.
  const mend = spoil(next.folder, nextSweepView());
  await host.deploy(next.folder);
  expect(await lookForUpdate(page)).toBe(false);
  await expect(prompt(page)).toBeHidden();
  await page.reload();
  expect(await versionOf(page)).toBe(old);

  mend();
  await clearHttpCache(page);
  expect(await lookForUpdate(page)).toBe(true);
  await expect(prompt(page)).toBeVisible();
  await expect(prompt(second)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await versionOf(page)).toBe(old);
  // Chunks of the old version that no tab has loaded yet, and that the host no longer has.
  await page.getByRole("tab", { name: "Sweep" }).click();
  await expect(button(page, "Start sweep")).toBeVisible();
  await prompt(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => versionOf(page)).not.toBe(old);
  await expect(button(page, "Start sweep")).toBeVisible();
  await expect(prompt(page)).toBeHidden();

  // The second tab was asked for nothing: it runs to its end, and its parts still come.
  await button(second, "Run").click();
  await finalSentence(second);
  expect(await versionOf(second)).toBe(old);
  const caches = (): Promise<readonly string[]> => second.evaluate(() => globalThis.caches.keys());
  expect((await caches()).filter((name) => name.endsWith(old))).toHaveLength(1);
  await second.getByRole("tab", { name: "Sweep" }).click();
  await expect(button(second, "Start sweep")).toBeVisible();
  await prompt(second).getByRole("button", { name: "Later" }).click();
  await expect(prompt(second)).toBeHidden();
  await second.reload();
  expect(await versionOf(second)).not.toBe(old);

  // Nobody runs the old version any more: its files go.
  await expect.poll(caches).toHaveLength(1);
  expect((await caches())[0]).toContain(await versionOf(second));
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a part that a deployment took from the host is told with a way on, and the rest lives", async ({
    page,
    host,
  }) => {
    await openFrom(page, host.address);
    const old = await versionOf(page);
    await host.deploy(next.folder);
    await page.getByRole("tab", { name: "Sweep" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded." }),
    ).toBeVisible();
    const notice = page.getByRole("status").filter({ hasText: "A part of the page could not be loaded" });
    await expect(notice).toBeVisible();
    await page.getByRole("tab", { name: "Run" }).click();
    await expect(button(page, "Run")).toBeEnabled();
    await notice.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => versionOf(page)).not.toBe(old);
    await page.getByRole("tab", { name: "Sweep" }).click();
    await expect(button(page, "Start sweep")).toBeVisible();
  });
});
