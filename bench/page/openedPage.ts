import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { findBrowser, noWebgpuFlags, webgpuFlags } from "../../scripts/browser";
import { serve } from "../../scripts/serve";
import { InputError } from "../../src/lib/inputError";
import { watchNews } from "./news";
import type { PageOptions } from "./options";

/** A browser beside a server of the built page. */
export interface Stage {
  readonly browser: Browser;
  readonly address: string; // of the page, with the backend that is asked for
  /** Opens an empty tab of a fresh profile, which will note what its worker says. */
  openTab(): Promise<{ readonly page: Page; readonly context: BrowserContext }>;
}

/** Where the built page lies. */
export const builtPage = "dist";

/**
 * Serves the built page and starts a browser for as long as `use` takes.
 *
 * @throws InputError where there is no built page, or no browser.
 */
export async function onStage<T>({ backend }: Pick<PageOptions, "backend">, use: (stage: Stage) => Promise<T>) {
  if (!existsSync(`${builtPage}/index.html`))
    throw new InputError("There is no built page; run `npm run build` first.");
  const executablePath = findBrowser();
  if (!executablePath) throw new InputError("There is no Chromium; set CHROME_PATH to one.");
  const server = await serve({ folder: builtPage });
  const args = [...(backend === "webgpu" ? webgpuFlags : noWebgpuFlags)];
  const browser = await chromium.launch({ executablePath, args });
  const openTab = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    await page.addInitScript(watchNews);
    return { page, context };
  };
  try {
    return await use({ browser, address: `${server.address}?backend=${backend}`, openTab });
  } finally {
    await browser.close();
    await server.close();
  }
}
