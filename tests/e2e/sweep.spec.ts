import { readFileSync } from "node:fs";
import { button, expect, field, finalSentence, keepOneLane, test } from "./lab";
import {
  downloadSweep,
  figuresOf,
  openSweep,
  runsDone,
  setUpSweep,
  sweepProgress,
  waitForRuns,
  waitForState,
} from "./sweepPage";

/** (1 + 3 methods × 5 levels) × 2 seeds. */
const large = {
  methods: ["Dense", "Magnitude, one shot", "SET", "RigL"],
  levels: "50 75 87.5 93.75 98.4375",
  seeds: 2,
  epochs: 3,
};
const largeRuns = 32;

/** (1 + 2 methods × 2 levels) × 2 seeds. */
const small = { methods: ["Dense", "SLR", "RigL"], levels: "75, 90", seeds: 2, epochs: 4 };
const smallRuns = 10;

test("a sweep of 32 runs ends with the same numbers after a reload and a lost worker as undisturbed", async ({
  page,
  context,
}) => {
  await openSweep(page);
  await setUpSweep(page, large);
  await expect(page.getByText(new RegExp(`^${largeRuns} runs, `))).toBeVisible();
  await button(page, "Start sweep").click();
  await waitForRuns(page, 6);
  await page.reload();
  // It goes on by itself, and what had finished is not run again.
  await waitForState(page, "Running");
  expect(await runsDone(page)).toBeGreaterThanOrEqual(6);
  await waitForRuns(page, 10);
  // A worker that dies takes its engine along, as a lost GPU does.
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error("the test ends this worker");
    });
  });
  await expect(page.getByText(/The engine was lost once and started anew/)).toBeVisible();
  await waitForState(page, "Complete");
  const disturbed = await downloadSweep(page);
  expect(disturbed.records).toHaveLength(largeRuns);

  const calm = await context.newPage();
  await openSweep(calm);
  await setUpSweep(calm, large);
  await button(calm, "Start sweep").click();
  await waitForState(calm, "Complete");
  expect(figuresOf(disturbed)).toEqual(figuresOf(await downloadSweep(calm)));
});

test("charts, verdict and every run behind a point, with the way back", async ({ page }) => {
  await openSweep(page);
  await setUpSweep(page, small);
  await button(page, "Start sweep").click();
  await waitForRuns(page, 1);
  await expect(page.getByText(/^provisional/)).toBeVisible();
  await waitForState(page, "Complete");
  await expect(sweepProgress(page)).toHaveAttribute("aria-valuenow", String(smallRuns));
  await expect(page.getByText(/^provisional/)).toBeHidden();
  await expect(
    page.getByText(/^Claim 1 on ia-email \(synthetic twin\): (holds|does not hold|cannot tell with 2 seeds)\./),
  ).toBeVisible();

  const accuracy = page.getByRole("region", { name: "Accuracy", exact: true });
  // A point for each of the two methods at each of the two levels; the dense net is a level.
  await expect(accuracy.getByRole("button", { name: /% sparsity, Accuracy: / })).toHaveCount(4);
  await expect(
    page.getByRole("region", { name: "Accuracy–FLOPs front" }).getByRole("button", { name: /FLOPs\. Show/ }),
  ).toHaveCount(5);
  await page.getByRole("list", { name: "Methods in the charts" }).getByRole("button", { name: "SLR" }).click();
  await expect(accuracy.getByRole("button", { name: /% sparsity, Accuracy: / })).toHaveCount(2);

  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  await expect(accuracy.getByRole("row")).toHaveCount(3);
  await accuracy.getByRole("row", { name: /^RigL/ }).getByRole("button").last().click();
  const dialog = page.getByRole("dialog", { name: "RigL at 90 % sparsity" });
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Open the run with seed 2" }).click();

  await expect(page.getByRole("region", { name: "From the sweep" })).toContainText("RigL at 90 % sparsity, seed 2");
  const recorded = await finalSentence(page);
  expect(recorded).toContain("Seed 2");
  await button(page, "Back to the sweep").click();
  await waitForState(page, "Complete");
  await expect(page).toHaveURL(/\?view=sweep$/);

  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  await accuracy.getByRole("row", { name: /^RigL/ }).getByRole("button").last().click();
  await dialog.getByRole("button", { name: "Open the run with seed 2" }).click();
  await button(page, "Run again with these settings").click();
  await expect(page.getByRole("region", { name: "From the sweep" })).toBeHidden();
  const repeated = await finalSentence(page);
  expect(repeated.replace(/;.*measured.*$/, "")).toBe(recorded.replace(/;.*measured.*$/, ""));
});

