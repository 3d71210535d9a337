import { readFileSync } from "node:fs";
import type { BenchFile } from "../../src/bench/benchFile";
import { button, expect, openLab, test } from "./lab";
import { overflow, violations } from "./violations";

test("measures the nets, keeps the figures while other views are shown, and gives them as JSON", async ({ page }) => {
  await openLab(page, "?view=benchmark&backend=wasm");
  await expect(page.getByRole("heading", { name: "How fast is this device?" })).toBeVisible();
  expect(await violations(page), "at the start").toEqual([]);
  for (const name of ["A wide sparse net", "Graph nets", "Sparse products", "Walks and skip-gram"]) {
    await page.getByRole("checkbox", { name }).uncheck();
  }
  await button(page, "Start benchmark").click();
  await page.getByRole("tab", { name: "Run" }).click();
  await expect(page.getByText("The benchmark has the engine.")).toBeVisible();
  await page.getByRole("tab", { name: "Benchmark" }).click();
  await expect(page.getByRole("heading", { name: "Complete" })).toBeVisible({ timeout: 120_000 });
  const table = page.getByRole("table", { name: "Figures of the benchmark" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row", { name: /^Link FNN 16-128-1, batch 1024, SGD .* ms .*×/ })).toBeVisible();
  await expect(page.getByText(/^A training step of stock TensorFlow\.js takes from /)).toBeVisible();
  expect(await violations(page), "at the end").toEqual([]);
  const downloading = page.waitForEvent("download");
  await button(page, "Download JSON").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^benchmark-wasm-.*\.json$/);
  const file: BenchFile = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(file).toMatchObject({ format: "sparse-gnn-lab benchmark", version: 1, quick: true });
  expect(file.place).toMatchObject({ program: expect.stringMatching(/^Chromium \d/), backend: { id: "wasm" } });
  expect(file.rows.map(({ id }) => id)).toEqual(["link-sgd", "link-adam", "brain-adam"]);
  for (const { lab, ways, perSecond } of file.rows) {
    expect(lab.stepMs.median).toBeGreaterThan(0);
    expect(perSecond.flops).toBeGreaterThan(0);
    expect(ways.find(({ side }) => side === "stock")?.time?.stepMs.median).toBeGreaterThan(0);
  }
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    expect(await overflow(page), `${width} wide`).toBeLessThanOrEqual(0);
  }
});
