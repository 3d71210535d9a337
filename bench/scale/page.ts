import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { findBrowser, noWebgpuFlags } from "../../scripts/browser";
import { serve } from "../../scripts/serve";
import { formatCount } from "../../src/lib/format";
import { InputError } from "../../src/lib/inputError";
import { watchRenderers } from "./rendererMemory";
import type { Circumstances, PageResult } from "./stages";

const patience = 3_600_000; // ms; a busy machine may need many minutes

/** Lets the page itself note the longest time between two frames; text, for no build of the page knows of it. */
const watchFrames = `
  window.longestPauseMs = 0;
  let last = performance.now();
  requestAnimationFrame(function frame(now) {
    window.longestPauseMs = Math.max(window.longestPauseMs, now - last);
    last = now;
    requestAnimationFrame(frame);
  });`;

/** What is opened, and how much of it is trained on. */
export interface PageView {
  readonly root: string; // folder of the project
  readonly path: string; // of the file
  readonly size: string; // its name in the report
  readonly nodes: number; // that the page must find
  readonly cut?: number; // edges of the lecture cut; the whole where left out
}

/** Chooses the file, waits for its statistics, and takes it; returns how many seconds the reading took. */
async function takeFile(page: Page, { path, nodes, cut }: PageView, onRead: () => void): Promise<number> {
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  const began = performance.now();
  await dialog.locator('input[type="file"]').first().setInputFiles(path);
  await dialog.getByText(formatCount(nodes), { exact: true }).waitFor({ timeout: patience });
  const seconds = (performance.now() - began) / 1000;
  onRead();
  if (cut !== undefined) await dialog.getByLabel("Edges of the cut").fill(String(cut));
  else if (await dialog.getByRole("radio", { name: /^The whole/ }).count())
    await dialog.getByRole("radio", { name: /^The whole/ }).check();
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  await dialog.waitFor({ state: "hidden", timeout: patience });
  return seconds;
}

/**
 * Opens a file in the built page as a person does, runs one epoch on it, and measures both.
 *
 * @throws InputError where there is no built page, no browser, or no Linux to ask for memory.
 */
export async function measurePage(view: PageView): Promise<Omit<PageResult, keyof Circumstances>> {
  const folder = join(view.root, "dist");
  if (!existsSync(join(folder, "index.html")))
    throw new InputError("There is no built page; run `npm run build` first.");
  const executablePath = findBrowser();
  if (!executablePath) throw new InputError("There is no Chromium; set CHROME_PATH to one.");
  const server = await serve({ folder });
  const browser = await chromium.launch({ executablePath, args: [...noWebgpuFlags] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(server.address);
    await page.getByRole("banner").getByRole("button", { name: "WebAssembly" }).waitFor();
    const memory = watchRenderers();
    const idleBytes = memory.take();
    await page.evaluate(watchFrames);
    let readPeakBytes = 0;
    const readSeconds = await takeFile(page, view, () => {
      readPeakBytes = memory.take();
    });
    await page
      .locator("details", { hasText: /^Advanced/ })
      .locator("summary")
      .first()
      .click();
    await page.getByLabel("Epochs", { exact: true }).fill("1");
    const began = performance.now();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const ending = page.getByRole("status").filter({ hasText: "test accuracy" });
    await ending.waitFor({ timeout: patience });
    const runSeconds = (performance.now() - began) / 1000;
    const runPeakBytes = memory.take();
    const longestPauseMs = await page.evaluate<number>("window.longestPauseMs");
    return {
      browser: `Chromium ${browser.version()}`,
      size: view.size,
      cut: view.cut,
      readSeconds,
      runSeconds,
      idleBytes,
      readPeakBytes,
      runPeakBytes,
      longestPauseMs,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
