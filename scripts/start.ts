// Builds the page, serves it on this machine and opens it where there is a desktop: `npm start`.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { type StaticServer, serve } from "./serve";

const FIRST_PORT = 5173;
const PORTS = 100; // tried in turn from the first

/** Builds the kernels and the page into dist/; tells whether that worked, the reason already printed. */
async function buildPage(): Promise<boolean> {
  if (spawnSync(process.execPath, ["scripts/build-kernels.mjs"], { stdio: "inherit" }).status !== 0) return false;
  try {
    await build();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** Serves dist/ on the first free port at or after `first`. */
async function serveOnFreePort(first: number): Promise<StaticServer> {
  for (let port = first; port < first + PORTS; port++) {
    try {
      return await serve({ folder: "dist", port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error(`No port from ${first} to ${first + PORTS - 1} is free; set PORT to another first one.`);
}

/** Opens an address in the person's browser; does nothing without a desktop, or where that fails. */
function openBrowser(address: string): void {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const onDesktop = process.platform === "darwin" || process.platform === "win32" || DISPLAY || WAYLAND_DISPLAY;
  if (CI || !onDesktop || process.argv.includes("--no-open")) return;
  const [command, ...words] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  // The address is printed all the same: a desktop without such a command is no failure.
  spawn(command, words, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
if (await buildPage()) {
  const { address } = await serveOnFreePort(Number(process.env.PORT ?? FIRST_PORT));
  console.log(`\n  Sparse GNN Lab is at ${address}\n  Press Ctrl+C to stop.\n`);
  openBrowser(address);
} else {
  console.error("\nThe page could not be built; the reason stands above.");
  process.exitCode = 1;
}
