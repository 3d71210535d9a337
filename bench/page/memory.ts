import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession } from "playwright";
import { watchRenderers } from "../scale/rendererMemory";

/** What the page held at one time. */
export interface MemorySample {
  readonly seconds: number; // since the watch began
  readonly heapBytes: number; // JavaScript of the main thread, after a garbage collection
  readonly residentBytes: number; // highest of the page's process since the last sample, worker and wasm included
  readonly nodes: number; // of the document, detached ones included
}

/** How memory changed from the second quarter of the watch to the last. */
export interface MemoryGrowth {
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly nodes: number;
}

/** Samples the page's memory every `every` seconds for so many minutes; `stillTrains` tells whether there is anything to watch. */
export async function watchMemory(
  session: CDPSession,
  minutes: number,
  every: number,
  stillTrains: () => Promise<boolean>,
): Promise<readonly MemorySample[]> {
  await session.send("Performance.enable");
  await session.send("HeapProfiler.enable");
  const renderers = watchRenderers();
  const began = performance.now();
  const samples: MemorySample[] = [];
  while (performance.now() - began < minutes * 60_000) {
    await sleep(every * 1000);
    if (!(await stillTrains())) break; // a watch of less than was asked for says how long it was
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    samples.push({
      seconds: (performance.now() - began) / 1000,
      heapBytes: metric("JSHeapUsedSize"),
      residentBytes: renderers.take(),
      nodes: metric("Nodes"),
    });
  }
  return samples;
}

/** Compares medians, so that one collection more or less does not decide; the first quarter is left to warm up. */
export function memoryGrowth(samples: readonly MemorySample[]): MemoryGrowth {
  const quarter = Math.floor(samples.length / 4);
  const median = (part: readonly MemorySample[], of: (sample: MemorySample) => number): number => {
    const sorted = part.map(of).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  };
  const grown = (of: (sample: MemorySample) => number): number =>
    median(samples.slice(-quarter), of) - median(samples.slice(quarter, 2 * quarter), of);
  return {
    heapBytes: grown(({ heapBytes }) => heapBytes),
    residentBytes: grown(({ residentBytes }) => residentBytes),
    nodes: grown(({ nodes }) => nodes),
  };
}
