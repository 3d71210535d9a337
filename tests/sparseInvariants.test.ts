import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { mapTree, type Tree } from "../src/lib/tree";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { keptCounts } from "../src/sparse/distribution";
import { applyMask, countOnes } from "../src/sparse/masks";
import type { DistributionId, LayerShape, Masks, SparseState, SparsifierOptions } from "../src/sparse/types";

const shape = (inputs: number, outputs: number): LayerShape => ({ inputs, outputs });
const nets: Record<string, Tree<LayerShape>> = {
  link: { w1: shape(16, 128), w2: shape(128, 1) },
  node: { w1: shape(64, 256), w2: shape(256, 128), w3: shape(128, 10) },
  cora: { w1: shape(1433, 16), w2: shape(16, 7) },
  sage: { w1self: shape(30, 16), w1mean: shape(30, 16), w2self: shape(16, 3), w2mean: shape(16, 3) },
};
const tiny = { one: shape(1, 1), two: shape(1, 2), three: shape(2, 6), twin: shape(6, 6), other: shape(6, 6) };
const sparsities = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 0.90625, 0.9375, 0.96875, 0.984375, 0.9921875];
const distributions: DistributionId[] = ["uniform", "erk"];
const methodIds = Object.keys(algorithms) as MethodId[];

const optionsFor = (layers: Tree<LayerShape>, changed: Partial<SparsifierOptions> = {}): SparsifierOptions => ({
  layers,
  sparsity: 0.5,
  distribution: "uniform",
  seed: 7,
  stepsPerEpoch: 2,
  epochs: 4,
  denseEpochs: 1,
  pruneEpochs: 2,
  retrainEpochs: 1,
  rho: 0.01,
  slrStep: 0.01,
  slrM: 200,
  slrR: 0.1,
  dropFraction: 0.3,
  updateInterval: 2,
  updateEnd: 0.75,
  pruneStart: 0,
  pruneEnd: 0.75,
  initialDensity: 0.5,
  gradientMemory: 0.9,
  exploration: 0.01,
  scoringRounds: 10,
  roundEpochs: 1,
  pruneShare: 0.4,
  rewindStep: 0,
  ...changed,
});

/** Random numbers of a net's shape, drawn once for each net and name. */
const drawn = new Map<string, Float32Array>();
function numbers(layers: Tree<LayerShape>, purpose: string, variant: number): Tree<Float32Array> {
  return mapTree(layers, ({ inputs, outputs }, name) => {
    const key = `${purpose} ${variant} ${name} ${inputs} ${outputs}`;
    let values = drawn.get(key);
    if (values === undefined) {
      const rng = createRng(variant, purpose, name);
      drawn.set(key, (values = Float32Array.from({ length: inputs * outputs }, () => rng.normal())));
    }
    return values;
  });
}

/** Plays the trainer with random weights; returns the state after `init` and after each update, with its step. */
function simulate(id: MethodId, options: SparsifierOptions, poison?: number): { step: number; state: SparseState }[] {
  const sparsifier = algorithms[id].create(options);
  const steps = algorithms[id].phases(options).reduce((sum, { epochs }) => sum + epochs, 0) * options.stepsPerEpoch;
  const spoil = (tree: Tree<Float32Array>) =>
    poison === undefined ? tree : mapTree(tree, (v) => v.map((x) => (x > 0 ? poison : x)));
  const grads = (step: number) => spoil(numbers(options.layers, "grads", step % 3));
  let state = sparsifier.init(
    spoil(numbers(options.layers, "weights", 0)),
    sparsifier.needsInitialGrads ? grads(0) : undefined,
  );
  const states = [{ step: 0, state }];
  for (let step = 1; step <= steps; step++) {
    if (!sparsifier.isUpdateStep(step)) continue;
    const { masks } = state;
    const weights = mapTree(spoil(numbers(options.layers, "weights", step % 3)), (values, name) =>
      name in masks ? applyMask(values, masks[name]) : values,
    );
    state = sparsifier.update(state, {
      step,
      weights,
      grads: sparsifier.needsGrads ? grads(step) : undefined,
      averageGrads: sparsifier.gradientMemory === undefined ? undefined : grads(step + 1),
      loss: sparsifier.needsLoss ? 1 / step : undefined,
    });
    states.push({ step, state });
  }
  return states;
}

