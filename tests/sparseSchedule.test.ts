import { describe, expect, it } from "vitest";
import { InputError } from "../src/lib/inputError";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { smallDenseWidths } from "../src/sparse/algorithms/smallDense";
import { cosineDropFraction, cubicSparsity } from "../src/sparse/schedule";
import type { SparsifierOptions } from "../src/sparse/types";

const options: SparsifierOptions = {
  layers: { w1: { inputs: 4, outputs: 2 } },
  sparsity: 0.5,
  distribution: "uniform",
  seed: 1,
  stepsPerEpoch: 3,
  epochs: 4,
  denseEpochs: 2,
  pruneEpochs: 2,
  retrainEpochs: 1,
  rho: 0.01,
  slrStep: 0.01,
  slrM: 200,
  slrR: 0.1,
  dropFraction: 0.3,
  updateInterval: 4,
  updateEnd: 0.75,
  pruneStart: 0.25,
  pruneEnd: 0.75,
  initialDensity: 0.5,
  gradientMemory: 0.9,
  exploration: 0.01,
  scoringRounds: 10,
  roundEpochs: 2,
  pruneShare: 0.4,
  rewindStep: 1,
};

const updateSteps = (id: MethodId, changed: Partial<SparsifierOptions> = {}): number[] => {
  const sparsifier = algorithms[id].create({ ...options, ...changed });
  return Array.from({ length: 20 }, (_, i) => i + 1).filter((step) => sparsifier.isUpdateStep(step));
};

describe("schedules", () => {
  it("follows GMP's cubic", () => {
    // 0.8 - 0.8 (1 - (t - 10) / 40)³ with 1 - … = 1, 0.75, 0.5, 0.25, 0
    const expected = [0, 0.8 * (1 - 0.421875), 0.8 * 0.875, 0.8 * (1 - 0.015625), 0.8];
    [10, 20, 30, 40, 50].forEach((step, i) => {
      expect(cubicSparsity(step, { first: 10, last: 50 }, 0.8)).toBeCloseTo(expected[i], 12);
    });
    expect(cubicSparsity(3, { first: 10, last: 50 }, 0.8)).toBe(0);
    expect(cubicSparsity(10, { first: 10, last: 10 }, 0.8)).toBe(0.8);
    // From ½: 0.8 - 0.3 · ½³ half way
    expect(cubicSparsity(30, { first: 10, last: 50 }, 0.8, 0.5)).toBeCloseTo(0.7625, 12);
    expect(cubicSparsity(0, { first: 10, last: 50 }, 0.8, 0.5)).toBeCloseTo(0.5, 12);
  });

  it("follows RigL's cosine", () => {
    // (0.3 / 2)(1 + cos(πt / 60)): cos = 1, ½, 0, -½, -1
    [0.3, 0.225, 0.15, 0.075, 0].forEach((expected, i) => {
      expect(cosineDropFraction([0, 20, 30, 40, 60][i], 60, 0.3)).toBeCloseTo(expected, 12);
    });
    expect(cosineDropFraction(61, 60, 0.3)).toBe(0);
    expect(cosineDropFraction(0, 0, 0.3)).toBe(0);
  });
});

