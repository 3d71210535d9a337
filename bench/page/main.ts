import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "playwright";
import { findBrowser, noWebgpuFlags, webgpuFlags } from "../../scripts/browser";
import { serve } from "../../scripts/serve";
import { writeJson } from "../../src/cli/output";
import { formatBytes } from "../../src/lib/format";
import { InputError } from "../../src/lib/inputError";
import { type MemorySample, memoryGrowth, watchMemory } from "./memory";
import { help, type PageOptions, readPageOptions } from "./options";
import { mainThreadTasks } from "./trace";

/** Four lanes so wide that they train longer than anybody watches: two whose masks move, two that prune. */
const fourLanes =
  "#v=1&lanes=slr~denseEpochs:2000~pruneEpochs:2000,admm~denseEpochs:2000~pruneEpochs:2000,rigl~epochs:2000,set~epochs:2000&sparsity=0.9&hidden=2048&run=1";

/** Seconds between two samples of memory. */
const sampleEvery = 20;

const isTraining = (page: Page): Promise<boolean> =>
  page.getByRole("button", { name: "Pause", exact: true }).evaluate((button) => button.ariaDisabled !== "true");

/** Opens the built page with four lanes, waits until all of them train, traces, and watches memory. */
async function measure({ backend, traceSeconds, minutes }: PageOptions, say: (text: string) => void) {
  if (!existsSync("dist/index.html")) throw new InputError("There is no built page; run `npm run build` first.");
  const executablePath = findBrowser();
  if (!executablePath) throw new InputError("There is no Chromium; set CHROME_PATH to one.");
  const server = await serve({ folder: "dist" });
  const args = [...(backend === "webgpu" ? webgpuFlags : noWebgpuFlags)];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const began = performance.now();
    await page.goto(`${server.address}?backend=${backend}${fourLanes}`);
    const accuracy = page.getByRole("region", { name: "Accuracy", exact: true });
    await accuracy.locator(".recharts-line").nth(3).waitFor({ timeout: 600_000 });
    const openSeconds = (performance.now() - began) / 1000;
    say(`Four lanes on show ${openSeconds.toFixed(1)} s after opening; tracing ${traceSeconds} s …`);
    await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    await sleep(traceSeconds * 1000);
    const tasks = mainThreadTasks(await browser.stopTracing());
    say(
      `Main thread: ${tasks.tasks} tasks, busy ${((100 * tasks.busyMs) / (1000 * traceSeconds)).toFixed(1)} %, the longest ${tasks.longestMs.toFixed(1)} ms (${tasks.longestCpuMs.toFixed(1)} ms of processor time); over 50 ms: ${tasks.over50Ms.length} (${tasks.over50CpuMs.length} by processor time).`,
    );
    let samples: readonly MemorySample[] = [];
    if (minutes > 0) {
      say(`Watching memory for ${minutes} min …`);
      samples = await watchMemory(await page.context().newCDPSession(page), minutes, sampleEvery, () =>
        isTraining(page),
      );
      const growth = memoryGrowth(samples);
      const last = samples.at(-1);
      if (!last) throw new Error("Training ended before the first look at memory.");
      say(
        `Memory after ${(last.seconds / 60).toFixed(1)} min: ${formatBytes(last.heapBytes)} of JavaScript on the page, ${formatBytes(last.residentBytes)} resident with worker and wasm, ${last.nodes} nodes.`,
      );
      say(
        `Grown from the second quarter to the last: ${formatBytes(growth.heapBytes)} of JavaScript, ${formatBytes(growth.residentBytes)} resident, ${growth.nodes} nodes.`,
      );
    }
    return { browser: `Chromium ${browser.version()}`, backend, openSeconds, traceSeconds, tasks, minutes, samples };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = readPageOptions(args);
  if (!options) {
    process.stdout.write(help);
    return;
  }
  const { json } = options;
  const say = (text: string): void => void (json === "-" ? process.stderr : process.stdout).write(`${text}\n`);
  const result = await measure(options, say);
  if (json !== undefined) writeJson(json, result);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof InputError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = expected ? 2 : 1;
});
