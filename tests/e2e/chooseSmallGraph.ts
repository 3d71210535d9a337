import type { Page } from "@playwright/test";
import { smallGraph } from "./smallGraph";

/** Chooses the small labelled graph in the dialog for files. */
export async function chooseSmallGraph(page: Page): Promise<void> {
  const { edges, labels } = smallGraph();
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(edges);
  await dialog.getByLabel(/^Node labels/).setInputFiles(labels);
  await dialog.getByRole("button", { name: "Use this data set" }).click();
}
