import { describe, expect, it } from "vitest";
import { runSweep, type SweepNews } from "../src/cli/runSweep";
import { startBackend } from "../src/ops/backend";
import { sweepCells } from "../src/sweep/cells";
import { resolveSweep } from "../src/sweep/resolve";
import type { RunEvent } from "../src/train/protocol";
import { runSpec } from "../src/train/session";
import { createWorkCache } from "../src/train/workCache";
import { toyTemporal } from "./trainToy";

const spec = resolveSweep(
  {
    ...{ datasets: ["toy"], methods: ["dense", "slr", "rigl"], sparsities: [0.5, 0.75], seeds: [1] },
    settings: { epochs: 2, denseEpochs: 1, pruneEpochs: 1, retrainEpochs: 1, hidden: 8, batchSize: 64, dim: 4 },
  },
  () => ({ task: "link", model: "fnn" }),
);
const cells = sweepCells(spec);

async function newsOf(input: Partial<Parameters<typeof runSweep>[0]> = {}): Promise<readonly SweepNews[]> {
  const backend = await startBackend("cpu");
  const loadData = () => Promise.resolve(toyTemporal);
  const news: SweepNews[] = [];
  for await (const one of runSweep({ cells, loadData, backend, cache: createWorkCache(), ...input })) news.push(one);
  return news;
}

type Told<T extends SweepNews["type"]> = Extract<SweepNews, { type: T }>;
const told = <T extends SweepNews["type"]>(news: readonly SweepNews[], type: T): Told<T>[] =>
  news.filter((one): one is Told<T> => one.type === type);

/** Times apart, a result as JSON has it. */
const timeless = (events: readonly RunEvent[]): string =>
  JSON.stringify(events, (key, value) => (/^(seconds|trainMs|wallMs)$/.test(key) ? undefined : value));

describe("the runs of a sweep", () => {
  it("are done in order and give what each alone would give", async () => {
    const news = await newsOf();
    const records = told(news, "record");
    expect(records.map(({ record }) => record.cell)).toEqual(cells.map(({ id }) => id));
    expect(records.map(({ done, total }) => [done, total])).toEqual(cells.map((_, i) => [i + 1, 5]));
    expect(told(news, "run").map(({ done }) => done)).toEqual([0, 1, 2, 3, 4]);
    expect(records[4].secondsLeft).toBe(0);
    const backend = await startBackend("cpu");
    for (const [i, cell] of cells.entries()) {
      const alone: RunEvent[] = [];
      for await (const event of runSpec({ spec: cell.spec, dataset: toyTemporal, backend, cache: createWorkCache() })) {
        if (event.type === "evaluated" || event.type === "finished") alone.push(event);
      }
      const kept = records[i].record.events.filter(({ type }) => type === "evaluated" || type === "finished");
      expect(timeless(kept)).toBe(timeless(alone));
    }
  });

  it("that their data make impossible are recorded as failed, and the next begins", async () => {
    const nodes = resolveSweep(
      { datasets: ["toy"], methods: ["dense", "rigl"], sparsities: [0.5], seeds: [1] },
      () => ({ task: "node", model: "fnn" }),
    );
    const { labels: _labels, ...graph } = toyTemporal.graph;
    const loadData = () => Promise.resolve({ ...toyTemporal, graph });
    const records = told(await newsOf({ cells: sweepCells(nodes), loadData }), "record");
    const message = expect.stringContaining("has no node labels");
    expect(records.map(({ record }) => record.events)).toEqual([
      [{ type: "failed", message }],
      [{ type: "failed", message }],
    ]);
  });

  it("end at once where the fault is the lab's own", async () => {
    const loadData = () => Promise.reject(new Error("no such thing"));
    await expect(newsOf({ loadData })).rejects.toThrow("no such thing");
  });
});
