import { describe, expect, it } from "vitest";
import type { BackendId } from "../src/ops/backendInfo";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { placeOf } from "../src/train/place";
import type { RunEvent } from "../src/train/protocol";
import type { Snapshot } from "../src/train/snapshot";
import type { GivenSpec } from "../src/train/spec";
import { createWorkCache } from "../src/train/workCache";
import { eventsOf, startToy, told } from "./trainToy";

/** Returns what a run told after its start; a resumed run tells of another start. */
const toldAfterStart = (events: readonly RunEvent[]): unknown => told(events.filter(({ type }) => type !== "started"));

/** A snapshot as a browser keeps it, and how many events the run had told before. */
interface Kept {
  readonly snapshot: Snapshot;
  readonly before: number;
}

/** Runs a spec to its end with a snapshot wherever one is wanted. */
async function runKeeping(given: GivenSpec, backend: BackendId, from?: Snapshot, cache = createWorkCache()) {
  const events: RunEvent[] = [];
  const kept: Kept[] = [];
  const snapshots = {
    isDue: () => from === undefined,
    keep: (snapshot: Snapshot): void =>
      void kept.push({
        snapshot: structuredClone(snapshot),
        before: events.filter(({ type }) => type !== "progress").length,
      }),
  };
  const { densePhases: _, ...alone } = cache;
  for await (const event of await startToy(given, backend, alone, { from, snapshots }))
    if (event.type !== "stepped") events.push(event);
  return { events, kept };
}

/** Takes a run up again at each of some steps and expects the rest of it to the last digit. */
async function expectSameRest(given: GivenSpec, backend: BackendId, steps: (kept: readonly Kept[]) => readonly Kept[]) {
  const cache = createWorkCache();
  const whole = await runKeeping(given, backend, undefined, cache);
  const all = whole.events.filter(({ type }) => type !== "progress");
  const [{ plan }] = eventsOf(whole.events, "started");
  const own = whole.kept.filter(({ snapshot }) => !snapshot.denseStart);
  // One between any two steps.
  expect(own.map(({ snapshot }) => snapshot.step)).toEqual(Array.from({ length: plan.steps - 1 }, (_, i) => i + 1));
  const chosen = steps(whole.kept);
  expect(chosen.length).toBeGreaterThan(0);
  for (const { snapshot, before } of chosen) {
    const resumed = await runKeeping(given, backend, snapshot, cache);
    expect(eventsOf(resumed.events, "started")).toEqual(eventsOf(whole.events, "started"));
    expect(toldAfterStart(resumed.events)).toEqual(toldAfterStart(all.slice(before)));
  }
}

/** Links on an FNN take 12 steps an epoch; a graph one. */
const kinds: Readonly<Record<string, readonly [BackendId, GivenSpec]>> = {
  "links, FNN, wasm": ["wasm", { task: "link" }],
  "links, FNN, cpu, Adam": ["cpu", { task: "link", optimizer: "adam", batchSize: 200 }],
  "nodes, GCN with dropout, wasm": ["wasm", { task: "node", model: "gcn" }],
  "nodes, GraphSAGE with dropout, cpu": ["cpu", { task: "node", model: "sage" }],
};
/** 6 epochs: of one phase, or 2 dense, 2 pruning and 2 retraining, or rounds of 1 and 6 more. */
const lengths = { epochs: 6, denseEpochs: 2, pruneEpochs: 2, retrainEpochs: 2, sparsity: 0.8, roundEpochs: 1 } as const;

describe.each(Object.entries(kinds))("a snapshot of %s", (_, [backend, kind]) => {
  it.each(Object.keys(algorithms) as MethodId[])(
    "takes %s up after 3 of 6 epochs to the last digit",
    async (method) => {
      const graph = kind.model !== undefined;
      const given: GivenSpec = { ...lengths, ...kind, method, updateInterval: graph ? 2 : 5 };
      await expectSameRest(given, backend, (kept) =>
        kept.filter(({ snapshot }) => snapshot.evaluations.length === 4).slice(0, 1),
      );
    },
  );
});