test("pauses, resumes, is cancelled and goes on; the Run view says who has the engine", async ({ page }) => {
  await openSweep(page);
  await setUpSweep(page, { ...small, epochs: 40 });
  await button(page, "Start sweep").click();
  await waitForState(page, "Running");
  await button(page, "Pause").click();
  await waitForState(page, "Paused");
  await page.getByRole("tab", { name: "Run" }).click();
  await expect(page.getByText("The sweep has the engine.")).toBeVisible();
  await expect(button(page, "Run")).toBeDisabled();
  await keepOneLane(page);
  await button(page, "Pause it and run this").click();
  await expect(page.getByText(/^Epoch [1-9]\d* of 40/)).toBeVisible();
  await button(page, "Reset").click();
  await page.getByRole("tab", { name: "Sweep" }).click();
  await expect(page.getByText(/^The sweep made way for a run/)).toBeVisible();
  await button(page, "Resume").click();
  await waitForRuns(page, 1);
  await button(page, "Cancel").click();
  await waitForState(page, "Cancelled");
  const done = await runsDone(page);
  await page.getByRole("button", { name: /^Go on with the other/ }).click();
  await waitForRuns(page, done + 1);
  await button(page, "Cancel").click();
  await waitForState(page, "Cancelled");
});

test("is run by one tab, and the other says so", async ({ page, context }) => {
  await openSweep(page);
  await setUpSweep(page, { ...small, epochs: 40 });
  await button(page, "Start sweep").click();
  await waitForState(page, "Running");
  const other = await context.newPage();
  await openSweep(other);
  await waitForState(other, "Runs in another tab");
  await page.close();
  await waitForState(other, "Running");
  await button(other, "Cancel").click();
  await waitForState(other, "Cancelled");
});

test("is taken home as JSON and CSV, deleted and brought back, and opened from its file", async ({ page }) => {
  await openSweep(page);
  await setUpSweep(page, { ...small, seeds: 1, epochs: 2 });
  await button(page, "Start sweep").click();
  await waitForState(page, "Complete");
  const file = await downloadSweep(page);
  const csv = page.waitForEvent("download");
  await button(page, "CSV").click();
  const lines = readFileSync(await (await csv).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(1 + file.records.length);

  await page.getByRole("button", { name: /^Delete/ }).click();
  await expect(sweepProgress(page)).toBeHidden();
  await button(page, "Undo").click();
  await waitForState(page, "Complete");
  await page.getByRole("button", { name: /^Delete/ }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: /^Is sparse training as accurate/ })).toBeVisible();

  const part = { ...file, records: file.records.slice(0, 3) };
  const buffer = Buffer.from(JSON.stringify(part));
  await page.getByLabel("Open JSON …").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer });
  await waitForState(page, "Paused");
  expect(await runsDone(page)).toBe(3);
  await button(page, "Resume").click();
  await waitForState(page, "Complete");
  expect(figuresOf(await downloadSweep(page))).toEqual(figuresOf(file));

  const broken = { name: "broken.json", mimeType: "application/json", buffer: buffer.subarray(0, 99) };
  await page.getByLabel("Open JSON …").setInputFiles(broken);
  await expect(page.getByRole("alert").filter({ hasText: "broken.json is not JSON" })).toBeVisible();
});

test("refuses a wrong level with a sentence, and offers the paper's list", async ({ page }) => {
  await openSweep(page);
  await field(page, "Sparsity levels, %").fill("50, ninety");
  await expect(page.getByText(/“ninety” is no sparsity level/).first()).toBeVisible();
  await expect(button(page, "Start sweep")).toBeDisabled();
  await button(page, "The paper’s 12").click();
  await expect(button(page, "Start sweep")).toBeEnabled();
  await page.getByRole("radio", { name: "As released" }).check({ force: true });
  // On links the retraining by SGD changes nothing; the leak does.
  await expect(page.getByRole("checkbox", { name: "Retraining by SGD" })).toBeDisabled();
  await expect(page.getByRole("checkbox", { name: "Walks see the test edges" })).toBeChecked();
});
