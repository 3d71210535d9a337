import { button, chart, expect, field, openLab, test } from "./lab";
import { card, comparison, makeShort, progress } from "./lanesPage";
import { overflow, violations } from "./violations";

test("takes up to four lanes, and tells them apart by their letters", async ({ page }) => {
  await openLab(page);
  await button(page, "Add a lane").click();
  await button(page, "Add a lane").click();
  await expect(button(page, "Add a lane")).toHaveAttribute("aria-disabled", "true");
  await expect(field(page, "Method of lane C")).toHaveValue("set");
  await expect(field(page, "Method of lane D")).toHaveValue("dense");
  await expect(field(page, "Target sparsity of lane D")).toBeDisabled();
  await field(page, "Target sparsity of lane C").fill("75");
  await expect(card(page, "C")).toContainText("Same as A except method, target sparsity");
  await makeShort(page, ["A", "B", "C", "D"]);
  await button(page, "Run").click();
  expect(await comparison(page)).toMatch(
    /^Seed 1: .* reached the highest test accuracy[^;]*(; [^;]* reached [^;]*){3}/,
  );
  const table = page.getByRole("region", { name: "The lanes beside each other" });
  await expect(table.getByRole("columnheader")).toHaveText(["A SLR", "B RigL", "C SET", "D Dense"]);
  await expect(table.getByRole("row", { name: /^Sparsity/ })).toContainText("75");
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  // A lane that goes leaves what is on show as it is, until the next run.
  await button(page, "Remove lane A").click();
  await expect(page.getByText(/^Settings changed since this run/)).toBeVisible();
  await expect(progress(page, "A, SLR")).toBeVisible();
  await expect(card(page, "B")).toBeVisible();
  await button(page, "Run again").click();
  await comparison(page);
  await expect(progress(page, "A, RigL")).toHaveAttribute("aria-valuenow", "100");
  await expect(card(page, "A")).toBeVisible();
});

test("names the lane whose setting is wrong, and pauses, steps and resumes all lanes", async ({ page }) => {
  await openLab(page);
  await field(page, "Target sparsity of lane B").fill("120");
  await expect(page.getByText(/^Lane B: Target sparsity/)).toBeVisible();
  await expect(button(page, "Run")).toBeDisabled();
  await field(page, "Target sparsity of lane B").fill("95");
  await button(page, "Step").click();
  await expect(page.getByText("Paused at step 1", { exact: true })).toBeVisible();
  await button(page, "Step").click();
  await expect(page.getByText("Paused at step 2", { exact: true })).toBeVisible();
  await button(page, "Resume").click();
  expect(await comparison(page)).toMatch(/at 95.% sparsity reached/);
});

test("compares by keyboard alone", async ({ page }) => {
  await openLab(page);
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim(),
    );
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 60 && (await focused()) !== name; i++) await page.keyboard.press("Tab");
    expect(await focused()).toBe(name);
  };
  await tabTo("Method of lane B");
  await page.keyboard.type("SET");
  await expect(field(page, "Method of lane B")).toHaveValue("set");
  await expect(button(page, "Settings of lane B")).toHaveAttribute("aria-pressed", "true");
  await tabTo("Remove lane B");
  await page.keyboard.press("Enter");
  await expect(button(page, "Add a lane")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page, "Method of lane B")).toHaveValue("rigl");
});

for (const theme of ["light", "dark"] as const) {
  test(`has no fault that axe finds with lanes, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openLab(page);
    await button(page, "Add a lane").click();
    expect(await violations(page), "before a run").toEqual([]);
    await makeShort(page, ["A", "B", "C"]);
    await button(page, "Run").click();
    await comparison(page);
    expect(await violations(page), "after a run").toEqual([]);
    await page.getByRole("button", { name: "Table of Accuracy" }).click();
    expect(await violations(page), "with a table").toEqual([]);
  });
}

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  test(`fits lanes into ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLab(page);
    expect(await overflow(page), "at the start").toBeLessThanOrEqual(0);
    await expect(button(page, "Run")).toBeInViewport();
    await makeShort(page, ["A", "B"]);
    await button(page, "Run").click();
    await comparison(page);
    expect(await overflow(page), "after a run").toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Table of Accuracy" }).click();
    await page.getByRole("radio", { name: "Seconds", exact: true }).check({ force: true });
    expect(await overflow(page), "with a table").toBeLessThanOrEqual(0);
  });
}

test("shows the lanes of the opening view and all their charts without scrolling", async ({ page }) => {
  await openLab(page);
  for (const title of ["Accuracy", "Mask density", "Cumulative FLOPs", "Masks"]) {
    await expect(chart(page, title)).toBeInViewport({ ratio: 1 });
  }
  for (const letter of ["A", "B"]) await expect(card(page, letter)).toBeInViewport({ ratio: 1 });
  await expect(field(page, "Seed")).toBeInViewport({ ratio: 1 });
});
