import type { Locator, Page } from "@playwright/test";
import { button, expect, field, openAdvanced } from "./lab";

/** Makes a run of the lanes short: few epochs in each, few steps in an epoch. */
export async function makeShort(page: Page, lanes: readonly string[]): Promise<void> {
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
export async function comparison(page: Page): Promise<string> {
  const status = page.getByRole("status").filter({ hasText: "One seed decides nothing" });
  await expect(status).toBeVisible({ timeout: 240_000 });
  return (await status.textContent()) ?? "";
}

/** Returns the controls of a lane. */
export const card = (page: Page, letter: string): Locator =>
  page.getByRole("group", { name: `Lane ${letter}`, exact: true });
/** Returns the progress bar of a lane, named by letter and method. */
export const progress = (page: Page, name: string): Locator =>
  page.getByRole("progressbar", { name: `Progress of lane ${name}` });
