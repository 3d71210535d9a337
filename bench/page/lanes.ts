import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { formatBytes } from "../../src/lib/format";
import { type ChartUpdates, countChartUpdates } from "./chartUpdates";
import { type Frames, measureScroll } from "./frames";
import { type MemoryGrowth, type MemorySample, memoryGrowth, watchMemory } from "./memory";
import { awaitNews } from "./news";
import { onStage } from "./openedPage";
import type { PageOptions } from "./options";
import { type MainThreadTasks, mainThreadTasks } from "./trace";

/** What the page costs while four lanes train in it at full speed. */
export interface LanesResult {
  readonly openSeconds: number; // until all lanes are on show, engine and data included
  readonly idle: Frames; // scrolled while nothing trains, the engine ready
  readonly training: Frames;
  readonly traceSeconds: number;
  readonly tasks: MainThreadTasks;
  readonly charts: readonly ChartUpdates[]; // over the same seconds as the tasks
  readonly minutes: number;
  readonly samples: readonly MemorySample[];
  readonly growth?: MemoryGrowth;
}

/** Four lanes so wide that they train longer than anybody watches: two whose masks move, two that prune. */
const fourLanes =
  "#v=1&lanes=slr~denseEpochs:2000~pruneEpochs:2000,admm~denseEpochs:2000~pruneEpochs:2000,rigl~epochs:2000,set~epochs:2000&sparsity=0.9&hidden=2048";

/** Seconds between two samples of memory. */
const sampleEvery = 20;

const isTraining = (page: Page): Promise<boolean> =>
  page.getByRole("button", { name: "Pause", exact: true }).evaluate((button) => button.ariaDisabled !== "true");

/** Opens the built page with four lanes; scrolls it before and while they train, traces, and watches memory. */
export function measureLanes(options: PageOptions, say: (text: string) => void): Promise<LanesResult> {
  const { traceSeconds, minutes } = options;
  return onStage(options, async ({ browser, address, openTab }) => {
    const { page } = await openTab();
    await page.goto(address + fourLanes);
    await awaitNews(page, ({ type }) => type === "ready");
    const idle = await measureScroll(browser, page);
    say(`Scrolled while nothing trains: ${framesText(idle)}.`);
    const began = performance.now();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const accuracy = page.getByRole("region", { name: "Accuracy", exact: true });
    await accuracy.locator(".recharts-line").nth(3).waitFor();
    const openSeconds = (performance.now() - began) / 1000;
    say(`Four lanes on show ${openSeconds.toFixed(1)} s after Run.`);
    const training = await measureScroll(browser, page);
    say(`Scrolled while four lanes train: ${framesText(training)}.`);
    const charts = await countChartUpdates(page, traceSeconds);
    say(`Charts drawn anew in ${traceSeconds} s: ${charts.map(chartText).join("; ")}.`);
    await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    await sleep(traceSeconds * 1000);
    const tasks = mainThreadTasks(await browser.stopTracing());
    say(tasksText(tasks, traceSeconds));
    const samples = minutes > 0 ? await memoryOf(page, minutes, say) : [];
    const growth = samples.length > 0 ? memoryGrowth(samples) : undefined;
    return { openSeconds, idle, training, traceSeconds, tasks, charts, minutes, samples, growth };
  });
}

const framesText = ({ shownPerSecond, perSecond, longestGapMs }: Frames): string =>
  `${shownPerSecond.toFixed(1)} frames a second shown, ${perSecond.toFixed(1)} by the main thread, whose longest gap was ${longestGapMs.toFixed(0)} ms`;

const chartText = ({ chart, perSecond, most }: ChartUpdates): string =>
  `${chart} ${perSecond.toFixed(1)} a second, at most ${most} in any second`;

function tasksText(tasks: MainThreadTasks, traceSeconds: number): string {
  const { tasks: count, busyMs, longestMs, longestCpuMs, over50Ms, over50CpuMs } = tasks;
  const busy = ((100 * busyMs) / (1000 * traceSeconds)).toFixed(1);
  return `Main thread: ${count} tasks, busy ${busy} %, the longest ${longestMs.toFixed(1)} ms (${longestCpuMs.toFixed(1)} ms of processor time); over 50 ms: ${over50Ms.length} (${over50CpuMs.length} by processor time).`;
}

async function memoryOf(page: Page, minutes: number, say: (text: string) => void): Promise<readonly MemorySample[]> {
  say(`Watching memory for ${minutes} min …`);
  const session = await page.context().newCDPSession(page);
  const samples = await watchMemory(session, minutes, sampleEvery, () => isTraining(page));
  const last = samples.at(-1);
  if (!last) throw new Error("Training ended before the first look at memory.");
  say(
    `Memory after ${(last.seconds / 60).toFixed(1)} min: ${formatBytes(last.heapBytes)} of JavaScript on the page, ${formatBytes(last.residentBytes)} resident with worker and wasm, ${last.nodes} nodes.`,
  );
  const growth = memoryGrowth(samples);
  say(
    `Grown from the second quarter to the last: ${formatBytes(growth.heapBytes)} of JavaScript, ${formatBytes(growth.residentBytes)} resident, ${growth.nodes} nodes.`,
  );
  return samples;
}
