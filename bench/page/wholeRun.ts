import { statSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "playwright";
import { awaitNews, type News, readNews } from "./news";
import { onStage } from "./openedPage";
import type { PageOptions } from "./options";
import { watchProcessorTime } from "./processorTime";

/** What a whole run in the page took, from the choice of the file to its last event. */
export interface WholeRun {
  readonly data: string; // name of the file, or id of the data set
  readonly fileBytes?: number;
  readonly epochs: number;
  readonly crossOriginIsolated: boolean; // whether the worker may use threads
  readonly seconds: number; // reading and run together, without what a person takes to press buttons
  readonly processorSeconds?: number; // of the page's process, worker and threads included
  readonly stages: readonly RunStage[];
  readonly testAccuracy: string; // as the page's sentence has it
}

/** A part of a run. */
export interface RunStage {
  readonly stage: string;
  readonly seconds: number;
  readonly processorSeconds?: number; // of all threads of the page
}

interface Sample {
  readonly at: number; // milliseconds since navigation
  readonly seconds: number;
}

/** Samples the page's processor time until it is told to stop; times are on the page's clock. */
async function sampleProcessors(page: Page) {
  const watch = watchProcessorTime();
  const offset = (await page.evaluate<number>("performance.timeOrigin")) ?? 0;
  const samples: Sample[] = [];
  const take = (): void => {
    if (watch) samples.push({ at: Date.now() - offset, seconds: watch.read() });
  };
  const timer = setInterval(take, 50);
  take();
  return {
    /** Returns the processor time between two times of the page. */
    between: (from: number, to: number): number | undefined => {
      if (samples.length === 0) return undefined;
      const secondsAt = (at: number): number => (samples.find((sample) => sample.at >= at) ?? samples.at(-1)!).seconds;
      return secondsAt(to) - secondsAt(from);
    },
    stop: (): void => {
      take();
      clearInterval(timer);
    },
  };
}

/** Names what lies between two pieces of news of one run. */
export function runStages(news: readonly News[], from: number): readonly (RunStage & { from: number; to: number })[] {
  const end = news.find(({ type }) => type === "finished");
  const began = news.find(({ type }) => type === "started");
  const first = news.find(({ type }) => type === "evaluated");
  if (!end || !began || !first) throw new Error("The run did not come to its end.");
  const stageAt = (stage: string): number | undefined => news.find((item) => item.stage === stage)?.at;
  const walks = stageAt("walks");
  const embedding = stageAt("embedding");
  const spans: [string, number | undefined, number | undefined][] = [
    ["engine, data set", from, walks ?? began.at],
    ["walks", walks, embedding ?? began.at],
    ["skip-gram, split, net", embedding, began.at],
    ["warm-up, first evaluation", began.at, first.at],
    ["training and evaluations", first.at, end.at],
  ];
  return spans.flatMap(([stage, a, b]) =>
    a === undefined || b === undefined ? [] : [{ stage, from: a, to: b, seconds: (b - a) / 1000 }],
  );
}

/** Chooses a file in the page's dialog and takes it as data set; returns when it was chosen and when it had been read. */
async function takeFile(page: Page, path: string): Promise<readonly [from: number, to: number]> {
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  const from = await page.evaluate<number>("performance.now()");
  await dialog.locator('input[type="file"]').first().setInputFiles(path);
  const { at } = await awaitNews(page, ({ type }) => type === "opened");
  const whole = dialog.getByRole("radio", { name: /^The whole/ });
  const use = dialog.getByRole("button", { name: "Use this data set" });
  await use.waitFor();
  if (await whole.count()) await whole.check();
  await use.click();
  await dialog.waitFor({ state: "hidden" });
  return [from, at];
}

/** Takes a file, or a data set that comes with the page, through a whole RigL run in the built page. */
export async function measureRun(options: PageOptions, data: string, say: (text: string) => void): Promise<WholeRun> {
  const { epochs } = options;
  const isFile = /[./]/.test(data);
  return onStage(options, async ({ address, openTab }) => {
    const { page } = await openTab();
    const lanes = `#v=1&lanes=rigl~epochs:${epochs}&sparsity=0.9`;
    await page.goto(`${address}${lanes}${isFile ? "" : `&data=${data}`}`);
    await awaitNews(page, ({ type }) => type === "ready");
    const processors = await sampleProcessors(page);
    const [chosen, read] = isFile ? await takeFile(page, data) : [0, 0];
    const run = page.getByRole("button", { name: "Run", exact: true });
    await run.waitFor();
    const pressed = await page.evaluate<number>("performance.now()");
    await run.click();
    say(`Running ${epochs} epochs of RigL on ${basename(data)} …`);
    const { type, at: end, trainMs = 0 } = await awaitNews(page, (item) => ["finished", "failed"].includes(item.type));
    if (type === "failed") throw new Error("The run failed; the page says why.");
    const sentence = page.getByRole("status").filter({ hasText: "test accuracy" });
    const testAccuracy = (await sentence.innerText()).trim();
    processors.stop();
    const news = (await readNews(page)).filter(({ at }) => at >= pressed);
    const spans = [
      ...(isFile ? [{ stage: "reading", from: chosen, to: read, seconds: (read - chosen) / 1000 }] : []),
      ...runStages(news, pressed),
    ];
    const stages = spans.map(
      ({ stage, seconds, from, to }): RunStage => ({ stage, seconds, processorSeconds: processors.between(from, to) }),
    );
    const training = stages[stages.length - 1];
    const inRun = processors.between(pressed, end);
    const inReading = processors.between(chosen, read);
    return {
      data: basename(data),
      fileBytes: isFile ? statSync(data).size : undefined,
      epochs,
      crossOriginIsolated: await page.evaluate<boolean>("crossOriginIsolated"),
      seconds: (read - chosen + end - pressed) / 1000,
      processorSeconds: inRun === undefined || inReading === undefined ? undefined : inRun + inReading,
      stages: [
        ...stages,
        { stage: "  of it steps and mask updates", seconds: trainMs / 1000 },
        { stage: "  of it evaluations and messages", seconds: training.seconds - trainMs / 1000 },
      ],
      testAccuracy,
    };
  });
}

/** Writes what a whole run took, a line a stage. */
export function runText({ data, epochs, seconds, processorSeconds, stages, crossOriginIsolated }: WholeRun): string {
  const cpu = (value: number | undefined): string =>
    value === undefined ? "" : ` (${value.toFixed(1)} s of processor time)`;
  return [
    `${data}, ${epochs} epochs: ${seconds.toFixed(1)} s${cpu(processorSeconds)}, threads ${crossOriginIsolated ? "allowed" : "not allowed"}`,
    ...stages.map(
      (one) => `  ${one.stage.padEnd(34)} ${one.seconds.toFixed(2).padStart(7)} s${cpu(one.processorSeconds)}`,
    ),
  ].join("\n");
}
