import type { Page } from "@playwright/test";
import { button, expect, openLab, test } from "./lab";
import { openSweep, setUpSweep, waitForRuns, waitForState } from "./sweepPage";
import { overflow, violations } from "./violations";

const quick = { methods: ["Dense", "Small dense", "SLR", "RigL"], levels: "50, 75, 90, 98.4375", seeds: 2, epochs: 2 };

for (const theme of ["light", "dark"] as const) {
  test(`the Sweep view has no fault that axe finds, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openSweep(page);
    expect(await violations(page), "before a sweep").toEqual([]);
    await page.getByRole("radio", { name: "As released" }).check({ force: true });
    expect(await violations(page), "with the quirks").toEqual([]);
    await setUpSweep(page, quick);
    await button(page, "Start sweep").click();
    await waitForRuns(page, 2);
    expect(await violations(page), "in the middle").toEqual([]);
    await waitForState(page, "Complete");
    await page.getByRole("button", { name: "Table of Accuracy", exact: true }).click();
    await page.getByText("All pairs", { exact: true }).click();
    expect(await violations(page), "at the end").toEqual([]);
    await page.getByRole("row", { name: /^RigL/ }).first().getByRole("button").first().click();
    expect(await violations(page), "with the runs of a point").toEqual([]);
    await page.getByRole("button", { name: /^Open\s*the run with seed 1/ }).click();
    await expect(button(page, "Back to the sweep")).toBeVisible();
    expect(await violations(page), "with a recorded run").toEqual([]);
  });
}

/** Returns the texts of headings and buttons that do not fit their place. */
const cutTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".sweep-results h2, .sweep-results button")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map((element) => element.textContent ?? ""),
  );

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  test(`the Sweep view fits ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openSweep(page);
    expect(await overflow(page), "before a sweep").toBeLessThanOrEqual(0);
    await expect(button(page, "Start sweep")).toBeInViewport();
    await setUpSweep(page, quick);
    await button(page, "Start sweep").click();
    await waitForRuns(page, 2);
    expect(await overflow(page), "in the middle").toBeLessThanOrEqual(0);
    await waitForState(page, "Complete");
    expect(await overflow(page), "at the end").toBeLessThanOrEqual(0);
    expect(await cutTexts(page)).toEqual([]);
  });
}

test("a sweep by keyboard alone: tabs, start, a point of a chart, its run", async ({ page }) => {
  await openLab(page);
  await page.getByRole("tab", { name: "Run" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Sweep" })).toBeFocused();
  await expect(page).toHaveURL(/\?view=sweep$/);
  await setUpSweep(page, { ...quick, methods: ["RigL"], seeds: 1 });
  await button(page, "Start sweep").focus();
  await page.keyboard.press("Enter");
  await waitForState(page, "Complete");
  const points = page
    .getByRole("region", { name: "Accuracy", exact: true })
    .getByRole("button", { name: /sparsity, Accuracy/ });
  await expect(points).toHaveCount(4);
  await page.getByRole("button", { name: "Table of Accuracy", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(points.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(points.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "RigL at 75 % sparsity" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(points.nth(1)).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Run" })).toHaveAttribute("aria-selected", "true");
});
