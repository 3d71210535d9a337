import type { Locator, Page } from "@playwright/test";
import { button, chart, finalSentence } from "./lab";

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
  const accuracy = chart(page, "Accuracy");
  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  const rows = await accuracy.getByRole("row").allTextContents();
  return { rows, sentence };
}
