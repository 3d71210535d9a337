import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { mapTree, type Tree } from "../src/lib/tree";
import { initialParameters } from "../src/models/shape";
import { countOnes } from "../src/sparse/masks";
import type { Masks } from "../src/sparse/types";
import type { Learner } from "../src/train/learner";
import { layOutNet } from "../src/train/net";
import type { Prepared } from "../src/train/prepared";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { train } from "../src/train/trainer";

const samples = 50;
const set = { rows: new Uint32Array(2 * samples), targets: new Int32Array(samples).map((_, i) => i % 2) };
const prepared: Prepared = {
  input: { form: "table", table: new Float32Array(4), width: 4, rowsPerSample: 2 },
  loss: "binary",
  outputs: 1,
  sets: { train: set, trainScored: set, val: set, test: set },
};

/** One call of a learner by the training loop. */
type Call =
  | { readonly name: "beginEpoch"; readonly order: number[] }
  | { readonly name: "step"; readonly batch: [number, number]; readonly rate: number; readonly step: number }
  | { readonly name: "gradients"; readonly batch: [number, number]; readonly step: number }
  | { readonly name: "write"; readonly parameters: Tree<Float32Array> }
  | { readonly name: "masks"; readonly masks: Masks }
  | { readonly name: "anchors"; readonly anchors: Tree<Float32Array> | undefined; readonly rho: number }
  | { readonly name: "optimizer" }
  | { readonly name: "average"; readonly beta: number | undefined }
  | { readonly name: "evaluate"; readonly set: string };

/** Runs the training loop on a learner that computes nothing and notes what it is asked; weights are random, masked. */
async function recordCalls(given: GivenSpec) {
  const lengths = { epochs: 4, denseEpochs: 2, pruneEpochs: 2, retrainEpochs: 2, batchSize: 20, hidden: 8 } as const;
  const spec = resolveSpec({ dataset: "file", task: "link", dim: 4, recipe: "same", ...lengths, ...given });
  const net = layOutNet(spec, prepared);
  const initial = initialParameters(net.shape, spec.seed);
  const calls: Call[] = [];
  let masks: Masks = {};
  const drawn = (purpose: string): Tree<Float32Array> =>
    mapTree(initial, (values, name) => {
      const rng = createRng(calls.length, purpose, name);
      return values.map((_, i) => (masks[name]?.[i] === 0 && purpose === "weights" ? 0 : rng.normal()));
    });
  const learner: Learner = {
    layers: net.layers,
    parameterCount: net.parameterCount,
    beginEpoch: (order) => void calls.push({ name: "beginEpoch", order: [...order] }),
    step: (start, end, rate, step) => void calls.push({ name: "step", batch: [start, end], rate, step }),
    gradients: async (start, end, step) => {
      calls.push({ name: "gradients", batch: [start, end], step });
      return drawn("gradients");
    },
    averageGradients: (beta) => void calls.push({ name: "average", beta }),
    readAverageGradients: async () => drawn("averages"),
    takeLoss: async () => 1,
    evaluate: async (name) => {
      calls.push({ name: "evaluate", set: name });
      return new Float32Array(samples);
    },
    readParameters: async () => drawn("weights"),
    writeParameters: (parameters) => void calls.push({ name: "write", parameters }),
    setMasks: (next) => {
      masks = next;
      calls.push({ name: "masks", masks: next });
    },
    setAnchors: (anchors, rho) => void calls.push({ name: "anchors", anchors, rho }),
    setOptimizer: () => void calls.push({ name: "optimizer" }),
    readState: async () => ({ parameters: drawn("weights"), optimizerSteps: 0, lossSum: 0, lossSteps: 0 }),
    writeState: () => undefined,
    settle: async () => undefined,
    dispose: () => undefined,
  };
  const dataset = {
    name: "none",
    kind: "file",
    form: "temporal",
    nodes: 1,
    edges: 1,
    distinctPairs: 1,
    selfLoops: 0,
  } as const;
  const backend = { id: "cpu", device: "none", software: false, reason: "" } as const;
  let began = 0;
  for await (const event of train({ spec, dataset, prepared, net, initial, learner, backend }))
    if (event.type === "evaluated" && event.epoch === 0) began = calls.length;
  return { before: calls.slice(0, began), calls: calls.slice(began), initial };
}

