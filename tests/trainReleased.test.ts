import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { fnnShape } from "../src/models/fnn";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import { dropoutHash } from "../src/ops/dropout";
import type { FnnNetOptions } from "../src/ops/fnn/net";
import { createWasmFnn } from "../src/ops/fnn/wasmNet";
import type { DensePhaseCache } from "../src/train/densePhase";
import { denseStartSpec } from "../src/train/denseStart";
import { createFusedLearner } from "../src/train/fusedLearner";
import type { RunEvent } from "../src/train/protocol";
import { learningRateOf, optimizerConfig } from "../src/train/schedule";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createTableTask } from "../src/train/tableTask";
import { createTensorLearner } from "../src/train/tensorLearner";
import { testDropout } from "../src/train/testDropout";
import { createWorkCache } from "../src/train/workCache";
import { eventsOf, runToy, startToy, toySpec } from "./trainToy";

/** What an evaluation says of training, beside what it says of the three sets. */
const training = (events: readonly RunEvent[]) =>
  eventsOf(events, "evaluated").map(({ epoch, step, stage, loss, density, flops, denseFlops }) => {
    return { epoch, step, stage, loss, density, flops, denseFlops };
  });
const scores = (events: readonly RunEvent[]) =>
  eventsOf(events, "evaluated").map(({ train, val, test }) => ({ train, val, test }));
const resultOf = (events: readonly RunEvent[]) => eventsOf(events, "finished")[0].result;

describe("dropout in tests", () => {
  const samples = 21; // more than a tile of 16 rows and no multiple of 4
  const width = 5; // no multiple of 8
  const table = new Float32Array(samples * 3).map((_, i) => Math.sin(i));
  const rows = new Uint32Array(samples).map((_, i) => i);
  const set = { rows, targets: new Int32Array(samples) };
  const sets = { train: set, trainScored: set, val: set, test: set };
  const parameters = initialParameters(fnnShape([3, width, 2], false), 4);
  const rate = 0.3;
  const rule = { dropout: rate, seed: 9 };

  /** Logits as the papers define them: hidden units dropped by their hash, the others divided by 1 - rate. */
  function logitsByHand(name: string, step?: number): number[] {
    const { w1, w2 } = parameters;
    const logits: number[] = [];
    for (let s = 0; s < samples; s++) {
      const hidden = Array.from({ length: width }, (_, unit) => {
        const sum = [0, 1, 2].reduce((total, i) => total + table[3 * s + i] * w1[i * width + unit], 0);
        if (step === undefined) return Math.max(0, sum);
        const bits = dropoutHash(testDropout(rate, 9, name, step).seed, step, 1, s * width + unit);
        return bits >= Math.floor(rate * 2 ** 32) ? Math.max(0, sum) / (1 - rate) : 0;
      });
      for (let o = 0; o < 2; o++) logits.push(hidden.reduce((total, h, unit) => total + h * w2[unit * 2 + o], 0));
    }
    return logits;
  }

  const fusedOnWasm = (options: FnnNetOptions) => createFusedLearner(createWasmFnn(options), options);

  it.each(["cpu", "wasm", "fused on wasm"] as const)("draws each unit by set, step and place: %s", async (where) => {
    await startBackend(where === "cpu" ? "cpu" : "wasm");
    const input = { form: "table", table, width: 3, rowsPerSample: 1 } as const;
    const optimizer = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 } as const;
    const learner =
      where === "fused on wasm"
        ? fusedOnWasm({
            ...{ sizes: [3, width, 2], bias: false, loss: "softmax", table, tableWidth: 3, rowsPerSample: 1 },
            ...{ sets, parameters, optimizer, ...rule },
          })
        : createTensorLearner({
            shape: fnnShape([3, width, 2], false),
            initial: parameters,
            task: createTableTask(input, sets, "softmax", 2),
            decays: () => true,
            ...rule,
          });
    const expectLogits = async (name: string, step?: number) => {
      const logits = await learner.evaluate(name, step);
      const expected = logitsByHand(name, step);
      expect(logits).toHaveLength(expected.length);
      for (const [i, logit] of logits.entries()) expect(logit).toBeCloseTo(expected[i], 5);
      return [...logits];
    };
    learner.beginEpoch(rows);
    const gradients = await learner.gradients(0, samples, 7);
    const first = await expectLogits("test", 7);
    for (const [name, step] of [["test", 8], ["val", 7], ["test"]] as const)
      expect(await expectLogits(name, step)).not.toEqual(first);
    expect(await expectLogits("test", 7)).toEqual(first);
    expect(await learner.gradients(0, samples, 7)).toEqual(gradients); // training draws as before
    learner.dispose();
  });

  const node = { task: "node", dropout: 0.4, batchSize: 16, sparsity: 0.5 } as const;

  it.each<GivenSpec>([
    { ...node, method: "magnitude" },
    { ...node, method: "slr" },
    { ...node, method: "gmp" },
    { ...node, method: "admm", model: "gcn", dropout: 0.5 },
  ])("changes what train-and-prune is said to reach and nothing that it learns: $method", async (given) => {
    const [plain, dropped] = [await runToy(given), await runToy({ ...given, testDropout: true })];
    expect(training(dropped)).toEqual(training(plain));
    expect(eventsOf(dropped, "masksUpdated")).toEqual(eventsOf(plain, "masksUpdated"));
    const [before, after] = [scores(plain), scores(dropped)];
    for (const [i, { train, val, test }] of after.entries()) {
      expect(train.loss).not.toBe(before[i].train.loss);
      expect(val.loss).not.toBe(before[i].val.loss);
      expect(test.loss).not.toBe(before[i].test.loss);
    }
    expect(scores(await runToy({ ...given, testDropout: true }))).toEqual(after);
  });

  it.each<GivenSpec>([
    { ...node, method: "rigl" },
    { ...node, method: "dense" },
    { ...node, method: "slr", task: "link" },
  ])("leaves other families and links alone: $method, $task", async (given) => {
    expect(scores(await runToy({ ...given, testDropout: true }))).toEqual(scores(await runToy(given)));
  });
});

