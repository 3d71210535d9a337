import { describe, expect, it } from "vitest";
import type { BackendId } from "../src/ops/backendInfo";
import { createDensePhaseCache, type DensePhase } from "../src/train/densePhase";
import { prepare } from "../src/train/prepare";
import { preparedKey } from "../src/train/preparedCache";
import type { RunEvent } from "../src/train/protocol";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createWorkCache, type WorkCache } from "../src/train/workCache";
import { eventsOf, runToy, startToy, told, toyFeatures, toySpec, toyTemporal } from "./trainToy";

/** Runs a spec with a cache and counts the optimizer steps that it took itself, the last of a dense phase taken over included. */
async function runShared(given: GivenSpec, backend: BackendId, cache: WorkCache) {
  const events: RunEvent[] = [];
  let steps = 0;
  for await (const event of await startToy(given, backend, cache)) {
    if (event.type !== "stepped") events.push(event);
    else if (event.step > 0) steps++;
  }
  return { events, steps };
}

const lengths = { denseEpochs: 3, pruneEpochs: 2, retrainEpochs: 2, updateInterval: 0 } as const;
const kinds: Readonly<Record<string, readonly [BackendId, GivenSpec]>> = {
  "links, FNN, wasm": ["wasm", { task: "link" }],
  "links, FNN, cpu, one recipe": ["cpu", { task: "link", recipe: "same", batchSize: 200 }],
  "nodes, FNN with dropout, wasm": ["wasm", { task: "node", batchSize: 16, dropout: 0.3 }],
  "nodes, FNN with dropout, cpu, cosine": ["cpu", { task: "node", batchSize: 16, learningRateSchedule: "cosine" }],
  "nodes, GCN with dropout, wasm": ["wasm", { task: "node", model: "gcn", denseEpochs: 8 }],
  "nodes, GraphSAGE on sparse features, cpu": ["cpu", { dataset: "ring", task: "node", model: "sage" }],
};
const others: readonly GivenSpec[] = [
  { method: "magnitude", sparsity: 0.5 },
  { method: "magnitude", sparsity: 0.9, distribution: "erk" },
  { method: "admm", sparsity: 0.75 },
  { method: "slr", sparsity: 0.9, slrStep: 0.02, pruneEpochs: 3 },
  { method: "slr", sparsity: 0, retrainEpochs: 0 },
];

describe.each(Object.entries(kinds))("a shared dense phase, %s", (_, [backend, kind]) => {
  it("changes no number of any run that begins from it, and is trained once", async () => {
    const cache = createWorkCache();
    const base = { ...lengths, ...kind };
    const first = await runShared({ ...base, method: "admm", sparsity: 0.5 }, backend, cache);
    const [{ plan }] = eventsOf(first.events, "started");
    expect(first.steps).toBe(plan.steps);
    expect(told(first.events)).toEqual(told(await runToy({ ...base, method: "admm", sparsity: 0.5 }, backend)));
    for (const other of others) {
      const shared = await runShared({ ...base, ...other }, backend, cache);
      const [started] = eventsOf(shared.events, "started");
      expect(shared.steps).toBe(started.plan.steps - base.denseEpochs * plan.stepsPerEpoch + 1);
      expect(told(shared.events)).toEqual(told(await runToy({ ...base, ...other }, backend)));
    }
  });
});