const counts = (masks: Masks) => mapTree(masks, countOnes);
const total = (masks: Masks) => Object.values(counts(masks)).reduce((sum, count) => sum + count, 0);

/** The methods that do not follow a distribution over layers. */
const overall: readonly MethodId[] = ["imp", "snip", "synflow", "snfs"];

/** Checks one simulated run against all that a method of its family promises. */
function checkRun(id: MethodId, options: SparsifierOptions, poison?: number): void {
  const states = simulate(id, options, poison);
  const last = states[states.length - 1].state;
  if (id === "dense" || id === "small-dense") {
    expect(states).toEqual([{ step: 0, state: { masks: {} } }]);
    return;
  }
  const target = keptCounts(options.layers, options.sparsity, options.distribution);
  const shared = Object.values(target).reduce((sum, count) => sum + count, 0);
  // Who chooses over the whole net keeps as many weights, wherever they are, and at least 1 in each layer.
  const least = overall.includes(id) ? mapTree(target, () => 1) : target;
  if (overall.includes(id)) expect(total(last.masks)).toBe(shared);
  else expect(counts(last.masks)).toEqual(target);
  expect(last.anchors).toBeUndefined();
  for (const [i, { state }] of states.entries()) {
    expect(Object.keys(state.masks)).toEqual(Object.keys(options.layers));
    for (const [name, { inputs, outputs }] of Object.entries(options.layers)) {
      expect(state.masks[name].length).toBe(inputs * outputs);
      expect(countOnes(state.masks[name])).toBeGreaterThanOrEqual(least[name]);
      expect(state.masks[name].every((one) => one === 0 || one === 1)).toBe(true);
    }
    const fixed = algorithms[id].family === "sparse training" && id !== "granet";
    if (fixed && overall.includes(id)) expect(total(state.masks)).toBe(shared);
    else if (fixed) expect(counts(state.masks)).toEqual(target);
    else if (i > 0) expect(total(state.masks)).toBeLessThanOrEqual(total(states[i - 1].state.masks));
    // What is pruned does not return.
    if ((id === "gmp" || id === "imp") && i > 0)
      for (const name of Object.keys(target))
        expect(state.masks[name].every((one, j) => one <= states[i - 1].state.masks[name][j])).toBe(true);
  }
}

describe.each(Object.keys(nets))("on the %s net", (net) => {
  describe.each(methodIds)("%s", (id) => {
    it.each(distributions)("keeps its promises at every sparsity (%s)", (distribution) => {
      for (const sparsity of sparsities) checkRun(id, optionsFor(nets[net], { sparsity, distribution }));
    });
  });
});

