import type { Locator, Page } from "@playwright/test";
import { button, chart, expect, field, finalSentence, labAddress, openLab, test } from "./lab";
import { overflow, violations } from "./violations";

const run = (seed: number): string => `#v=1&lanes=static~epochs:1&batchSize=16384&seed=${seed}&run=1`;

const history = (page: Page): Locator => page.getByRole("region", { name: "Earlier runs", exact: true });

/** Returns the button of the earlier run with a name, or of the newest one. */
const buttonOf = (page: Page, what: string, name = ""): Locator =>
  history(page)
    .getByRole("button", { name: new RegExp(`^${what} .*${name}`) })
    .first();

/** Counts the runs that the browser has written down. */
const writtenRuns = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((settle, fail) => {
        const opening = indexedDB.open("sparse-gnn-lab-history");
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("entries").objectStore("entries").count();
          counting.onerror = () => fail(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            settle(counting.result);
          };
        };
      }),
  );

/** Runs one short lane with each of two seeds. */
async function runTwo(page: Page): Promise<void> {
  for (const seed of [1, 2]) {
    await openLab(page, run(seed));
    expect(await finalSentence(page)).toContain(`eed ${seed}`);
    await expect(history(page)).toContainText(seed === 1 ? "1 run in this browser" : "2 runs in this browser");
    // An isolated page is gone at once when it is left, with what it was about to write.
    await expect.poll(() => writtenRuns(page)).toBe(seed);
    await page.goto("about:blank");
  }
  await openLab(page);
  await expect(history(page)).toContainText("2 runs in this browser");
}

test("keeps runs over a visit, shows in what they differ and draws one over the charts", async ({ page }) => {
  await runTwo(page);
  const headings = history(page).getByRole("columnheader");
  await expect(headings).toHaveText(["Draw", "Method", "Test accuracy", "FLOPs of dense", "Seed"]);
  await expect(history(page).getByRole("row", { name: /Static random mask/ })).toHaveCount(2);

  await history(page).getByRole("checkbox").last().click();
  const accuracy = chart(page, "Accuracy");
  await expect(accuracy.getByRole("listitem").filter({ hasText: "1" }).first()).toContainText("Static random mask");
  await button(page, "Table of Accuracy").click();
  await expect(accuracy.getByRole("columnheader").filter({ hasText: "Static random mask" })).not.toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  for (const [width, height] of [
    [640, 360],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0); // once the charts have taken their new size
  }
});

test("names, pins, deletes, brings back and repeats a run", async ({ page }) => {
  await runTwo(page);
  const name = page.getByRole("textbox", { name: "Name of the run" });
  await buttonOf(page, "Rename").click();
  await name.fill("given up");
  await name.press("Escape");
  await expect(buttonOf(page, "Rename")).toBeFocused();
  await expect(history(page)).not.toContainText("given up");
  // The oldest: pinned, it stands first.
  await history(page)
    .getByRole("button", { name: /^Rename/ })
    .last()
    .click();
  await name.fill("the first of all");
  await name.press("Enter");
  await expect(name).toBeHidden();
  await buttonOf(page, "Pin", "the first of all").click();
  await expect(buttonOf(page, "Pin")).toHaveAttribute("aria-pressed", "true");

  await buttonOf(page, "Delete", "the first of all").click();
  await expect(history(page)).toContainText("“the first of all” was deleted.");
  await expect(button(page, "Undo")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(buttonOf(page, "Pin", "the first of all")).toHaveAttribute("aria-pressed", "true");

  await page.reload();
  await expect(history(page)).toContainText("2 runs in this browser");
  await buttonOf(page, "Run again", "the first of all").click();
  expect(await finalSentence(page)).toContain("eed 1");
  await expect(field(page, "Seed")).toHaveValue("1");
  await expect(history(page)).toContainText("3 runs in this browser");
  await buttonOf(page, "Replay", "the first of all").click();
  await expect(page.getByRole("region", { name: "Results" })).toContainText("the first of all");
  expect(page.url().startsWith(labAddress())).toBe(true);
});
