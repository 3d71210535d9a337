import { availableParallelism } from "node:os";
import type { Page } from "@playwright/test";
import { serve } from "../../scripts/serve";
import { isolationHeaders } from "../../src/offline/isolation";
import { servePage } from "./framingHost";
import { backendChip, button, expect, finalSentence, labAddress, setUpRun } from "./lab";
import { openFrom, test, waitUntilKept } from "./ownHost";

const isolated = (page: Page): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

/** Trains for two epochs and returns what was reached and on what. */
async function train(page: Page): Promise<readonly [reached: string, device: string]> {
  await setUpRun(page, { method: "rigl", epochs: 2 });
  await button(page, "Run").click();
  const [, reached, device] = /^(.*); [^;]* of training measured on (.*)\.$/s.exec(await finalSentence(page)) ?? [];
  return [reached, device];
}

/** What an isolated page computes on: it leaves a core to itself, so that two cores have one thread. */
const onThreads = availableParallelism() > 2 ? /^CPU, WebAssembly SIMD, \d threads$/ : /^CPU, WebAssembly SIMD$/;

test("a host that cannot send headers gives threads from the second visit on, to the numbers of one", async ({
  page,
}) => {
  const { address, close } = await serve({ folder: "dist", base: "/some/lab/", plain: true });
  await openFrom(page, address);
  expect(await isolated(page)).toBe(false);
  await expect(backendChip(page)).not.toContainText("threads");
  const first = await train(page);
  expect(first).toEqual([expect.stringContaining("test accuracy"), "CPU, WebAssembly SIMD"]);
  await waitUntilKept(page);

  await page.reload();
  expect(await isolated(page)).toBe(true);
  expect(await train(page)).toEqual([first[0], expect.stringMatching(onThreads)]);

  await openFrom(page, `${address}?view=run&isolated=no`);
  expect(await isolated(page)).toBe(false);
  await expect(backendChip(page)).not.toContainText("threads");
  await close();
});

test("a page that is isolated itself may show the lab in a frame, and lend it its isolation", async ({ page }) => {
  const frames = ['title="lent" allow="cross-origin-isolated"', 'title="not lent"'].map(
    (attributes) => `<iframe ${attributes} src="${labAddress()}?view=run"></iframe>`,
  );
  const host = await servePage(`<!doctype html><title>Slides</title>${frames.join("")}`, isolationHeaders);
  await page.goto(host.address);
  expect(await isolated(page)).toBe(true);
  for (const [title, lent] of [
    ["lent", true],
    ["not lent", false],
  ] as const) {
    const inside = page.frameLocator(`iframe[title="${title}"]`);
    const chip = inside.getByRole("banner").getByRole("button", { name: /WebAssembly/ });
    await expect(chip).toBeVisible();
    expect(await chip.evaluate(() => crossOriginIsolated)).toBe(lent);
  }
  await host.close();
});
