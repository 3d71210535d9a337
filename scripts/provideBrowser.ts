import { readFileSync } from "node:fs";
import { findBrowser } from "./browser";
import { runCommand, runTool } from "./runCommand";

/** Tells whether Debian's package `chromium` is a real browser here (Ubuntu's only points to a snap). */
function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/**
 * Returns the path of a browser for the tests, installing one where the machine has none.
 *
 * As root on Debian that is the distribution's package, elsewhere Playwright's download. It says what it does; `undefined` where nothing helped.
 */
export async function provideBrowser(): Promise<string | undefined> {
  const found = findBrowser();
  if (found) {
    console.log(`Browser: ${found}`);
    return found;
  }
  const root = process.getuid?.() === 0;
  if (root && isDebian()) {
    console.log("Browser: none found; installing the package chromium with apt-get.");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update", "-qq"], { minutes: 3, env });
    await runCommand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { minutes: 6, env });
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.log("Browser: none found; downloading Chromium with Playwright (npx playwright install chromium).");
  // Only root may add the system libraries that a bare Linux lacks.
  const words = root && process.platform === "linux" ? ["install", "--with-deps"] : ["install"];
  await runTool("playwright/cli.js", [...words, "--no-shell", "chromium"], { minutes: 8 });
  return findBrowser();
}
