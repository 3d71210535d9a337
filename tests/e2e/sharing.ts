import type { Locator, Page } from "@playwright/test";
import { chartTable } from "./chartTable";
import { backendChip, button, expect, finalSentence, labAddress } from "./lab";

/** Opens the page anew by what follows its address, and waits until its engine has started. */
export async function openLink(page: Page, rest: string): Promise<void> {
  // Where only the hash differs, the page would stay.
  await page.goto("about:blank");
  await page.goto(labAddress() + rest);
  await expect(backendChip(page)).toBeVisible();
}

/** Opens the Share window. */
export async function openShare(page: Page): Promise<Locator> {
  await button(page, "Share").click();
  const dialog = page.getByRole("dialog", { name: /^Share this/ });
  await dialog.waitFor();
  return dialog;
}

/** Waits for the end of a run and returns every point of its accuracy chart, and what does not depend on the clock of its sentence. */
export async function curve(page: Page): Promise<{ readonly rows: readonly string[]; readonly sentence: string }> {
  const sentence = (await finalSentence(page)).replace(/[\d.]+.s of training measured/, "");
  const rows = await chartTable(page, "Accuracy");
  return { rows, sentence };
}
