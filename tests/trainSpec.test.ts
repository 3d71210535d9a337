import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import type { Net } from "../src/train/net";
import { learningRateOf, optimizerConfig, scheduleNote, sparsifierOptions } from "../src/train/schedule";
import { type SettingId, settings } from "../src/train/settings";
import type { Setting } from "../src/train/settings/types";
import { checkSetting, type GivenSpec, type RunSpec, resolveSpec, shortSpec } from "../src/train/spec";

const resolve = (given: Record<string, unknown>) => resolveSpec({ dataset: "file", ...given } as GivenSpec);

/** Values that a setting must refuse. */
function badValues(setting: Setting): unknown[] {
  switch (setting.kind) {
    case "switch":
      return [0, 1, "true", null];
    case "choice":
      return ["nonsense", "", "toString", 1, null];
    case "number":
      return [
        setting.min - 1e-3,
        setting.max + 1,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        "1",
        null,
        ...(setting.integer ? [setting.min + 0.5] : []),
      ];
    default:
      return setting satisfies never;
  }
}

describe.each(Object.entries(settings) as [SettingId, Setting][])("the setting %s", (id, setting) => {
  it("refuses what it must, by name, and says what is allowed", () => {
    for (const value of badValues(setting)) {
      expect(() => resolve({ [id]: value })).toThrow(InputError);
      expect(() => checkSetting(id, value)).toThrow(`${setting.label} (${id}) must be`);
      expect(() => checkSetting(id, value)).toThrow(`not ${String(value)}`);
    }
    const bounds = setting.kind === "number" ? [`${setting.min}`, `${setting.max}`] : [];
    const allowed = setting.kind === "choice" ? Object.keys(setting.options) : bounds;
    for (const word of allowed) expect(() => checkSetting(id, "nonsense")).toThrow(word);
  });

  it("takes its bounds or each of its choices, and its default is one of them", () => {
    if (setting.kind === "number") for (const value of [setting.min, setting.max]) checkSetting(id, value);
    if (setting.kind === "choice") for (const value of Object.keys(setting.options)) checkSetting(id, value);
    for (const model of ["fnn", "gcn", "sage"])
      for (const method of Object.keys(algorithms))
        for (const recipe of ["paper", "same"]) checkSetting(id, resolve({ task: "node", model, method, recipe })[id]);
  });

  it("has one sentence of help", () => {
    expect(setting.help).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe("a spec", () => {
  it.each([
    [{ method: "lottery" }, /no method "lottery"; choose one of dense, small-dense, .*, rigl/],
    [{ method: "constructor" }, /no method "constructor"/],
    [{ model: "gat" }, /no model "gat"; choose one of fnn, gcn, sage/],
    [{ task: "graph" }, /no task "graph"; choose link or node/],
    [{ model: "gcn", task: "link" }, /GCN.*does not predict links.*choose the model fnn/],
    [{ model: "sage", dataset: "ia-email-twin" }, /GraphSAGE.*does not predict links/],
    [{ learningrate: 1 }, /no setting "learningrate"; the settings are sparsity, /],
    [{ method: "gmp", pruneStart: 0.5, pruneEnd: 0.4 }, /pruneEnd 0\.4.*pruneStart 0\.5.*at least/],
    [{ method: "slr", denseEpochs: 0, pruneEpochs: 0, retrainEpochs: 0 }, /no epochs; set dense epochs/],
  ])("%o is refused", (given, message) => {
    expect(() => resolve(given)).toThrow(message);
    expect(() => resolve(given)).toThrow(InputError);
  });

  it("leaves to the defaults what is undefined", () => {
    expect(resolve({ hidden: undefined, seed: undefined, task: undefined })).toEqual(resolve({}));
  });

  it("takes the task from the data set, else from the model", () => {
    expect(resolve({ dataset: "ia-email-twin" }).task).toBe("link");
    expect(resolve({}).task).toBe("link");
    expect(resolve({ model: "sage" }).task).toBe("node");
  });

  const given: Record<string, unknown>[] = [
    { task: "link", method: "rigl" },
    { task: "link", method: "slr", recipe: "same", seed: 7 },
    { task: "node", method: "set", recipe: "same", batchSize: 32, nesterov: true },
    { model: "gcn", method: "gmp", sparsity: 0.5, pruneStart: 0.25, dropout: 0 },
    { model: "sage", recipe: "same" },
    { task: "node", method: "slr", sgdRetraining: true, testDropout: true, chosenByTest: true },
    { task: "link", method: "set", denseStart: true },
    { dataset: "ia-email-twin", walkScope: "whole-graph", batchSize: 1024 },
  ];
  it.each(given)("%o comes back from its short form", (choice) => {
    const spec = resolve(choice);
    const short = shortSpec(spec);
    expect(resolveSpec(short)).toEqual(spec);
    expect(resolveSpec(JSON.parse(JSON.stringify(short)) as GivenSpec)).toEqual(spec);
  });

  it("has a short form of nothing but the four choices and what differs", () => {
    expect(shortSpec(resolve({ task: "link", method: "static", sparsity: 0.9, hidden: 64 }))).toEqual({
      dataset: "file",
      task: "link",
      model: "fnn",
      method: "static",
      hidden: 64,
    });
    expect(shortSpec(resolve({ recipe: "same" }))).toMatchObject({ recipe: "same" });
  });
});

/** The schedules of the released code, its slips corrected. */
const published: [string, Record<string, unknown>, Partial<RunSpec>][] = [
  [
    "links, train and prune",
    { task: "link", method: "slr" },
    {
      ...{ denseEpochs: 20, pruneEpochs: 10, retrainEpochs: 10, batchSize: 1024, hidden: 128, dim: 8 },
      ...{ optimizer: "sgd", momentum: 0, weightDecay: 0, dropout: 0, rho: 0.01, slrStep: 0.01, slrM: 200, slrR: 0.1 },
      ...{ learningRate: 0.05, learningRateSchedule: "exponential", learningRateDecay: 0.98 },
      ...{ pruneLearningRate: 0.05, walkLength: 5, walksPerNode: 10, embeddingPasses: 1, walkScope: "before-cut" },
      distribution: "uniform",
    },
  ],
  [
    "links, sparse training",
    { task: "link", method: "rigl" },
    {
      ...{ epochs: 40, optimizer: "sgd", learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
      ...{ learningRateSchedule: "cosine", dropFraction: 0.5, updateEnd: 0.75, distribution: "uniform" },
    },
  ],
  ["links by SET", { task: "link", method: "set" }, { dropFraction: 0.3, epochs: 40 }],
  [
    "nodes, train and prune",
    { task: "node", method: "admm" },
    {
      ...{ denseEpochs: 20, pruneEpochs: 10, retrainEpochs: 10, batchSize: 512, hidden: 256, dim: 64, dropout: 0.1 },
      ...{ optimizer: "adam", learningRate: 0.004, learningRateSchedule: "exponential", learningRateDecay: 0.99 },
      ...{ weightDecay: 1e-3, pruneLearningRate: 0.005, retrainLearningRate: 0.004, rho: 0.02, slrStep: 0.02 },
      ...{ walkLength: 50, embeddingPasses: 10, nodesPerClass: 300 },
    },
  ],
  ["nodes, sparse training", { task: "node", method: "set" }, { epochs: 40, batchSize: 128, optimizer: "adam" }],
  [
    "GCN",
    { model: "gcn", method: "slr" },
    {
      ...{ denseEpochs: 200, pruneEpochs: 50, retrainEpochs: 50, epochs: 300, hidden: 16, dropout: 0.5 },
      ...{ optimizer: "adam", learningRate: 0.01, weightDecay: 5e-4, rho: 0.01, slrStep: 0.001, distribution: "erk" },
    },
  ],
  [
    "links, one recipe for all",
    { task: "link", method: "rigl", recipe: "same" },
    { optimizer: "adam", learningRate: 0.001, learningRateSchedule: "constant", batchSize: 1024, dropFraction: 0.3 },
  ],
];

describe("the defaults", () => {
  it.each(published)("for %s are the paper's", (_, given, expected) => {
    expect(resolve(given)).toMatchObject(expected);
  });

  it("of one recipe for all differ between methods in nothing", () => {
    for (const choice of [{ task: "link" }, { task: "node" }, { model: "gcn" }]) {
      const specOf = (method: string) => ({ ...resolve({ ...choice, method, recipe: "same" }), method: "" });
      for (const method of Object.keys(algorithms)) expect(specOf(method)).toEqual(specOf("dense"));
    }
  });
});

describe("the schedule", () => {
  const phase = (name: "dense training" | "pruning" | "retraining" | "sparse training", epochs: number) => ({
    name,
    epochs,
  });

  it("falls by a factor, along a cosine, or not at all", () => {
    const rateOf = (learningRateSchedule: string, epoch: number) =>
      learningRateOf(
        resolve({ learningRateSchedule, learningRate: 0.1, learningRateDecay: 0.5 }),
        phase("sparse training", 4),
        epoch,
      );
    expect([0, 1, 3].map((epoch) => rateOf("constant", epoch))).toEqual([0.1, 0.1, 0.1]);
    expect([0, 1, 3].map((epoch) => rateOf("exponential", epoch))).toEqual([0.1, 0.05, 0.0125]);
    expect(rateOf("cosine", 0)).toBeCloseTo(0.1, 12);
    expect(rateOf("cosine", 2)).toBeCloseTo(0.05, 12);
    expect(rateOf("cosine", 3)).toBeCloseTo(0.05 * (1 - Math.SQRT1_2), 12);
  });

  it("starts anew in retraining and is constant under a penalty", () => {
    const spec = resolve({ task: "node", method: "slr", retrainLearningRate: 0.5 });
    expect(learningRateOf(spec, phase("dense training", 20), 2)).toBeCloseTo(0.004 * 0.99 ** 2, 12);
    expect(learningRateOf(spec, phase("pruning", 10), 7)).toBe(0.005);
    expect(learningRateOf(spec, phase("retraining", 10), 0)).toBe(0.5);
    // Gradual pruning is ordinary training, though its phase has the same name.
    const gradual = resolve({ task: "node", method: "gmp" });
    expect(learningRateOf(gradual, phase("pruning", 40), 1)).toBeCloseTo(0.004 * 0.99, 12);
  });

  it("looks ahead only where there is momentum", () => {
    expect(optimizerConfig(resolve({ task: "link", method: "rigl" }))).toEqual({
      ...{ id: "sgd", momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
    });
    expect(optimizerConfig(resolve({ task: "link", method: "rigl", momentum: 0 })).nesterov).toBe(false);
  });

  const intervalOf = (method: MethodId, stepsPerEpoch: number, given: GivenSpec = {}) =>
    sparsifierOptions(resolve({ method, epochs: 40, ...given }), { layers: {} } as Net, stepsPerEpoch).updateInterval;

  it("chooses ΔT so that about 60 updates happen", () => {
    // RigL: 0.75 · 40 · 100 / 60. GMP from 0.1 to 0.75: 0.65 · 40 · 100 / 60.
    expect(intervalOf("rigl", 100)).toBe(50);
    expect(intervalOf("gmp", 100)).toBe(43);
    expect(intervalOf("rigl", 100, { updateInterval: 7 })).toBe(7);
  });

  it("says so where RigL's mask will never change", () => {
    const note = (given: GivenSpec) => {
      const spec = resolve({ method: "rigl", epochs: 40, ...given });
      return scheduleNote(spec, sparsifierOptions(spec, { layers: {} } as Net, 24));
    };
    // 0.75 · 40 · 24 = 720 steps are open to updates, fewer than ΔT
    expect(note({ updateInterval: 1000 })).toContain("1000 steps apart and end at step 720");
    expect(note({ updateInterval: 720 })).toBeUndefined();
    expect(note({})).toBeUndefined();
    expect(note({ method: "set", updateInterval: 1000 })).toBeUndefined();
  });

  it("leaves most steps of a short run to the optimizer", () => {
    // 40 epochs of 14 steps: 420 steps in which updates may fall; 10 steps apart they are 42
    expect(intervalOf("rigl", 14)).toBe(10);
    // 40 steps, 30 of them open to updates: every other one
    expect(intervalOf("rigl", 1)).toBe(2);
    expect(intervalOf("gmp", 1)).toBe(1);
  });
});
