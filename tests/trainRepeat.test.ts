import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { startBackend } from "../src/ops/backend";
import type { MethodId } from "../src/sparse/algorithms";
import type { RunEvent } from "../src/train/protocol";
import type { GivenSpec } from "../src/train/spec";
import { eventsOf, runToy, startToy, told } from "./trainToy";

/** Returns what a run told as text. */
const textOf = (events: readonly RunEvent[]): string => JSON.stringify(told(events));

const kinds: Readonly<Record<string, GivenSpec>> = {
  "links by RigL": { task: "link", method: "rigl" },
  "links by SLR": { task: "link", method: "slr" },
  "nodes by SET, with dropout": { task: "node", method: "set", sparsity: 0.5, batchSize: 16 },
  "nodes by GMP and GCN, with dropout": { task: "node", model: "gcn", method: "gmp", epochs: 20 },
  "nodes by RigL and GraphSAGE on sparse features": { dataset: "ring", task: "node", model: "sage", method: "rigl" },
};

describe.each(Object.entries(kinds))("%s", (_, spec) => {
  it("gives the same curve twice", async () => {
    expect(textOf(await runToy(spec))).toBe(textOf(await runToy(spec)));
  });

  it("gives another curve with another seed", async () => {
    const lossesOf = async (seed: number) =>
      eventsOf(await runToy({ ...spec, seed }), "evaluated").map(({ test }) => test.loss);
    const [first, second] = [await lossesOf(1), await lossesOf(2)];
    for (const [i, loss] of first.entries()) expect(loss).not.toBe(second[i]);
  });
});

describe("methods of one seed", () => {
  const shared = {
    task: "link",
    recipe: "same",
    sparsity: 0.5,
    epochs: 5,
    denseEpochs: 3,
    pruneStart: 0.5,
    pruneEnd: 0.8,
  } as const;
  const scoresOf = async (method: MethodId, given: GivenSpec = shared) =>
    eventsOf(await runToy({ ...given, method }), "evaluated").map(({ loss, train, val, test }) => ({
      loss,
      train,
      val,
      test,
    }));

  it("that start dense share the initial weights and the batches for as long as they are dense", async () => {
    const dense = await scoresOf("dense");
    for (const method of ["magnitude", "gmp", "admm", "slr"] as const)
      expect((await scoresOf(method)).slice(0, 3)).toEqual(dense.slice(0, 3));
    // The third epoch ends dense for those that only begin to pull the weights there.
    for (const method of ["admm", "slr"] as const) expect((await scoresOf(method))[3]).toEqual(dense[3]);
    const pruned = (await scoresOf("magnitude"))[3];
    expect(pruned.loss).toBe(dense[3].loss);
    expect(pruned.test).not.toEqual(dense[3].test);
  });

  it("that start sparse share the initial masks, weights and batches until connections move", async () => {
    const [fixed, moved, grown] = [await scoresOf("static"), await scoresOf("set"), await scoresOf("rigl")];
    expect([moved[0], grown[0]]).toEqual([fixed[0], fixed[0]]);
    expect(moved[1].loss).toBe(fixed[1].loss);
    expect(moved[2].loss).not.toBe(fixed[2].loss);
    expect(grown[1].loss).not.toBe(fixed[1].loss);
  });

  it("share the same with a GNN", async () => {
    const gcn = { task: "node", model: "gcn", epochs: 6, denseEpochs: 4 } as const;
    const dense = await scoresOf("dense", gcn);
    expect((await scoresOf("admm", gcn)).slice(0, 5)).toEqual(dense.slice(0, 5));
  });
});

describe.each([
  ["wasm", { task: "link", method: "rigl" }],
  ["cpu", { task: "link", method: "rigl" }],
  ["cpu", { task: "link", method: "slr" }],
  ["wasm", { task: "node", model: "gcn", method: "admm", denseEpochs: 6, pruneEpochs: 6, retrainEpochs: 6 }],
  ["wasm", { task: "node", model: "sage", method: "gmp", epochs: 18 }],
  ["wasm", { dataset: "ring", task: "node", model: "gcn", method: "set", epochs: 18 }],
] as const)("memory on %s, %o", (backend, spec) => {
  it("stays flat from step to step within a phase, and is given back at the end", async () => {
    await startBackend(backend);
    const before = tf.memory().numTensors;
    const counts = new Map<number, number>(); // step -> tensors
    let ends: number[] = [];
    for await (const event of await startToy(spec, backend)) {
      if (event.type === "stepped" && event.step > 0) counts.set(event.step, tf.memory().numTensors);
      if (event.type === "started") {
        const { phases, stepsPerEpoch } = event.plan;
        ends = phases.map(
          (_, i) => phases.slice(0, i + 1).reduce((sum, { epochs }) => sum + epochs, 0) * stepsPerEpoch,
        );
      }
    }
    expect(counts.size).toBe(ends[ends.length - 1]);
    // The last step of a phase may install or remove what the next one needs.
    const phases = ends.map((end, i) => [...counts].filter(([step]) => step > (ends[i - 1] ?? 0) && step < end));
    for (const phase of phases) expect(new Set(phase.map(([, tensors]) => tensors)).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([0, 1, 3, 7])("is given back when the run is stopped after step %i", async (last) => {
    await startBackend(backend);
    const before = tf.memory().numTensors;
    let seen = 0;
    for await (const event of await startToy(spec, backend)) {
      if (event.type === "stepped") seen = event.step;
      if (last === 0 ? event.type === "masksUpdated" : event.type === "stepped" && event.step === last) break;
    }
    expect(seen).toBe(last);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("a run that diverges", () => {
  it("ends with a sentence that names the learning rate, and gives its memory back", async () => {
    await startBackend("wasm");
    const before = tf.memory().numTensors;
    const events = await runToy({
      task: "node",
      model: "gcn",
      method: "dense",
      optimizer: "sgd",
      learningRate: 10,
      momentum: 0.999,
      epochs: 2000,
      dropout: 0,
      weightDecay: 1,
    });
    expect(events[events.length - 1]).toMatchObject({
      type: "failed",
      message: expect.stringMatching(/diverged\. Lower the learning rate \(now 10\)/),
      diverged: true,
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});
