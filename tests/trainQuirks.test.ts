import { describe, expect, it } from "vitest";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { appliesTo, type ComparedRun, comparisonSettings, type QuirkId, quirks } from "../src/train/quirks";
import { type RunSpec, resolveSpec } from "../src/train/spec";

const all = Object.keys(quirks) as QuirkId[];
const methods = Object.keys(algorithms) as MethodId[];

/** Resolves the spec of one run of a comparison. */
function specOf(run: ComparedRun): RunSpec {
  const { task, model, method, settings, dataset = "file" } = run;
  return resolveSpec({ ...settings, ...comparisonSettings({ ...run, dataset }), task, model, method, dataset });
}

/** Returns what one quirk alone changes in a spec. */
function changes(quirk: QuirkId, run: Omit<ComparedRun, "comparison" | "quirks">): Partial<RunSpec> {
  const fair = specOf({ ...run, comparison: "as released", quirks: [] });
  const changed = Object.entries(specOf({ ...run, comparison: "as released", quirks: [quirk] }));
  return Object.fromEntries(changed.filter(([id, value]) => value !== fair[id as keyof RunSpec]));
}

const link = { task: "link", model: "fnn" } as const;
const node = { task: "node", model: "fnn" } as const;
const gcn = { task: "node", model: "gcn" } as const;

describe("a fair comparison", () => {
  it.each([link, node, gcn])("trains, evaluates and chooses alike for every method: $task, $model", (choice) => {
    const alike = (method: MethodId) => ({
      ...specOf({ ...choice, method, comparison: "fair", quirks: all }),
      method: "",
    });
    for (const method of methods) expect(alike(method)).toEqual(alike("dense"));
    expect(alike("rigl")).toMatchObject({
      recipe: "same",
      ...{ sgdRetraining: false, testDropout: false, denseStart: false, chosenByTest: false, walkScope: "before-cut" },
    });
  });

  it("stands above settings that would bend it, and leaves all others", () => {
    const settings = { walkScope: "whole-graph", chosenByTest: true, learningRate: 0.5, batchSize: 64 } as const;
    const spec = specOf({ ...link, method: "admm", comparison: "fair", quirks: [], settings });
    expect(spec).toMatchObject({
      walkScope: "before-cut",
      chosenByTest: false,
      learningRate: 0.5,
      batchSize: 64,
    });
  });

  it("is what a comparison as released is with no quirk on", () => {
    for (const method of methods) {
      const run = { ...node, method, quirks: [] };
      expect(specOf({ ...run, comparison: "as released" })).toEqual(specOf({ ...run, comparison: "fair" }));
    }
  });
});

describe("a quirk", () => {
  it("changes what it says, and nothing else", () => {
    const of = (method: MethodId, choice: typeof link | typeof node) => ({ ...choice, method });
    expect(changes("ownSchedule", of("rigl", link))).toEqual({
      ...{ recipe: "paper", optimizer: "sgd", learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
      ...{ learningRateSchedule: "cosine", dropFraction: 0.5 },
    });
    expect(changes("ownSchedule", of("slr", link))).toEqual({
      ...{ recipe: "paper", optimizer: "sgd", learningRate: 0.05, learningRateSchedule: "exponential" },
      ...{ pruneLearningRate: 0.05, retrainLearningRate: 0.05 },
    });
    expect(changes("largerBatch", of("admm", node))).toEqual({ batchSize: 512 });
    expect(changes("sgdRetraining", of("magnitude", node))).toEqual({ sgdRetraining: true });
    expect(changes("testDropout", of("slr", node))).toEqual({ testDropout: true });
    expect(changes("denseStart", of("set", link))).toEqual({ denseStart: true });
    expect(changes("chosenByTest", of("dense", node))).toEqual({ chosenByTest: true });
    expect(changes("chosenByTest", of("rigl", link))).toEqual({ chosenByTest: true });
    expect(changes("leakyWalks", of("small-dense", link))).toEqual({ walkScope: "whole-graph" });
  });

  it("multiplies the batch that a run would have: a data set's, or the one given", () => {
    const run = { ...node, method: "admm" } as const;
    const twin = specOf({ ...run, dataset: "brain-twin", comparison: "fair", quirks: [] }).batchSize;
    expect(changes("largerBatch", { ...run, dataset: "brain-twin" })).toEqual({ batchSize: 4 * twin });
    expect(changes("largerBatch", { ...run, settings: { batchSize: 30 } })).toEqual({ batchSize: 120 });
    expect(changes("largerBatch", { ...run, settings: { batchSize: 30000 } })).toEqual({ batchSize: 65536 });
  });

  it("applies to some tasks, models and families only, and changes no other run", () => {
    const rows: readonly (readonly [QuirkId, readonly MethodId[], readonly MethodId[], readonly MethodId[]])[] = [
      ["ownSchedule", methods, [], []],
      ["largerBatch", [], ["magnitude", "gmp", "admm", "slr"], []],
      ["sgdRetraining", [], ["magnitude", "gmp", "admm", "slr"], []],
      ["testDropout", [], ["magnitude", "gmp", "admm", "slr"], []],
      ["denseStart", ["static", "set", "rigl"], [], []],
      ["chosenByTest", methods, methods, methods],
      ["leakyWalks", methods, [], []],
    ];
    expect(rows.map(([id]) => id)).toEqual(all);
    const known: readonly MethodId[] = ["dense", "magnitude", "gmp", "admm", "slr", "static", "set", "rigl"];
    for (const [id, ...expected] of rows) {
      for (const [i, choice] of [link, node, gcn].entries()) {
        for (const method of known) {
          const applies = expected[i].includes(method);
          expect(appliesTo(id, { ...choice, method }), `${id}, ${choice.model}, ${method}`).toBe(applies);
          expect(Object.keys(changes(id, { ...choice, method })).length > 0, `${id}, ${method}`).toBe(applies);
        }
        expect(appliesTo(id, choice)).toBe(expected[i].length > 0);
      }
    }
    expect(appliesTo("largerBatch", { task: "node" })).toBe(true);
    expect(appliesTo("largerBatch", { task: "link" })).toBe(false);
  });
});
