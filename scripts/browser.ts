import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** Flags for any test browser: it talks to the server under test and to nobody else. */
export const quietFlags: readonly string[] = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Flags that give a headless Chromium WebGPU on SwiftShader, a software device that is the same on every machine. */
export const webgpuFlags: readonly string[] = [
  ...quietFlags,
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
];

/**
 * Flags under which WebGPU offers no adapter, as on an older machine, whatever graphics card the tests run beside:
 * the software device is the only one allowed, and browsers hand that one out only with `--enable-unsafe-webgpu`.
 */
export const noWebgpuFlags: readonly string[] = [...quietFlags, "--use-webgpu-adapter=swiftshader"];

/** Lists where a browser of the Chromium family may lie on this machine, best first. */
function candidates(): readonly string[] {
  const { CHROME_PATH, CHROMIUM, PATH = "" } = process.env;
  const asked = [CHROME_PATH, CHROMIUM].filter((path): path is string => Boolean(path));
  const folders = PATH.split(delimiter).filter(Boolean);
  const onPath =
    process.platform === "win32" ? [] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const programs = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter((folder): folder is string => Boolean(folder))
    .flatMap((folder) => WINDOWS.map((path) => join(folder, path)));
  return [...asked, ...onPath, ...(process.platform === "darwin" ? MAC : programs), chromium.executablePath()];
}

/** Tells whether a browser starts at all: Ubuntu's `chromium-browser` may be a script that only asks for a snap. */
function starts(path: string): boolean {
  // On Windows the browser would open a window instead of printing its version.
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 30_000, stdio: "ignore" }).status === 0;
}

/**
 * Returns the path of a Chromium, Chrome or Edge on this machine, or `undefined` where there is none.
 *
 * The environment's CHROME_PATH or CHROMIUM goes first, then the system's browsers, then one that Playwright downloaded.
 * Playwright's own default, the headless shell, would not do: it has no WebGPU.
 */
export function findBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path) && starts(path));
}
