import type { Page } from "@playwright/test";
import { expect, finalSentence, openLab, test } from "./lab";

/** Presses Tab until the element with a name has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const reached: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null;
      const label = element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent;
      return (label ?? element?.textContent ?? "").trim();
    });
    reached.push(focused);
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${name}; it went through ${reached.join(" | ")}`);
}

/** Tells whether the focus can be seen. */
async function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement as Element);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  });
}

test("a whole run by keyboard alone", async ({ page }) => {
  await openLab(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the results" })).toBeFocused();
  await tabTo(page, "Remove lane A");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Add a lane" })).toBeFocused();
  await tabTo(page, "Method");
  await page.keyboard.type("SET");
  await expect(page.getByLabel("Method", { exact: true })).toHaveValue("set");
  await tabTo(page, "Target sparsity");
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("75");
  await tabTo(page, "Seed");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await tabTo(page, /^Advanced/);
  await page.keyboard.press("Enter");
  await tabTo(page, "Epochs");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2");
  await tabTo(page, "Run");
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press("Enter");
  const sentence = await finalSentence(page);
  expect(sentence).toContain("SET");
  expect(sentence).toMatch(/75.% sparsity/);
  expect(sentence).toContain("Seed 3");
  await tabTo(page, /^Table\s+of Accuracy$/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("table", { name: /^Accuracy/ }).getByRole("row")).toHaveCount(4);
});