describe("what a run takes over", () => {
  const base = { ...lengths, task: "link", method: "magnitude" } as const;

  it("counts in its FLOPs and in its measured time", async () => {
    const cache = createWorkCache();
    const first = (await runShared({ ...base, sparsity: 0.5 }, "wasm", cache)).events;
    const second = (await runShared({ ...base, sparsity: 0.9 }, "wasm", cache)).events;
    const secondsOf = (events: readonly RunEvent[]) => eventsOf(events, "evaluated").map(({ seconds }) => seconds);
    expect(secondsOf(second).slice(0, 3)).toEqual(secondsOf(first).slice(0, 3));
    expect(secondsOf(second)[3]).toBeGreaterThan(secondsOf(first)[2]);
    expect(eventsOf(second, "finished")[0].result.trainMs).toBeGreaterThan(1000 * secondsOf(first)[2]);
    // 2 FLOPs a multiply-add, 3 f a step: 3 epochs of all 8·16 + 16·1 weights, then 4 epochs of those kept.
    const samples = eventsOf(second, "started")[0].plan.samples.train;
    const { keptWeights, trainingFlops } = eventsOf(second, "finished")[0].result;
    expect(trainingFlops.rigl).toBe(6 * samples * (3 * 144 + 4 * keptWeights));
  });

  it("is not taken by a run whose dense phase is another", async () => {
    const cache = createWorkCache();
    await runShared(base, "wasm", cache);
    const differing: readonly GivenSpec[] = [
      { seed: 2 },
      { learningRate: 0.02 },
      { denseEpochs: 2 },
      { batchSize: 50 },
      { hidden: 8 },
      { momentum: 0.5 },
      { walkScope: "whole-graph" },
      { optimizer: "adam" },
    ];
    for (const other of differing) {
      const { events, steps } = await runShared({ ...base, ...other }, "wasm", cache);
      expect(steps).toBe(eventsOf(events, "started")[0].plan.steps);
    }
    const { events, steps } = await runShared(base, "cpu", cache);
    expect(steps).toBe(eventsOf(events, "started")[0].plan.steps);
    const again = await runShared({ ...base, learningRate: 0.02, sparsity: 0.2 }, "wasm", cache);
    expect(again.steps).toBeLessThan(eventsOf(again.events, "started")[0].plan.steps);
  });

  it("is nothing for methods that have no dense phase of their own", async () => {
    const cache = createWorkCache();
    for (const method of ["dense", "small-dense", "gmp", "rigl", "dense"] as const) {
      const { events, steps } = await runShared({ ...base, method, epochs: 3 }, "wasm", cache);
      expect(steps).toBe(eventsOf(events, "started")[0].plan.steps);
    }
  });

  it("is nothing, too, where the dense phase has no epochs", async () => {
    const cache = createWorkCache();
    for (const sparsity of [0.5, 0.9]) {
      const { events, steps } = await runShared({ ...base, denseEpochs: 0, sparsity }, "wasm", cache);
      expect(steps).toBe(eventsOf(events, "started")[0].plan.steps);
    }
  });
});

describe("the cache of dense phases", () => {
  it("forgets what was not used for longest beyond its bytes", () => {
    const flops = { rigl: 0, exact: 0, propagation: 0 };
    const rest = { loss: 0, evaluations: [], flops, denseFlops: flops, trainMs: 0, activeMs: 0 };
    const phase = (numbers: number): DensePhase => ({ parameters: { w1: new Float32Array(numbers) }, ...rest });
    const cache = createDensePhaseCache(40);
    cache.set("a", phase(5));
    cache.set("b", phase(5));
    cache.get("a");
    cache.set("c", phase(5));
    expect(["a", "b", "c"].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  });
});

describe("prepared data", () => {
  it.each([
    ["links", { task: "link" }, toyTemporal],
    ["nodes", { task: "node" }, toyTemporal],
    ["nodes of a GCN", { task: "node", model: "gcn" }, toyTemporal],
    ["nodes with features", { dataset: "ring", task: "node", model: "gcn" }, toyFeatures],
  ] as const)("depend on nothing that their key does not hold: %s", (_, given, dataset) => {
    const spec = resolveSpec({ ...toySpec, spreadTimes: true, symmetrise: true, ...given });
    const read = new Set<string>();
    const watched = new Proxy(spec, {
      get: (target, name) => {
        read.add(String(name));
        return Reflect.get(target, name);
      },
    });
    const making = prepare(watched, dataset, createWorkCache().embeddings);
    while (!making.next().done);
    const inKey = new Set<string>();
    preparedKey(
      new Proxy(spec, {
        get: (target, name) => {
          inKey.add(String(name));
          return Reflect.get(target, name);
        },
      }),
    );
    expect([...read].filter((name) => !inKey.has(name))).toEqual([]);
    expect(read).toContain("task");
  });

  it("are made once for runs that follow one another, and only the last are held", async () => {
    const cache = createWorkCache();
    const madeFor = async (given: GivenSpec) => {
      const before = cache.prepared.take(preparedKey(resolveSpec({ ...toySpec, ...given })));
      await runShared(given, "wasm", cache);
      return before === undefined;
    };
    expect(await madeFor({ task: "link", method: "static" })).toBe(true);
    expect(await madeFor({ task: "link", method: "rigl", sparsity: 0.5, hidden: 8 })).toBe(false);
    expect(await madeFor({ task: "link", method: "rigl", seed: 2 })).toBe(true);
    expect(await madeFor({ task: "link", method: "static" })).toBe(true);
  });
});
