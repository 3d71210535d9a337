import { describe, expect, it } from "vitest";
import { keptCounts } from "../src/sparse/distribution";
import type { RunEvent } from "../src/train/protocol";
import type { Snapshot } from "../src/train/snapshot";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { eventsOf, runToy, startToy, told } from "./trainToy";

/** The smallest width of two hidden layers, h and h / 2, whose matrix alone has 2²⁷ possible weights. */
const wide: GivenSpec = {
  task: "node",
  hidden: 16384,
  sparsity: 0.9999,
  distribution: "erk",
  batchSize: 32,
  epochs: 3,
  dropFraction: 0.3,
  updateInterval: 2,
};

const layers = {
  w1: { inputs: 4, outputs: 16384 },
  w2: { inputs: 16384, outputs: 8192 },
  w3: { inputs: 8192, outputs: 3 },
};
const possible = 4 * 16384 + 16384 * 8192 + 8192 * 3;
const counts = keptCounts(layers, 0.9999, "erk");

describe("a run whose dense net would not fit", () => {
  it.each([
    ["static", 0],
    ["set", 2], // at the ends of all epochs but the last
    ["rigl", 2], // of 6 steps, up to step 4
  ] as const)(
    "trains by %s on lists, with the exact number of connections at every update",
    async (method, updates) => {
      const events = await runToy({ ...wide, method });
      const [{ plan }] = eventsOf(events, "started");
      expect(plan.maskableWeights).toBe(possible);
      // Weight, gradient and Adam's two moments of every weight, 4 bytes each.
      expect(plan.memory?.dense).toBe(16 * possible);
      expect(plan.memory?.used).toBeLessThan(2e7);
      const told = eventsOf(events, "masksUpdated");
      expect(told.length).toBe(1 + updates);
      for (const [index, event] of told.entries()) {
        expect(Object.keys(event.layers)).toEqual(["w1", "w2", "w3"]);
        for (const [name, { kept, dropped, grown, bits }] of Object.entries(event.layers)) {
          expect([kept, bits]).toEqual([counts[name], ""]);
          expect(dropped).toBe(grown);
          expect(grown > 0).toBe(index > 0);
        }
        expect(event.density).toBe(Math.round(1e-4 * possible) / possible);
      }
      const [{ result }] = eventsOf(events, "finished");
      expect([result.keptWeights, result.maskableWeights]).toEqual([Math.round(1e-4 * possible), possible]);
      expect(result.parameters).toBe(possible);
      if (method === "static") expect(result.everActive).toBeUndefined();
      else expect(result.everActive).toBeGreaterThan(result.density * 1.05);
      const share = result.trainingFlops.rigl / result.denseTrainingFlops.rigl;
      // An epoch has a batch of 32 and the rest; RigL's dense gradients of steps 2 and 4, both of the rest, are a third of a step's.
      const rest = plan.samples.train - 32;
      if (method === "rigl") expect(share).toBeCloseTo(1e-4 + (2 * rest) / (3 * 3 * plan.samples.train), 5);
      else expect(share).toBeCloseTo(1e-4, 6);
    },
  );

  it("goes on from a snapshot to the same numbers", async () => {
    const given: GivenSpec = { ...wide, method: "set" };
    const all: RunEvent[] = [];
    let kept: { readonly snapshot: Snapshot; readonly before: number } | undefined;
    const snapshots = {
      isDue: () => !kept && eventsOf(all, "masksUpdated").length > 1,
      keep: (snapshot: Snapshot): void => {
        kept = { snapshot: structuredClone(snapshot), before: all.length };
      },
    };
    for await (const event of await startToy(given, "wasm", undefined, { snapshots }))
      if (event.type !== "stepped") all.push(event);
    if (!kept) throw new Error("There was no snapshot.");
    const rest: RunEvent[] = [];
    for await (const event of await startToy(given, "wasm", undefined, { from: kept.snapshot }))
      if (event.type !== "stepped") rest.push(event);
    const quiet = (events: readonly RunEvent[]) =>
      told(events.filter(({ type }) => type !== "started" && type !== "progress"));
    expect(quiet(rest)).toEqual(quiet(all.slice(kept.before)));
  });

  it("lets messages in while RigL forms the dense gradient, and can be stopped there", async () => {
    const events = await startToy({ ...wide, method: "rigl", sparsity: 0.99, updateInterval: 2 });
    const steps: number[] = [];
    for await (const event of events) {
      if (event.type === "stepped") steps.push(event.step);
      if (event.type === "progress" && event.done > 1 && event.done < 2) break;
    }
    // Step 1 was taken, step 2 is on its way.
    expect(steps.at(-1)).toBe(1);
  });
});

describe("what lists cannot do is refused in a sentence", () => {
  const refusal = (given: GivenSpec) => () => resolveSpec({ ...wide, dataset: "brain-twin", hidden: 65536, ...given });

  it("names the methods that can", () => {
    expect(refusal({ method: "gmp" })).toThrow(
      /needs memory for all 2,\d{3},\d{3},\d{3} possible weights of this net.*choose Static random mask, SET, RigL, or lower the hidden width/,
    );
    expect(refusal({ method: "rigl" })).not.toThrow();
  });

  it("does not start from a dense net", () => {
    expect(refusal({ method: "rigl", denseStart: true, denseEpochs: 5 })).toThrow(/\(denseStart\) off/);
  });

  it("does not hold more than fits", async () => {
    const events = await startToy({ ...wide, method: "set", sparsity: 0.5 });
    await expect(events.next()).rejects.toThrow(/active weights and batches of 32, .* raise the sparsity/);
  });

  it("leaves smaller nets as they were", async () => {
    const events = await runToy({ task: "node", method: "rigl" });
    const [{ plan }] = eventsOf(events, "started");
    expect(plan.memory).toBeUndefined();
  });
});
