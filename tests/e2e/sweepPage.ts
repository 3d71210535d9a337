import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import type { SweepFile } from "../../src/sweep/types";
import { button, expect, field, openLab } from "./lab";

/** A sweep as these tests set it up; what is left out stays as the page has it. */
export interface SweepSetUp {
  readonly methods: readonly string[];
  readonly levels: string;
  readonly seeds: number;
  readonly epochs: number;
}

/** Opens the Sweep view. */
export async function openSweep(page: Page, query = "?view=sweep"): Promise<void> {
  await openLab(page, query);
  await expect(button(page, "Start sweep").or(button(page, "Resume"))).toBeVisible();
}

/** Sets a sweep up, by its fields. */
export async function setUpSweep(page: Page, { methods, levels, seeds, epochs }: SweepSetUp): Promise<void> {
  const group = page.getByRole("group", { name: "Methods", exact: true });
  await expect(group).toBeVisible();
  for (const box of await group.getByRole("checkbox").all()) await box.setChecked(false);
  for (const method of methods) await group.getByRole("checkbox", { name: method, exact: true }).setChecked(true);
  await field(page, "Sparsity levels, %").fill(levels);
  await field(page, "Seeds").fill(String(seeds));
  await field(page, "Epochs of a run").fill(String(epochs));
}

/** Returns the bar that says how far the sweep is. */
export const sweepProgress = (page: Page): Locator => page.getByRole("progressbar", { name: "Progress of the sweep" });

/** Returns how many runs have finished. */
export async function runsDone(page: Page): Promise<number> {
  return Number(await sweepProgress(page).getAttribute("aria-valuenow"));
}

/** Waits until so many runs have finished. */
export async function waitForRuns(page: Page, least: number): Promise<void> {
  await expect.poll(() => runsDone(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(least);
}

/** Waits for the headline of the sweep. */
export async function waitForState(page: Page, state: string): Promise<void> {
  await expect(page.getByRole("heading", { name: new RegExp(`^${state}`) })).toBeVisible({ timeout: 240_000 });
}

/** Downloads the sweep as JSON. */
export async function downloadSweep(page: Page): Promise<SweepFile> {
  const coming = page.waitForEvent("download");
  await button(page, "Download JSON").click();
  return JSON.parse(readFileSync(await (await coming).path(), "utf8"));
}

/** Returns what the runs of a sweep found, by cell: all of the result but the measured times. */
export function figuresOf({ records }: SweepFile): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    records.map(({ cell, events }) => {
      const last = events.at(-1);
      if (last?.type !== "finished") return [cell, last];
      const { trainMs: _train, wallMs: _wall, ...figures } = last.result;
      return [cell, figures];
    }),
  );
}
