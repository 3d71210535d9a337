import type { Locator, Page } from "@playwright/test";
import { button, chart, expect, field, openAdvanced, openLab, test } from "./lab";
import { overflow, violations } from "./violations";

/** Makes a run of the lanes short: few epochs in each, few steps in an epoch. */
async function makeShort(page: Page, lanes: readonly string[]): Promise<void> {
  await openAdvanced(page);
  for (const letter of lanes) {
    await button(page, `Settings of lane ${letter}`).click();
    for (const name of ["Epochs", "Dense epochs", "Pruning epochs", "Retraining epochs"]) {
      if (await field(page, name).count()) await field(page, name).fill("1");
    }
  }
  await field(page, "Batch size").fill("16384");
}

/** Waits for the sentence that compares the lanes. */
async function comparison(page: Page): Promise<string> {
  const status = page.getByRole("status").filter({ hasText: "One seed decides nothing" });
  await expect(status).toBeVisible({ timeout: 240_000 });
  return (await status.textContent()) ?? "";
}

const card = (page: Page, letter: string): Locator => page.getByRole("group", { name: `Lane ${letter}`, exact: true });
const progress = (page: Page, name: string): Locator =>
  page.getByRole("progressbar", { name: `Progress of lane ${name}` });

test("opens with train-and-prune beside sparse training, runs both and compares them", async ({ page, query }) => {
  await openLab(page, query);
  await expect(field(page, "Method of lane A")).toHaveValue("slr");
  await expect(field(page, "Method of lane B")).toHaveValue("rigl");
  await expect(field(page, "Target sparsity of lane A")).toHaveValue("90");
  await expect(progress(page, "A, SLR")).toBeVisible();
  await makeShort(page, ["A", "B"]);
  await button(page, "Run").click();

  const sentence = await comparison(page);
  expect(sentence).toMatch(
    /^Sparse training \(RigL\) reached \d+\.\d.% test accuracy with 1\/\d+(\.\d)? of the training FLOPs of train-and-prune \(SLR, \d+\.\d.%\) at 90.% sparsity; seed 1\./,
  );
  for (const name of ["A, SLR", "B, RigL"]) await expect(progress(page, name)).toHaveAttribute("aria-valuenow", "100");

  // What lanes start from is the same to the last bit.
  const proof = page.getByRole("list", { name: "Fingerprints of what the lanes start from" });
  await expect(proof.getByRole("listitem")).toHaveCount(4);
  for (const item of await proof.getByRole("listitem").all()) await expect(item).toContainText("the same in all lanes");

  // A line a lane, and its column in the table.
  const accuracy = chart(page, "Accuracy");
  await expect(accuracy.locator("path.recharts-line-curve")).toHaveCount(2);
  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  await expect(accuracy.getByRole("columnheader")).toHaveText(["Epoch", "A SLR", "B RigL"]);
  await page.getByRole("radio", { name: "FLOPs", exact: true }).check({ force: true });
  await expect(accuracy.getByRole("columnheader")).toHaveText(["Epoch", "A FLOPs", "A SLR", "B FLOPs", "B RigL"]);
  await accuracy.getByRole("radio", { name: "Validation" }).check({ force: true });
  await expect(accuracy.getByRole("columnheader")).toHaveCount(5);

  // The two matrices of each lane, the same layer beside the same layer.
  const masks = chart(page, "Masks").locator("canvas");
  await expect(masks).toHaveCount(4);
  const tops = await masks.evaluateAll((all) => all.map((canvas) => canvas.getBoundingClientRect().top));
  expect([tops[2], tops[3]]).toEqual([tops[0], tops[1]]);

  await button(page, "repeat it over several in a sweep").click();
  await expect(page.getByRole("tab", { name: "Sweep" })).toHaveAttribute("aria-selected", "true");
});

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