describe("a snapshot", () => {
  const link = { ...lengths, task: "link", updateInterval: 5, batchSize: 200 } as const; // 4 steps an epoch

  it.each(["slr", "admm", "magnitude", "imp", "rigl", "dst-ee", "granet", "snfs"] as const)(
    "takes %s up from between any two steps",
    (method) => expectSameRest({ ...link, method, rewindStep: method === "imp" ? 2 : 0 }, "wasm", (kept) => kept),
    60_000,
  );

  it.each([
    ["plain SGD", { optimizer: "sgd", momentum: 0 }],
    ["momentum", { optimizer: "sgd", momentum: 0.9, nesterov: false, weightDecay: 0.01 }],
    ["Nesterov", { optimizer: "sgd", momentum: 0.9, nesterov: true }],
    ["Adam", { optimizer: "adam", learningRateSchedule: "cosine" }],
  ] as const)("holds what %s keeps, on both learners of the FNN", async (_, optimizer) => {
    for (const backend of ["wasm", "cpu"] as const)
      await expectSameRest({ ...link, ...optimizer, method: "set" }, backend, (kept) => [kept[4], kept[10], kept[21]]);
  });

  it("draws dropout on as before, in training and in the tests of the released code", () =>
    expectSameRest(
      { ...lengths, task: "node", method: "slr", dropout: 0.3, testDropout: true, sgdRetraining: true, batchSize: 16 },
      "wasm",
      (kept) => [kept[2], kept[7], kept[13]],
    ));

  it("takes up the dense net that a run starts from, and the run itself without it", async () => {
    const given = { ...link, method: "rigl", denseStart: true } as const;
    await expectSameRest(given, "wasm", (kept) => {
      const dense = kept.filter(({ snapshot }) => snapshot.denseStart);
      expect(dense.map(({ snapshot }) => snapshot.step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      return [dense[2], dense[6], ...kept.slice(-4, -3)];
    });
  });

  it("counts time, FLOPs and the weights ever active on from where it was", async () => {
    const given = { ...link, method: "set", dropFraction: 0.5 } as const;
    const { kept, events } = await runKeeping(given, "wasm");
    const { snapshot } = kept[12];
    const spent = { ...snapshot, spending: { ...snapshot.spending, trainMs: 1e6, wallMs: 2e6 } };
    const resumed = await runKeeping(given, "wasm", spent);
    const [{ result }] = eventsOf(resumed.events, "finished");
    expect(result.trainMs).toBeGreaterThan(1e6);
    expect(result.wallMs).toBeGreaterThan(2e6);
    expect(eventsOf(resumed.events, "evaluated")[0].seconds).toBeGreaterThan(1000);
    const [whole] = eventsOf(events, "finished");
    expect([result.trainingFlops, result.everActive]).toEqual([whole.result.trainingFlops, whole.result.everActive]);
    expect(result.everActive).toBeGreaterThan(result.density);
  });

  it("is not touched by the run that took it, nor by one that goes on from it", async () => {
    const given = { ...link, method: "snfs" } as const;
    const given2: Snapshot[] = [];
    const copies: Snapshot[] = [];
    const snapshots = {
      isDue: () => true,
      keep: (snapshot: Snapshot): void => {
        given2.push(snapshot);
        copies.push(structuredClone(snapshot));
      },
    };
    for await (const _ of await startToy(given, "wasm", undefined, { snapshots }));
    expect(given2).toEqual(copies);
    for await (const _ of await startToy(given, "wasm", undefined, { from: given2[9] }));
    expect(given2[9]).toEqual(copies[9]);
  });

  it("goes on on another backend, and says so", async () => {
    const given = { ...link, method: "rigl" } as const;
    const { kept } = await runKeeping(given, "wasm");
    const { events } = await runKeeping(given, "cpu", kept[7].snapshot);
    const [{ plan, backend }] = eventsOf(events, "started");
    expect(backend.id).toBe("cpu");
    expect(plan.note).toMatch(
      /went on from a snapshot on another device \(wasm on CPU, WebAssembly SIMD before, cpu on CPU, plain JavaScript now\)/,
    );
    expect(eventsOf(events, "evaluated").map(({ epoch }) => epoch)).toEqual([3, 4, 5, 6]);
    expect(eventsOf(events, "finished")).toHaveLength(1);
  });

  it("is refused where it does not belong", async () => {
    const given = { ...link, method: "rigl" } as const;
    const { snapshot } = (await runKeeping(given, "wasm")).kept[7];
    const first = async (other: GivenSpec, from: Snapshot) =>
      (await startToy(other, "wasm", undefined, { from })).next();
    await expect(first({ ...given, seed: 2 }, snapshot)).rejects.toThrow("belongs to other settings: run it again");
    const edges = { ...snapshot, dataset: { ...snapshot.dataset, edges: 599 } };
    await expect(first(given, edges)).rejects.toThrow("The data set toy is not the one");
    await expect(first(given, { ...snapshot, format: 2 as 1 })).rejects.toThrow("another version of the lab");
    // As when a file of the same name and size has other times.
    const identity = { ...snapshot.identity, split: "another" };
    const { w1: _, ...others } = snapshot.net.parameters;
    const cut = { ...snapshot, net: { ...snapshot.net, parameters: others } };
    const finish = async (from: Snapshot) => {
      for await (const _ of await startToy(given, "wasm", undefined, { from }));
    };
    await expect(finish(cut)).rejects.toThrow("is of another net");
    await expect(finish({ ...snapshot, identity })).rejects.toThrow("The data set toy is not the one");
    // The key of an opened file is another in another visit.
    const renamed = { ...snapshot, spec: { ...snapshot.spec, dataset: "file 2" } };
    expect((await first(given, renamed)).done).toBe(false);
  });
});

describe("the place of a step", () => {
  const plan = {
    stepsPerEpoch: 3,
    phases: [
      { name: "dense training", epochs: 2 },
      { name: "retraining", epochs: 1 },
    ],
  } as const;
  const [dense, retraining] = plan.phases;

  it.each([
    [
      1,
      { phase: dense, phaseEpoch: 0, epoch: 1, stepInEpoch: 0, opensPhase: true, opensEpoch: true, closesEpoch: false },
    ],
    [
      4,
      {
        phase: dense,
        phaseEpoch: 1,
        epoch: 2,
        stepInEpoch: 0,
        opensPhase: false,
        opensEpoch: true,
        closesEpoch: false,
      },
    ],
    [
      6,
      {
        phase: dense,
        phaseEpoch: 1,
        epoch: 2,
        stepInEpoch: 2,
        opensPhase: false,
        opensEpoch: false,
        closesEpoch: true,
      },
    ],
    [
      7,
      {
        phase: retraining,
        phaseEpoch: 0,
        epoch: 3,
        stepInEpoch: 0,
        opensPhase: true,
        opensEpoch: true,
        closesEpoch: false,
      },
    ],
  ])("%i is found", (step, place) => {
    expect(placeOf(plan, step)).toEqual({ step, ...place });
  });

  it("is nowhere beyond the end", () => {
    expect(placeOf(plan, 9)?.epoch).toBe(3);
    expect(placeOf(plan, 10)).toBeUndefined();
    expect(placeOf({ stepsPerEpoch: 3, phases: [] }, 1)).toBeUndefined();
  });
});
