import type { Locator, Page } from "@playwright/test";
import { foreignTexts } from "./foreignText";
import { button, expect, openLab, setUpRun, test } from "./lab";
import { overflow, violations } from "./violations";

const languageSwitch = (page: Page): Locator => page.getByRole("combobox", { name: "Language" });

test("speaks Chinese by link: no English is left in either view or the dialogs", async ({ page }) => {
  await openLab(page, "?lang=zh");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(page).toHaveTitle(/稀疏/);
  expect(await foreignTexts(page), "on the Run view").toEqual([]);
  await page.locator("details.advanced > summary").click();
  expect(await foreignTexts(page), "with the advanced settings").toEqual([]);
  await page.getByRole("button", { name: /^选择文件/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await foreignTexts(page), "with the file dialog").toEqual([]);
  expect(await violations(page), "with the file dialog").toEqual([]);
  await page.keyboard.press("Escape");
  await button(page, "分享").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await foreignTexts(page), "with the Share window").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^课程/ }).click();
  await expect(page.getByText("第 1 步，共 8 步").first()).toBeVisible();
  expect(await foreignTexts(page), "with the lesson").toEqual([]);
  await page.getByRole("tab", { name: "图", exact: true }).click();
  await expect(page.getByText("着色依据").first()).toBeVisible();
  expect(await foreignTexts(page), "on the Graph view").toEqual([]);
  await page.getByRole("tab", { name: "扫描实验" }).click();
  await expect(page.getByRole("heading", { name: "已保存的扫描实验" })).toBeVisible();
  await page.getByRole("radio", { name: "按发布的代码" }).check({ force: true });
  expect(await foreignTexts(page), "on the Sweep view").toEqual([]);
  expect(await violations(page), "on the Sweep view").toEqual([]);
});

test("changes its language in the middle, a run's sentence included, and keeps it over a reload", async ({ page }) => {
  await openLab(page, "?lang=en");
  await setUpRun(page, { epochs: 2 });
  await languageSwitch(page).selectOption("zh");
  await button(page, "运行").click();
  await expect(page.getByRole("status").filter({ hasText: "测试准确率" })).toBeVisible({ timeout: 240_000 });
  expect(await foreignTexts(page), "after a run").toEqual([]);
  expect(await violations(page), "after a run").toEqual([]);
  await page.goto(page.url().replace(/\?lang=en/, ""));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await languageSwitch(page).selectOption("en");
  await expect(button(page, "Run")).toBeVisible();
});

test("tells of a language that it does not speak", async ({ page }) => {
  await openLab(page, "?lang=xx");
  await expect(page.getByText("The address asks for the language “xx”")).toBeVisible();
  await expect(button(page, "Run")).toBeVisible();
});

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  test(`fits ${width} × ${height} in Chinese`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLab(page, "?lang=zh");
    await expect(languageSwitch(page)).toBeInViewport();
    expect(await overflow(page), "on the Run view").toBeLessThanOrEqual(0);
    await page.getByRole("tab", { name: "扫描实验" }).click();
    await expect(page.getByRole("heading", { name: "已保存的扫描实验" })).toBeVisible();
    expect(await overflow(page), "on the Sweep view").toBeLessThanOrEqual(0);
  });
}
