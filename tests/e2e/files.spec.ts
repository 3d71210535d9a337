import type { Locator } from "@playwright/test";
import { dropFiles } from "./dropFiles";
import { button, expect, field, finalSentence, keepOneLane, openAdvanced, openLab, test } from "./lab";
import { smallGraph, smallGraphCounts, textFile } from "./smallGraph";

/** Returns the value beside a label in a list of statistics. */
const statistic = (place: Locator, label: string): Locator =>
  place
    .locator("dl > div")
    .filter({ has: place.page().getByText(label, { exact: true }) })
    .locator("dd");

/** Checks the statistics of the small graph. */
async function expectStatistics(place: Locator, classes: string | RegExp): Promise<void> {
  const { nodes, edges, pairs } = smallGraphCounts();
  await expect(statistic(place, "Nodes")).toHaveText(nodes);
  await expect(statistic(place, "Temporal edges")).toHaveText(edges);
  await expect(statistic(place, "Distinct pairs")).toHaveText(pairs);
  await expect(statistic(place, "Time span")).toHaveText(/^0 – 2,999/);
  await expect(statistic(place, "Classes")).toHaveText(classes);
}

test("reads a chosen file, shows its statistics, and trains on it", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(smallGraph().edges);
  await expectStatistics(dialog, /none/);
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, "Data set").locator("option:checked")).toHaveText(/mail/);
  await keepOneLane(page);
  await openAdvanced(page);
  await field(page, "Epochs").fill("2");
  await button(page, "Run").click();
  expect(await finalSentence(page)).toContain("ROC-AUC");
});

test("reads a dropped edge list with its labels, and classifies its nodes", async ({ page }) => {
  await openLab(page);
  const { edges, labels } = smallGraph();
  await dropFiles(page, [labels, edges]);
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await expect(dialog).toContainText("mail.txt with labels.txt");
  await expectStatistics(dialog, "2");
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  await expect(page.getByRole("radio", { name: "Classify nodes" })).toBeChecked();
  await keepOneLane(page);
  await openAdvanced(page);
  await field(page, "Epochs").fill("2");
  await button(page, "Run").click();
  expect(await finalSentence(page)).not.toContain("ROC-AUC");
});

test("says of a broken file which line is wrong, and takes another", async ({ page }) => {
  await openLab(page);
  await dropFiles(page, [textFile("broken.txt", ["1 2 10", "2 3 20", "3 4 soon"])]);
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  const alert = dialog.getByRole("alert");
  await expect(alert).toContainText("broken.txt could not be read.");
  await expect(alert).toContainText(/line 3/i);
  await expect(button(page, "Use this data set")).toBeDisabled();
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(smallGraph().edges);
  await expectStatistics(dialog, /none/);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, "Data set").locator("option:checked")).toHaveText(/synthetic twin/);
});
