import type { Page } from "@playwright/test";
import { button, expect, field, openLab, test } from "./lab";
import { overflow, violations } from "./violations";

const lesson = (page: Page) => page.getByRole("complementary", { name: "Lesson" });
/** Opens the page and waits until it listens for keys, which it does behind its first picture. */
async function openLecture(page: Page, query = ""): Promise<void> {
  await openLab(page, query);
  await page.locator("dialog.shortcuts").waitFor({ state: "attached" });
}

const titleOf = (page: Page) => lesson(page).getByRole("heading", { level: 2 });

test("plays the lesson through, and its end is made of what was measured", async ({ page }) => {
  await openLecture(page, "?lesson=1&lang=en");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await expect(page.locator("[data-pointed]")).toHaveAttribute("data-part", "masks");
  const titles = new Set<string>();
  for (let step = 1; step <= 8; step++) {
    await expect(page).toHaveURL(new RegExp(`lesson=${step}`));
    titles.add((await titleOf(page).textContent()) ?? "");
    if (step === 6 || step === 7) {
      await page.locator("body").press("r");
      await expect(lesson(page).getByRole("table", { name: "Just measured, at the rings" })).toBeVisible({
        timeout: 240_000,
      });
      await expect(lesson(page).getByRole("row", { name: /^SLR/ })).toBeVisible();
    }
    await button(page, "Show the answer").click();
    await expect(button(page, "Hide the answer")).toHaveAttribute("aria-expanded", "true");
    if (step < 8) await lesson(page).getByRole("button", { name: "Next" }).click();
  }
  expect(titles.size).toBe(8);
  await expect(lesson(page).getByText(/RigL reached [\d.]+\s% test accuracy, SLR [\d.]+\s%/)).toHaveCount(2);
  await expect(lesson(page).getByText("not measured yet.")).toHaveCount(0);
  await expect(lesson(page).getByText("One seed on a synthetic twin decides nothing.")).toHaveCount(2);
});

test("is steered by keys, which rest in text fields and can be turned off", async ({ page }) => {
  await openLecture(page);
  const body = page.locator("body");
  await body.press("l");
  await expect(page.getByRole("navigation", { name: "Lecture" })).toBeVisible();
  await expect(page).toHaveURL(/lecture=1/);
  await body.press("g");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await body.press("PageDown");
  await expect(titleOf(page)).toHaveText("How links become samples");
  await body.press("p");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await expect(field(page, "Seed")).toBeHidden();
  await body.press("c");
  await field(page, "Seed").focus();
  await page.keyboard.type("n");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await field(page, "Seed").blur();
  await body.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await body.press("n");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await page.reload();
  await page.locator("dialog.shortcuts").waitFor({ state: "attached" });
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await body.press("n");
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
  await button(page, "Leave").click();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page).not.toHaveURL(/lecture=1/);
});

test("says that a step of the lesson does not exist", async ({ page }) => {
  await openLecture(page, "?lesson=12");
  await expect(page.getByText(/asks for step “12” of the lesson, which has steps 1 to 8/)).toBeVisible();
  await expect(titleOf(page)).toHaveText("What is a weight mask?");
});

test("shows a mask update of the real net connection by connection", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openLecture(page, "?lesson=5");
  await expect(titleOf(page)).toContainText("drop and grow");
  await page.locator("body").press("m");
  const window = page.getByRole("dialog", { name: "A mask update in slow motion" });
  await window.getByLabel("Lane").selectOption({ label: "C · RigL" });
  await button(page, "Run to the next update").click();
  await expect(window.getByText(/new ones come where the gradient is largest/)).toBeVisible({ timeout: 120_000 });
  await expect(window.getByText("Before the update.")).toBeVisible();
  await page.keyboard.press(".");
  await expect(window.getByText(/^1: drop input \d+ → unit \d+; \|w\| = .* is the smallest left/)).toBeVisible();
  const drops = Number(/(\d+) dropped, (\d+) grown/.exec((await window.textContent()) ?? "")?.[1]);
  expect(drops).toBeGreaterThan(0);
  await button(page, "Table").click();
  const rows = window.getByRole("row");
  await expect(rows).toHaveCount(2 * drops + 1);
  // The smallest weight goes first.
  const sizes = await rows.locator("td:nth-of-type(3)").allTextContents();
  const magnitudes = sizes.slice(0, drops).map((text) => Number(text.replace("−", "-")));
  expect(magnitudes).toEqual([...magnitudes].sort((a, b) => a - b));
  expect(await violations(page)).toEqual([]);
  await window.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText(/^Paused at step \d+/)).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  for (const language of ["en", "zh"] as const) {
    test(`has no fault that axe finds, in ${theme} and ${language}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await openLecture(page, `?lesson=4&lang=${language}`);
      await expect(page.locator(".lesson")).toBeVisible();
      expect(await violations(page), "lesson").toEqual([]);
      await page.locator("body").press("l");
      await page.locator("body").press("a");
      expect(await violations(page), "lecture mode").toEqual([]);
      await page.locator("body").press("?");
      await expect(page.locator(".shortcuts")).toBeVisible();
      expect(await violations(page), "shortcuts").toEqual([]);
    });
  }
}

for (const [width, height] of [
  [1920, 1080],
  [1024, 768],
  [640, 512], // 1280 × 1024 at 200 %
  [390, 844],
] as const) {
  test(`fits ${width} × ${height} in lecture mode and beside it`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLecture(page, "?lesson=3");
    await expect(titleOf(page)).toBeVisible();
    await expect(titleOf(page)).toBeInViewport();
    expect(await overflow(page), "lesson").toBeLessThanOrEqual(0);
    await page.locator("body").press("l");
    expect(await overflow(page), "lecture mode").toBeLessThanOrEqual(0);
    if (width < 1024) return;
    // Legible from the last row: no text below 22 pixels of the screen.
    const smallest = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll<HTMLElement>("body *")]
        .filter(
          (element) =>
            element.checkVisibility() &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        .filter((element) => !element.closest(".hidden, sub, sup, .lane-badge, .notices"))
        .map((element) => [Number.parseFloat(getComputedStyle(element).fontSize), element.textContent] as const);
      const zoom = Number(getComputedStyle(document.documentElement).getPropertyValue("--zoom"));
      return sizes.map(([size, text]) => [size * zoom, text] as const).sort(([a], [b]) => a - b)[0];
    });
    expect(smallest[0], String(smallest[1])).toBeGreaterThanOrEqual(22);
  });
}