describe("update steps", () => {
  it.each<[MethodId, number[]]>([
    ["dense", []],
    ["small-dense", []],
    ["static", []],
    ["magnitude", [6]], // the last of 2 · 3 dense steps
    ["admm", [6, 9, 12]], // the start, the end of each pruning epoch
    ["slr", [6, 9, 12]],
    ["gmp", [3, 7, 9]], // from ¼ of 12 steps, every 4, and at ¾
    ["set", [3, 6, 9]], // each epoch's end but the last
    ["rigl", [4, 8]], // every 4 steps until 9
    ["dst-ee", [4, 8]],
    ["granet", [4, 8, 9]], // as rigl, and where the pruning ends
    ["snfs", [3, 6, 9]], // as set
    ["snip", []],
    ["synflow", []],
    ["imp", [1, 6, 12]], // the step to go back to; half is left after 2 rounds of 2 · 3 steps, 1 - 0.4 and its square
  ])("of %s", (id, expected) => {
    expect(updateSteps(id)).toEqual(expected);
  });

  it("follow odd lengths", () => {
    expect(updateSteps("set", { stepsPerEpoch: 1 })).toEqual([1, 2, 3]);
    expect(updateSteps("set", { epochs: 1 })).toEqual([]);
    // Ten steps between two updates at least, in whole epochs: ⌈10 / 1⌉, ⌈10 / 4⌉ · 4; but 20 updates in a short run.
    expect(updateSteps("set", { stepsPerEpoch: 1, epochs: 200 })).toEqual([10, 20]);
    expect(updateSteps("set", { stepsPerEpoch: 4, epochs: 200 })).toEqual([12]);
    expect(updateSteps("set", { stepsPerEpoch: 1, epochs: 100 })).toEqual([5, 10, 15, 20]);
    expect(updateSteps("set", { stepsPerEpoch: 10, epochs: 200 })).toEqual([10, 20]);
    expect(updateSteps("rigl", { updateInterval: 100 })).toEqual([]);
    expect(updateSteps("rigl", { updateInterval: 3, updateEnd: 1 })).toEqual([3, 6, 9, 12]);
    expect(updateSteps("gmp", { updateInterval: 100 })).toEqual([3, 9]);
    expect(updateSteps("gmp", { pruneStart: 0, pruneEnd: 1, epochs: 1, stepsPerEpoch: 1 })).toEqual([1]);
    expect(updateSteps("gmp", { pruneStart: 0.5, pruneEnd: 0.5 })).toEqual([6]);
    expect(updateSteps("admm", { denseEpochs: 0 })).toEqual([3, 6]);
    expect(updateSteps("admm", { pruneEpochs: 0 })).toEqual([6]);
    expect(updateSteps("slr", { denseEpochs: 0, pruneEpochs: 0 })).toEqual([]);
    expect(updateSteps("magnitude", { denseEpochs: 0 })).toEqual([]);
    expect(updateSteps("granet", { pruneEnd: 1, updateInterval: 5 })).toEqual([5, 10, 12]);
    expect(updateSteps("granet", { updateEnd: 1, updateInterval: 5 })).toEqual([5, 9, 10]);
    expect(updateSteps("imp", { rewindStep: 0, roundEpochs: 1 })).toEqual([3, 6]);
    expect(updateSteps("imp", { sparsity: 0 })).toEqual([]);
  });
});

describe("phases", () => {
  const phases = (id: MethodId, changed: Partial<SparsifierOptions> = {}) =>
    algorithms[id].phases({ ...options, ...changed }).map(({ name, epochs }) => `${name} ${epochs}`);

  it("are named by what the time is spent on", () => {
    expect(phases("dense")).toEqual(["dense training 4"]);
    expect(phases("small-dense")).toEqual(["dense training 4"]);
    expect(phases("magnitude")).toEqual(["dense training 2", "retraining 3"]);
    expect(phases("gmp")).toEqual(["pruning 4"]);
    expect(phases("admm")).toEqual(["dense training 2", "pruning 2", "retraining 1"]);
    expect(phases("slr")).toEqual(["dense training 2", "pruning 2", "retraining 1"]);
    expect(phases("imp")).toEqual(["pruning 2", "pruning 2", "sparse training 4"]);
    for (const id of ["static", "snip", "synflow", "set", "snfs", "rigl", "dst-ee", "granet"] as const)
      expect(phases(id)).toEqual(["sparse training 4"]);
  });

  it("leave out what has no epochs", () => {
    expect(phases("admm", { denseEpochs: 0, retrainEpochs: 0 })).toEqual(["pruning 2"]);
    expect(phases("magnitude", { denseEpochs: 0 })).toEqual(["retraining 3"]);
    expect(phases("dense", { epochs: 0 })).toEqual([]);
    expect(phases("imp", { sparsity: 0 })).toEqual(["sparse training 4"]);
  });
});

