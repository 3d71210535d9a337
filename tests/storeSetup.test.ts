import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstSetup,
  isLaneSetting,
  laneSettings,
  type Setup,
  setupOf,
  sharedSettings,
  specsOf,
} from "../src/store/setup";
import { settings } from "../src/train/settings";
import { resolveSpec } from "../src/train/spec";
import { normalSetups } from "./setups";

describe("the settings of lanes", () => {
  it("are those that methods are built from; data, net, optimizer and seed are shared", () => {
    const own = [
      "sparsity",
      "distribution",
      "epochs",
      "denseEpochs",
      "rho",
      "slrM",
      "updateInterval",
      "rewindStep",
    ] as const;
    const shared = [
      "seed",
      "recipe",
      "learningRate",
      "batchSize",
      "hidden",
      "dim",
      "walkScope",
      "chosenByTest",
    ] as const;
    expect(own.filter((id) => !isLaneSetting(id))).toEqual([]);
    expect(shared.filter(isLaneSetting)).toEqual([]);
  });

  it("and the shared ones are the whole table, none twice", () => {
    expect([...laneSettings, ...sharedSettings].sort()).toEqual(Object.keys(settings).sort());
  });
});

describe("a set-up", () => {
  const setup: Setup = {
    dataset: "ia-email-twin",
    task: "link",
    model: "fnn",
    set: { learningRate: 0.1, seed: 7 },
    lanes: [
      { method: "slr", set: { sparsity: 0.95, rho: 0.5 } },
      { method: "rigl", set: { distribution: "erk" } },
    ],
  };

  it("gives every lane what is shared and what is its own", () => {
    const [slr, rigl] = specsOf(setup);
    expect(slr).toMatchObject({
      method: "slr",
      seed: 7,
      learningRate: 0.1,
      sparsity: 0.95,
      rho: 0.5,
      distribution: "uniform",
    });
    expect(rigl).toMatchObject({
      method: "rigl",
      seed: 7,
      learningRate: 0.1,
      sparsity: 0.9,
      rho: 0.01,
      distribution: "erk",
    });
  });

  it("comes back from its specs, also where a shared value is the default of one lane only", () => {
    // RigL's own default on this data set is 0.1, SLR's is not.
    expect(resolveSpec({ dataset: "ia-email-twin", method: "rigl" }).learningRate).toBe(0.1);
    expect(resolveSpec({ dataset: "ia-email-twin", method: "slr" }).learningRate).not.toBe(0.1);
    expect(setupOf(specsOf(setup))).toEqual(setup);
  });

  it("leaves out what is at its default", () => {
    const wordy: Setup = {
      ...firstSetup,
      set: { seed: 1, hidden: 128, recipe: "paper" },
      lanes: [
        { method: "slr", set: { sparsity: 0.9 } },
        { method: "rigl", set: { updateEnd: 0.75 } },
      ],
    };
    expect(setupOf(specsOf(wordy))).toEqual({ ...firstSetup, set: {} });
  });

  it("keeps the recipe that its own defaults follow", () => {
    const same: Setup = { ...firstSetup, set: { recipe: "same" } };
    expect(setupOf(specsOf(same))).toEqual(same);
  });

  it("cannot be told from lanes that differ in what they share, or from no lane or too many", () => {
    const specs = specsOf(setup);
    expect(() => setupOf([specs[0], { ...specs[1], hidden: 64 }])).toThrow(/share one hidden/);
    expect(() => setupOf([specs[0], { ...specs[1], dataset: "cora" }])).toThrow(/share one dataset/);
    expect(() => setupOf([])).toThrow(/1 to 4 lanes, not 0/);
    expect(() => specsOf({ ...setup, lanes: Array(5).fill(setup.lanes[0]) })).toThrow(/1 to 4 lanes, not 5/);
  });

  it("and its specs say the same, whatever is set", () => {
    fc.assert(
      fc.property(normalSetups, (any) => {
        const specs = specsOf(any);
        expect(setupOf(specs)).toEqual(any);
        expect(specsOf(setupOf(specs))).toEqual(specs);
      }),
    );
  });
});
