import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import { build } from "vite";
import { type StaticServer, serve } from "../../scripts/serve";
import { backendChip, expect, withView } from "./lab";
import { policyBreaches } from "./policyBreaches";

/** A host of the page that can go away, and come back with another version at the same address. */
export interface OwnHost {
  readonly address: string; // ends with "/"
  /** Serves another folder from now on. */
  deploy(folder: string): Promise<void>;
  /** Answers nobody any more. */
  stop(): Promise<void>;
}

async function startHost(): Promise<OwnHost> {
  let server: StaticServer | undefined = await serve({ folder: "dist", base: "/some/lab/" });
  const { address } = server;
  const stop = async (): Promise<void> => {
    await server?.close();
    server = undefined;
  };
  const deploy = async (folder: string): Promise<void> => {
    await stop();
    server = await serve({ folder, base: "/some/lab/", port: Number(new URL(address).port) });
  };
  return { address, deploy, stop };
}

/** Playwright's test with a host of its own for the page; it fails when the page reports an error or breaks its policy. */
export const test = base.extend<{ host: OwnHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  host: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.stop();
  },
  page: async ({ page }, use) => {
    const errors: string[] = [];
    const breaches = await policyBreaches(page);
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(page);
    expect(errors, "errors of the page").toEqual([]);
    expect(breaches, "breaches of the security policy").toEqual([]);
  },
});

/** Opens the page and waits until its engine has started. */
export async function openFrom(page: Page, address: string): Promise<void> {
  await page.goto(withView(address));
  await expect(backendChip(page)).toBeVisible();
}

/** Waits until the browser keeps a whole version of the page. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller) return;
    await new Promise((settle) => serviceWorker.addEventListener("controllerchange", settle, { once: true }));
  });
}

/** Empties the browser's own cache, so that only the service worker's can stand in for the host. */
export async function clearHttpCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

/** Lets the browser look for a newer version now, as it does by itself when a page is opened; tells whether one was fetched. */
export async function lookForUpdate(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const whole = (worker: ServiceWorker): Promise<boolean> =>
      new Promise((settle) => {
        worker.addEventListener("statechange", () => settle(worker.state === "installed"), { once: true });
      });
    // A page that was just opened looks by itself.
    if (registration.installing && (await whole(registration.installing))) return true;
    await registration.update();
    if (registration.installing) return whole(registration.installing);
    return registration.waiting !== null;
  });
}

/** Returns the version that the build wrote into the page. */
export async function versionOf(page: Page): Promise<string> {
  return (await page.locator("meta[name='lab-build']").getAttribute("content")) ?? "";
}

/** Builds the page as a next version, all of whose chunks have other names, into a folder that `remove` deletes. */
export async function buildNext(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "lab-next-"));
  const names = { entryFileNames: "assets/[name]-next-[hash].js", chunkFileNames: "assets/[name]-next-[hash].js" };
  const output = { ...names, assetFileNames: "assets/[name]-next-[hash][extname]" };
  await build({
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { output } },
    worker: { rolldownOptions: { output } },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Puts other bytes in place of a file, as a deployment that is half through does; returns the way back. */
export function spoil(folder: string, path: string): () => void {
  const whole = join(folder, path);
  copyFileSync(whole, `${whole}.whole`);
  writeFileSync(whole, "export {};\n");
  return () => {
    copyFileSync(`${whole}.whole`, whole);
    rmSync(`${whole}.whole`);
  };
}