describe("retraining by SGD", () => {
  const phase = (name: "dense training" | "pruning" | "retraining") => ({ name, epochs: 10 });

  it("is plain, at 0.005, in the retraining of nodes only", () => {
    const spec = resolveSpec({ dataset: "file", task: "node", method: "admm", sgdRetraining: true });
    const plain = { ...spec, sgdRetraining: false };
    expect(optimizerConfig(spec, "retraining")).toEqual({ id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 });
    expect([0, 7].map((epoch) => learningRateOf(spec, phase("retraining"), epoch))).toEqual([0.005, 0.005]);
    for (const name of ["dense training", "pruning"] as const) {
      expect(optimizerConfig(spec, name)).toEqual({ id: "adam", momentum: 0, nesterov: false, weightDecay: 1e-3 });
      expect(learningRateOf(spec, phase(name), 3)).toBe(learningRateOf(plain, phase(name), 3));
    }
    const link = resolveSpec({ dataset: "file", task: "link", method: "admm", sgdRetraining: true });
    expect(learningRateOf(link, phase("retraining"), 0)).toBe(0.05);
    expect(optimizerConfig(link, "retraining")).toEqual(optimizerConfig(link));
  });

  it("takes the steps of that optimizer, and none before", async () => {
    const lengths = { pruneEpochs: 0, retrainEpochs: 3 } as const;
    const given = { task: "node", method: "magnitude", sparsity: 0.5, batchSize: 16, ...lengths } as const;
    const [plain, quirk] = [await runToy(given), await runToy({ ...given, sgdRetraining: true })];
    expect(scores(quirk).slice(0, 3)).toEqual(scores(plain).slice(0, 3));
    for (const epoch of [3, 4, 5]) expect(scores(quirk)[epoch].test.loss).not.toBe(scores(plain)[epoch].test.loss);
    // Where all is retraining, the same spelled out as settings gives the same numbers.
    const alone = { ...given, denseEpochs: 0 };
    const spelled = await runToy({
      ...{ ...alone, optimizer: "sgd", weightDecay: 0, retrainLearningRate: 0.005, learningRateSchedule: "constant" },
    });
    expect(scores(await runToy({ ...alone, sgdRetraining: true }))).toEqual(scores(spelled));
  });
});

describe("a model chosen by test", () => {
  it("is the best on the test data, and the result says so; the curve stays", async () => {
    const given = { task: "link", method: "static", sparsity: 0.5, epochs: 6 } as const;
    const [plain, quirk] = [await runToy(given), await runToy({ ...given, chosenByTest: true })];
    expect(scores(quirk)).toEqual(scores(plain));
    const tested = scores(quirk).map(({ test }) => test.accuracy);
    expect(resultOf(quirk)).toMatchObject({ chosenBy: "test", testAccuracy: Math.max(...tested.slice(1)) });
    const judged = scores(plain).map(({ val }) => val.accuracy);
    expect(resultOf(plain)).toMatchObject({ chosenBy: "validation", valAccuracy: Math.max(...judged.slice(1)) });
  });
});