const named = <N extends Call["name"]>(calls: readonly Call[], name: N) =>
  calls.filter((call): call is Extract<Call, { name: N }> => call.name === name);

describe("the training loop", () => {
  it("visits every sample once an epoch, in a new order each epoch that all methods share", async () => {
    const { calls } = await recordCalls({ method: "dense" });
    const orders = named(calls, "beginEpoch").map(({ order }) => order);
    expect(orders).toHaveLength(4);
    const inOrder = Array.from({ length: samples }, (_, i) => i);
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(inOrder);
    expect(new Set(orders.map(String)).size).toBe(4);
    for (const method of ["rigl", "set", "gmp"] as const) {
      const others = named((await recordCalls({ method })).calls, "beginEpoch").map(({ order }) => order);
      expect(others).toEqual(orders);
    }
    const admm = named((await recordCalls({ method: "admm" })).calls, "beginEpoch").map(({ order }) => order);
    expect(admm.slice(0, 4)).toEqual(orders);
    const seeded = named((await recordCalls({ method: "dense", seed: 2 })).calls, "beginEpoch");
    expect(seeded[0].order).not.toEqual(orders[0]);
  });

  it("takes batches from first to last, the last one smaller, and numbers steps from 1", async () => {
    const steps = named((await recordCalls({ method: "static" })).calls, "step");
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(steps.slice(0, 4).map(({ batch }) => batch)).toEqual([
      [0, 20],
      [20, 40],
      [40, 50],
      [0, 20],
    ]);
  });

  it("puts back the initial weights after it has tried the kernels, those outside the mask at 0", async () => {
    for (const method of ["dense", "static"] as const) {
      const { before, initial } = await recordCalls({ method, sparsity: 0.5 });
      const write = before.findLastIndex(({ name }) => name === "write");
      expect(before.slice(write).some(({ name }) => name === "step" || name === "gradients")).toBe(false);
      const [{ parameters }] = named(before, "write").slice(-1);
      const masks = named(before, "masks")[0]?.masks ?? {};
      expect(parameters).toEqual(
        mapTree(initial, (values, name) => values.map((value, i) => (masks[name]?.[i] === 0 ? 0 : value))),
      );
    }
  });

  it("lets a RigL update take the place of the optimizer step, on the same batch", async () => {
    const { calls } = await recordCalls({ method: "rigl", sparsity: 0.5, updateInterval: 4 });
    // 12 steps, of which the last update may be number 9.
    expect(named(calls, "step").map(({ step }) => step)).toEqual([1, 2, 3, 5, 6, 7, 9, 10, 11, 12]);
    expect(named(calls, "gradients").map(({ step, batch }) => [step, ...batch])).toEqual([
      [4, 0, 20],
      [8, 20, 40],
    ]);
    expect(named(calls, "masks")).toHaveLength(2);
  });

  it("lets other updates follow the step, and asks for gradients only where they are needed", async () => {
    for (const method of ["set", "gmp", "slr"] as const) {
      const { calls } = await recordCalls({ method });
      expect(named(calls, "gradients")).toEqual([]);
      expect(named(calls, "step")).toHaveLength(method === "slr" ? 18 : 12);
    }
    const { calls } = await recordCalls({ method: "magnitude", sparsity: 0.5 });
    // The prune follows step 6, the last of the dense phase.
    const prune = calls.findIndex(({ name }) => name === "masks");
    expect(named(calls.slice(0, prune), "step")).toHaveLength(6);
    expect(countOnes(named(calls, "masks")[0].masks.w1)).toBe(32);
  });

  it("starts the optimizer anew in each phase, at the phase's learning rate", async () => {
    const { calls } = await recordCalls({
      method: "admm",
      learningRate: 0.5,
      pruneLearningRate: 0.25,
      retrainLearningRate: 0.125,
      learningRateSchedule: "exponential",
      learningRateDecay: 0.5,
    });
    const rates = named(calls, "step").map(({ rate }) => rate);
    // By epoch: 0.5 halved, constant under the penalty, 0.125 halved.
    expect(rates.filter((_, i) => i % 3 === 0)).toEqual([0.5, 0.25, 0.25, 0.25, 0.125, 0.0625]);
    const resets = calls.flatMap(({ name }, i) =>
      name === "optimizer" ? [named(calls.slice(0, i), "step").length] : [],
    );
    expect(resets).toEqual([0, 6, 12]);
  });

  it("after each round of IMP prunes, writes back the initial parameters, and starts the optimizer anew", async () => {
    const given = { method: "imp", sparsity: 0.75, epochs: 1, roundEpochs: 1, pruneShare: 0.5 } as const;
    const { calls, initial } = await recordCalls(given);
    const done = (i: number): number => named(calls.slice(0, i), "step").length;
    const changes = calls.flatMap((call, i) =>
      call.name === "masks" || call.name === "write" || call.name === "optimizer" ? [[call.name, done(i)]] : [],
    );
    const round = (step: number) => [
      ["masks", step],
      ["write", step],
      ["optimizer", step],
    ];
    expect(changes).toEqual([["optimizer", 0], ...round(3), ...round(6)]);
    const masks = named(calls, "masks").map((call) => call.masks);
    // 72 weights: 36, then 18.
    expect(masks.map(({ w1, w2 }) => countOnes(w1) + countOnes(w2))).toEqual([36, 18]);
    named(calls, "write").forEach(({ parameters }, i) => {
      expect(Object.keys(parameters)).toEqual(["w1", "b1", "w2", "b2"]);
      expect(parameters).toEqual(
        mapTree(initial, (values, name) => values.map((value, j) => (masks[i][name]?.[j] === 0 ? 0 : value))),
      );
    });
  });

  it("shows SNIP the first batch of the first epoch, dense, and asks for no gradient after", async () => {
    const { before, calls } = await recordCalls({ method: "snip", sparsity: 0.5 });
    expect(before.slice(0, 4).map(({ name }) => name)).toEqual(["optimizer", "beginEpoch", "gradients", "anchors"]);
    expect(named(before, "gradients")[0]).toEqual({ name: "gradients", batch: [0, 20], step: 1 });
    expect(named(before, "beginEpoch")[0].order).toEqual(named(calls, "beginEpoch")[0].order);
    expect([named(calls, "gradients"), named(calls, "masks")]).toEqual([[], []]);
  });

  it("averages the gradient for SNFS from its first step on, without another pass", async () => {
    const { before, calls } = await recordCalls({ method: "snfs", sparsity: 0.5, gradientMemory: 0.8 });
    // Once for the warm-up, and once more after it, from 0.
    const last = before.findLastIndex(({ name }) => name === "average");
    expect(before[last]).toEqual({ name: "average", beta: 0.8 });
    expect(named(before.slice(last), "step")).toEqual([]);
    expect([named(calls, "average"), named(calls, "gradients")]).toEqual([[], []]);
    expect(named(calls, "step")).toHaveLength(12);
    expect(named(calls, "masks")).toHaveLength(3);
    expect(named((await recordCalls({ method: "rigl" })).before, "average")).toEqual([]);
  });

  it("pulls toward anchors from the end of the dense phase to the prune", async () => {
    const { calls } = await recordCalls({ method: "admm", rho: 0.3 });
    const pulls = calls.flatMap((call, i) =>
      call.name === "anchors" ? [[named(calls.slice(0, i), "step").length, call.anchors !== undefined, call.rho]] : [],
    );
    expect(pulls).toEqual([
      [6, true, 0.3],
      [9, true, 0.3],
      [12, false, 0.3],
    ]);
  });

  it("scores training, validation and test after each epoch", async () => {
    const { calls } = await recordCalls({ method: "dense" });
    const sets = named(calls, "evaluate").map(({ set: name }) => name);
    expect(sets).toEqual(Array.from({ length: 4 }, () => ["trainScored", "val", "test"]).flat());
  });
});
