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

async function chooseFile(page: Page, path: string, nodes: number): Promise<number> {
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  const began = performance.now();
  await dialog.locator('input[type="file"]').first().setInputFiles(path);
  await dialog.getByText(formatCount(nodes), { exact: true }).waitFor({ timeout: patience });
  return (performance.now() - began) / 1000;
}

/**
 * Opens a file in the built page as a person does, runs one epoch on it, and measures both.
 *
 * @throws InputError where there is no built page, no browser, or no Linux to ask for memory.
 */
export async function measurePage(
  root: string,
  path: string,
  { nodes, edges }: { readonly nodes: number; readonly edges: number },
): Promise<Omit<PageResult, keyof Circumstances>> {
  const folder = join(root, "dist");
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
    const readSeconds = await chooseFile(page, path, nodes);
    const readPeakBytes = memory.take();
    await page.getByRole("button", { name: "Use this data set" }).click();
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
    const sentence = (await ending.textContent()) ?? "";
    return {
      browser: `Chromium ${browser.version()}`,
      ...{ nodes, edges, readSeconds, runSeconds, idleBytes, readPeakBytes, runPeakBytes, longestPauseMs, sentence },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
