import { describe, expect, it } from "vitest";
import { createEverActive } from "../src/train/everActive";
import { eventsOf, runToy } from "./trainToy";

describe("the share of weights ever active", () => {
  it("counts a weight once, when a mask first keeps it", () => {
    const ever = createEverActive();
    expect(ever.add({ w1: Uint8Array.of(1, 0, 0, 1), w2: Uint8Array.of(0, 1) })).toBe(3);
    expect(ever.add({ w1: Uint8Array.of(1, 1, 0, 0), w2: Uint8Array.of(0, 1) })).toBe(4);
    expect(ever.add({ w1: Uint8Array.of(1, 1, 0, 0), w2: Uint8Array.of(0, 1) })).toBe(4);
    expect(ever.add({ w1: Uint8Array.of(1, 1, 1, 1), w2: Uint8Array.of(1, 0) })).toBe(6);
  });

  it("is a rising curve where connections move, ends in the result, and is left out elsewhere", async () => {
    for (const method of ["set", "snfs", "rigl", "dst-ee", "granet"] as const) {
      const events = await runToy({ task: "link", method, sparsity: 0.75 });
      const curve = eventsOf(events, "evaluated").map(({ everActive }) => everActive ?? 0);
      // 36 of 144 weights at first, GraNet's 72
      expect(curve[0]).toBe(method === "granet" ? 0.5 : 0.25);
      for (let i = 1; i < curve.length; i++) expect(curve[i]).toBeGreaterThanOrEqual(curve[i - 1]);
      expect(curve[curve.length - 1]).toBeGreaterThan(curve[0]);
      expect(eventsOf(events, "finished")[0].result.everActive).toBe(curve[curve.length - 1]);
    }
    for (const method of ["dense", "magnitude", "imp", "static", "snip"] as const) {
      const events = await runToy({ task: "link", method, sparsity: 0.75 });
      expect(eventsOf(events, "evaluated").every(({ everActive }) => everActive === undefined)).toBe(true);
      expect(eventsOf(events, "finished")[0].result.everActive).toBeUndefined();
    }
  });
});

describe("masks made before training", () => {
  it("are SNIP's of the first batch: another batch size, another mask; other epochs, the same", async () => {
    const first = async (given: object) => {
      const events = await runToy({ task: "link", method: "snip", sparsity: 0.75, ...given });
      return eventsOf(events, "masksUpdated")[0].layers.w1.bits;
    };
    const mask = await first({});
    expect(await first({ epochs: 2 })).toBe(mask);
    expect(await first({ batchSize: 32 })).not.toBe(mask);
  });

  it("are SynFlow's of the initial weights alone", async () => {
    const first = async (given: object) => {
      const events = await runToy({ task: "link", method: "synflow", sparsity: 0.75, ...given });
      return eventsOf(events, "masksUpdated")[0].layers.w1.bits;
    };
    const mask = await first({});
    expect(await first({ batchSize: 32 })).toBe(mask);
    expect(await first({ seed: 2 })).not.toBe(mask);
    expect(await first({ scoringRounds: 1 })).not.toBe(mask);
  });
});