describe.each(methodIds)("%s", (id) => {
  it.each<[string, Partial<SparsifierOptions>]>([
    ["one step an epoch", { stepsPerEpoch: 1 }],
    ["an update interval beyond the run", { updateInterval: 1000 }],
    ["an update at every step, to the end", { updateInterval: 1, updateEnd: 1, pruneEnd: 1 }],
    ["one epoch", { epochs: 1, denseEpochs: 1, pruneEpochs: 0, retrainEpochs: 0 }],
    ["one step in all", { epochs: 1, denseEpochs: 1, pruneEpochs: 0, retrainEpochs: 0, stepsPerEpoch: 1 }],
    ["no dense epochs", { denseEpochs: 0 }],
    ["no pruning epochs", { pruneEpochs: 0 }],
    ["no dense and no pruning epochs", { denseEpochs: 0, pruneEpochs: 0 }],
    ["no retraining", { retrainEpochs: 0 }],
    ["a step to go back to", { rewindStep: 1 }],
    ["rounds that remove nearly all", { pruneShare: 0.95, scoringRounds: 1 }],
    ["dense first masks", { initialDensity: 1 }],
    ["first masks sparser than the target", { initialDensity: 0 }],
    ["no exploration and no memory", { exploration: 0, gradientMemory: 0 }],
    ["no epochs at all", { epochs: 0, denseEpochs: 0, pruneEpochs: 0, retrainEpochs: 0 }],
    ["everything dropped", { dropFraction: 1 }],
    ["nothing dropped", { dropFraction: 0 }],
    ["pruning that starts at its end", { pruneStart: 0.75 }],
  ])("stands %s", (_, changed) => {
    for (const sparsity of [0, 0.5, 0.9921875])
      for (const distribution of distributions)
        for (const layers of [tiny, nets.link])
          checkRun(id, optionsFor(layers, { sparsity, distribution, ...changed }));
  });

  it.each([Number.NaN, Infinity, 0])("keeps its counts where weights and gradients are %s", (poison) => {
    for (const layers of [tiny, nets.link]) checkRun(id, optionsFor(layers, { sparsity: 0.75 }), poison);
  });

  it("is pure: the same input gives the same output and stays as it was", () => {
    const options = optionsFor(tiny, { sparsity: 0.75, stepsPerEpoch: 3, updateInterval: 1 });
    expect(simulate(id, options)).toEqual(simulate(id, options));
    const sparsifier = algorithms[id].create(options);
    const input = {
      weights: mapTree(numbers(tiny, "weights", 0), (values) => values.slice()),
      grads: mapTree(numbers(tiny, "grads", 0), (values) => values.slice()),
      averageGrads: mapTree(numbers(tiny, "grads", 1), (values) => values.slice()),
      loss: 2,
    };
    const before = structuredClone(input);
    let state: SparseState = sparsifier.init(input.weights, input.grads);
    for (let step = 1; step <= 12; step++) {
      if (!sparsifier.isUpdateStep(step)) continue;
      const untouched = structuredClone(state);
      const next = sparsifier.update(state, { step, ...input });
      expect(sparsifier.update(state, { step, ...input })).toEqual(next);
      expect(state).toEqual(untouched);
      expect(input).toEqual(before);
      state = next;
    }
  });

  it("holds no reference to the weights it is given", () => {
    const options = optionsFor(tiny, { sparsity: 0.75 });
    const sparsifier = algorithms[id].create(options);
    const weights = mapTree(numbers(tiny, "weights", 0), (values) => values.slice());
    const input = { step: 2, weights, grads: weights, averageGrads: weights, loss: 1 };
    const state = sparsifier.update(sparsifier.init(weights, weights), input);
    const untouched = structuredClone(state);
    for (const values of Object.values(weights)) values.fill(99);
    expect(state).toEqual(untouched);
  });
});

describe.each(["static", "set", "snfs", "rigl", "dst-ee", "granet"] as const)("%s", (id) => {
  it("differs by seed and between layers of one shape", () => {
    const run = (seed: number) => simulate(id, optionsFor(tiny, { seed, sparsity: 0.5 }));
    const first = run(1);
    const second = run(2);
    for (let i = 0; i < first.length; i++) {
      const { masks } = first[i].state;
      expect(masks.twin).not.toEqual(masks.other);
      expect(masks.twin).not.toEqual(second[i].state.masks.twin);
    }
  });
});

describe.each(["set", "snfs", "rigl", "dst-ee", "granet"] as const)("%s", (id) => {
  it("moves connections at each update", () => {
    const states = simulate(id, optionsFor(nets.link, { sparsity: 0.875 }));
    expect(algorithms[id]).toHaveProperty("moves", true);
    expect(states.length).toBe(4);
    // RigL's share is 0 at T_end.
    for (let i = 1; i < states.length - (id === "rigl" || id === "dst-ee" ? 1 : 0); i++)
      expect(states[i].state.masks.w1).not.toEqual(states[i - 1].state.masks.w1);
  });
});