describe("registry", () => {
  it("lists the methods in menu order, each fully described", () => {
    expect(Object.keys(algorithms)).toEqual([
      "dense",
      "small-dense",
      "magnitude",
      "gmp",
      "admm",
      "slr",
      "imp",
      "static",
      "snip",
      "synflow",
      "set",
      "snfs",
      "rigl",
      "dst-ee",
      "granet",
    ]);
    for (const [id, { label, description, paper, uses }] of Object.entries(algorithms)) {
      expect(label).not.toBe("");
      expect(description).toMatch(/^[A-Z].*\.$/);
      if (id !== "dense") expect(paper).toMatch(/arXiv:\d{4}\.\d{5}$/);
      expect(new Set(uses).size).toBe(uses.length);
    }
    expect(new Set(Object.values(algorithms).map(({ label }) => label)).size).toBe(15);
  });

  it("asks the trainer for what each method needs", () => {
    const needs = Object.entries(algorithms).map(([id, method]) => {
      const { rho, needsGrads, needsLoss, replacesStep, ...others } = method.create(options);
      const { needsInitialGrads, gradientMemory } = others;
      return [id, rho, needsGrads, needsLoss, replacesStep, needsInitialGrads, gradientMemory];
    });
    const plain = (id: string) => [id, 0, false, false, false, undefined, undefined];
    const replacing = (id: string) => [id, 0, true, false, true, undefined, undefined];
    expect(needs).toEqual([
      plain("dense"),
      plain("small-dense"),
      plain("magnitude"),
      plain("gmp"),
      ["admm", 0.01, false, false, false, undefined, undefined],
      ["slr", 0.01, false, true, false, undefined, undefined],
      plain("imp"),
      plain("static"),
      ["snip", 0, false, false, false, true, undefined],
      plain("synflow"),
      plain("set"),
      ["snfs", 0, false, false, false, undefined, 0.9],
      replacing("rigl"),
      replacing("dst-ee"),
      replacing("granet"),
    ]);
  });

  it.each<[MethodId, Partial<SparsifierOptions>, string]>([
    ["rigl", { sparsity: 1 }, "The target sparsity is 1: give a number from 0 up to, but not including, 1."],
    ["rigl", { updateInterval: 0 }, "The update interval is 0: give a whole number, 1 or more."],
    ["rigl", { updateEnd: 1.1 }, "The end of the mask updates is 1.1: give a number from 0 to 1."],
    ["set", { dropFraction: Number.NaN }, "The drop fraction is NaN: give a number from 0 to 1."],
    ["set", { epochs: 1.5 }, "The number of epochs is 1.5: give a whole number, 0 or more."],
    ["admm", { rho: 0 }, "The penalty strength rho is 0: give a number above 0."],
    ["slr", { slrM: 1 }, "The SLR parameter M is 1: give a number above 1."],
    ["gmp", { pruneStart: 0.8 }, "The pruning ends (0.75 of the run) before it starts (0.8)"],
    ["snfs", { gradientMemory: 1 }, "The memory of the gradient average is 1: give a number from 0 up to, but not"],
    ["dst-ee", { exploration: -1 }, "The exploration weight c is -1: give a number, 0 or more."],
    ["granet", { initialDensity: 2 }, "The initial density is 2: give a number from 0 to 1."],
    ["granet", { pruneStart: 0.8 }, "The pruning ends (0.75 of the run) before it starts (0.8)"],
    ["synflow", { scoringRounds: 0 }, "The number of scoring rounds is 0: give a whole number, 1 or more."],
    ["imp", { roundEpochs: 0 }, "The number of epochs per round is 0: give a whole number, 1 or more."],
    ["imp", { pruneShare: 1 }, "The share pruned per round is 1: give a number above 0 and below 1."],
    ["imp", { rewindStep: 6 }, "The rewind step is 6, but a round ends at step 6: give an earlier step"],
    ["dense", { stepsPerEpoch: 0 }, "The number of steps per epoch is 0: give a whole number, 1 or more."],
  ])("refuses %s with %o", (id, changed, message) => {
    const create = () => algorithms[id].create({ ...options, ...changed });
    expect(create).toThrow(InputError);
    expect(create).toThrow(message);
  });

  it("overlooks options that a method does not use", () => {
    expect(() => algorithms.set.create({ ...options, rho: 0, updateInterval: 0 })).not.toThrow();
  });
});

describe("smallDenseWidths", () => {
  it("is the hidden width times the density for one hidden layer", () => {
    // The paper's list for 128 hidden units.
    const densities = [0.03125, 0.0625, 0.09375, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
    expect(densities.map((density) => smallDenseWidths([16, 128, 1], density)[1])).toEqual([
      4, 8, 12, 16, 32, 48, 64, 80, 96, 112, 128,
    ]);
    for (let hidden = 1; hidden <= 40; hidden++)
      for (let percent = 1; percent <= 100; percent++) {
        const density = percent / 100;
        // Halves that are not exact in binary may go either way.
        if (Math.abs(((hidden * density) % 1) - 0.5) < 1e-9 && percent % 25 !== 0) continue;
        expect(smallDenseWidths([1433, hidden, 7], density)).toEqual([
          1433,
          Math.max(1, Math.round(hidden * density)),
          7,
        ]);
      }
  });

  it("scales several hidden layers by one factor", () => {
    // Halves: 64 · 128 + 128 · 64 + 64 · 10 = 17,024 of 50,432 weights, 0.33756…
    expect(smallDenseWidths([64, 256, 128, 10], 17024 / 50432)).toEqual([64, 128, 64, 10]);
    expect(smallDenseWidths([64, 256, 128, 10], 1)).toEqual([64, 256, 128, 10]);
    // 1/8 of 50,432 is 6,304. 62, 31: 64·62 + 62·31 + 31·10 = 6,200; 63, 31: 6,295; 63, 32: 6,368. Nearest: 6,295.
    expect(smallDenseWidths([64, 256, 128, 10], 0.125)).toEqual([64, 63, 31, 10]);
  });

  it("keeps hidden layers of at least 1 unit and nets without any as they are", () => {
    expect(smallDenseWidths([16, 128, 1], 1e-6)).toEqual([16, 1, 1]);
    expect(smallDenseWidths([64, 256, 128, 10], 1e-6)).toEqual([64, 1, 1, 10]);
    expect(smallDenseWidths([16, 1], 0.25)).toEqual([16, 1]);
  });
});