describe("a start from a dense net", () => {
  const base = { task: "link", sparsity: 0.5, denseEpochs: 3 } as const;

  it("begins at the weights that the dense phase of train-and-prune ends with", async () => {
    // With all weights kept, the first evaluation is that of the dense net after three epochs.
    const dense = await runToy({ ...base, method: "dense", epochs: 3 });
    const begun = await runToy({ ...base, method: "static", sparsity: 0, denseStart: true });
    expect(scores(begun)[0]).toEqual(scores(dense)[3]);
    const sparse = await runToy({ ...base, method: "static", denseStart: true });
    const random = await runToy({ ...base, method: "static" });
    expect(eventsOf(sparse, "masksUpdated")).toEqual(eventsOf(random, "masksUpdated"));
    expect(scores(sparse)[0]).not.toEqual(scores(random)[0]);
  });

  it("leaves the dense training out of all counts, and says how much that is", async () => {
    for (const method of ["static", "set", "rigl"] as const) {
      const events = await runToy({ ...base, method, denseStart: true });
      const plain = await runToy({ ...base, method });
      const [{ plan }] = eventsOf(events, "started");
      // 3 epochs · 3 f of 144 weights · 2 FLOPs; the exact convention needs no input gradient of the first 128.
      const epochs = 3 * plan.samples.train * 2;
      const left = { rigl: epochs * 3 * 144, exact: epochs * (2 * 128 + 3 * 16), propagation: 0 };
      expect(resultOf(events).uncountedFlops).toEqual(left);
      expect(plan.note).toMatch(/trained densely for 3 epochs; its [\d.]+\sMFLOPs .* are left out of all counts/);
      for (const key of ["flops", "denseFlops", "step", "density"] as const)
        expect(training(events).map((each) => each[key])).toEqual(training(plain).map((each) => each[key]));
      expect(resultOf(plain).uncountedFlops).toBeUndefined();
      expect(eventsOf(plain, "started")[0].plan.note ?? "").not.toContain("left out");
    }
  });

  it("follows the schedule of train-and-prune, and what a person gave for both", () => {
    const of = (given: GivenSpec) =>
      denseStartSpec(resolveSpec({ dataset: "file", task: "link", method: "rigl", denseStart: true, ...given }));
    const own = { optimizer: "sgd", learningRate: 0.05, momentum: 0, weightDecay: 0, batchSize: 1024 };
    expect(of({})).toMatchObject({ ...own, learningRateSchedule: "exponential", denseEpochs: 20, method: "magnitude" });
    expect(of({ recipe: "same" })).toMatchObject({ optimizer: "adam", learningRate: 0.001 });
    expect(of({ batchSize: 200, seed: 4 })).toMatchObject({ ...own, batchSize: 200, seed: 4 });
  });

  it("shares the dense phase of train-and-prune runs, and is the same without", async () => {
    const cache = createWorkCache();
    let kept = 0;
    const densePhases: DensePhaseCache = {
      get: (key) => cache.densePhases?.get(key),
      set: (key, phase) => {
        kept++;
        cache.densePhases?.set(key, phase);
      },
    };
    const sharing = { ...cache, densePhases };
    await runToy({ ...base, method: "admm" }, "wasm", sharing);
    expect(kept).toBe(1);
    const shared = await runToy({ ...base, method: "rigl", denseStart: true }, "wasm", sharing);
    expect(kept).toBe(1);
    expect(scores(shared)).toEqual(scores(await runToy({ ...base, method: "rigl", denseStart: true })));
    await runToy({ ...base, method: "rigl", denseStart: true, seed: 2 }, "wasm", sharing);
    await runToy({ ...base, method: "magnitude", seed: 2 }, "wasm", sharing);
    expect(kept).toBe(2);
  });

  it("is nothing to methods that train densely themselves", async () => {
    for (const method of ["dense", "magnitude"] as const) {
      const quirk = await runToy({ ...base, method, denseStart: true });
      expect(scores(quirk)).toEqual(scores(await runToy({ ...base, method })));
      expect(resultOf(quirk).uncountedFlops).toBeUndefined();
    }
  });

  it("asks for dense epochs, and tells where the dense net diverges", async () => {
    expect(() => resolveSpec({ ...base, method: "set", denseStart: true, denseEpochs: 0 })).toThrow(InputError);
    const wild = { learningRate: 10, momentum: 0.999, weightDecay: 1, denseEpochs: 2000, optimizer: "sgd" } as const;
    const run = runToy({ ...base, method: "set", denseStart: true, ...wild });
    await expect(run).rejects.toThrow(/diverged\. Lower the learning rate \(now 10\)/);
  });

  it("gives its memory back where it is stopped", async () => {
    await startBackend("cpu");
    const before = tf.memory().numTensors;
    let most = before;
    for await (const event of await startToy({ ...base, method: "rigl", denseStart: true }, "cpu")) {
      expect(event.type).not.toBe("started");
      most = tf.memory().numTensors;
      if (event.type === "stepped" && most > before) break;
    }
    expect(most).toBeGreaterThan(before);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("the defaults", () => {
  it("have no quirk on", () => {
    const { sgdRetraining, testDropout: dropped, denseStart, chosenByTest } = resolveSpec(toySpec);
    expect([sgdRetraining, dropped, denseStart, chosenByTest]).toEqual([false, false, false, false]);
  });
});
