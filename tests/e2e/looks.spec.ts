import { button, expect, finalSentence, openAdvanced, openLab, setUpRun, test } from "./lab";
import { overflow, violations } from "./violations";

for (const theme of ["light", "dark"] as const) {
  test(`has no fault that axe finds, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openLab(page);
    expect(await violations(page), "at the start").toEqual([]);
    await openAdvanced(page);
    expect(await violations(page), "with the advanced settings").toEqual([]);
    await setUpRun(page, { method: "rigl", epochs: 2 });
    await button(page, "Run").click();
    await finalSentence(page);
    await page.getByRole("button", { name: "Table of Accuracy" }).click();
    expect(await violations(page), "after a run").toEqual([]);
    await page.getByRole("button", { name: /^Choose file/ }).click();
    expect(await violations(page), "with the file dialog").toEqual([]);
  });
}

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  test(`fits ${width} × ${height} without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLab(page);
    expect(await overflow(page), "at the start").toBeLessThanOrEqual(0);
    await expect(button(page, "Run")).toBeInViewport();
    await setUpRun(page, { method: "rigl", epochs: 2 });
    expect(await overflow(page), "with the advanced settings").toBeLessThanOrEqual(0);
    await button(page, "Run").click();
    await finalSentence(page);
    expect(await overflow(page), "after a run").toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Table of Mask density" }).click();
    expect(await overflow(page), "with a table").toBeLessThanOrEqual(0);
  });
}

test("follows the theme that a person chooses, and keeps it", async ({ page }) => {
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await openLab(page);
  const light = await background();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect.poll(background).toBe(dark);
});
