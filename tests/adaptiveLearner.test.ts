import { describe, expect, it } from "vitest";
import type { NetState } from "../src/ops/netState";
import type { OptimizerConfig } from "../src/ops/optimizer";
import { createAdaptiveLearner } from "../src/train/adaptiveLearner";
import type { Learner } from "../src/train/learner";

const plain: OptimizerConfig = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 };
const adam: OptimizerConfig = { ...plain, id: "adam" };
const layers = { w1: { inputs: 10, outputs: 10 } };

/** A mask of so many hundredths. */
const maskOf = (ones: number): { w1: Uint8Array } => ({ w1: new Uint8Array(100).fill(1, 0, ones) });

/** A learner that only counts: its state is how often it has stepped, and a step moves the clock on. */
function counting(kernels: string, clock: { ms: number }, stepMs: () => number, heard: string[]): Learner {
  let state: NetState = { parameters: {}, optimizerSteps: 0, lossSum: 0, lossSteps: 0 };
  return {
    layers,
    parameterCount: 100,
    beginEpoch: (order) => heard.push(`${kernels} order of ${order.length}`),
    step: () => {
      clock.ms += stepMs();
      state = { ...state, optimizerSteps: state.optimizerSteps + 1 };
    },
    setMasks: ({ w1 }) => w1 && heard.push(`${kernels} masks of ${w1.reduce((sum, one) => sum + one, 0)}`),
    setAnchors: (anchors, rho) => anchors && heard.push(`${kernels} anchors at ${rho}`),
    averageGradients: (memory) => memory !== undefined && heard.push(`${kernels} averages over ${memory}`),
    setOptimizer: ({ id }) => heard.push(`${kernels} ${id}`),
    readState: async () => state,
    writeState: (next: NetState) => {
      state = next;
    },
    settle: async () => undefined,
    dispose: () => heard.push(`${kernels} gone`),
  } as Partial<Learner> as Learner;
}

async function create(sparseMs: () => number, room = true) {
  const clock = { ms: 0 };
  const heard: string[] = [];
  const learner = await createAdaptiveLearner({
    open: {
      dense: async () => counting("dense", clock, () => 100, heard),
      sparse: async () => {
        if (!room) throw new RangeError("There is no memory left.");
        return counting("sparse", clock, sparseMs, heard);
      },
    },
    optimizer: plain,
    now: () => clock.ms,
  });
  return { learner, heard };
}

describe("adaptive learner", () => {
  it("measures nothing while most weights are there", async () => {
    const { learner, heard } = await create(() => 1);
    expect(await learner.adapt?.(8)).toBeUndefined();
    learner.setMasks(maskOf(51));
    expect(await learner.adapt?.(8)).toBeUndefined();
    expect(heard).toEqual(["dense masks of 51"]);
  });

  it("stays as it is where there is no memory for both ways beside each other", async () => {
    const { learner, heard } = await create(() => 1, false);
    learner.setMasks(maskOf(5));
    learner.step(0, 8, 0.1, 1);
    expect(await learner.adapt?.(8)).toBeUndefined();
    expect((await learner.readState()).optimizerSteps).toBe(1);
    expect(heard).toEqual(["dense masks of 5"]);
  });

  it("goes over to the connections with all that was installed, and the state from before the measurement", async () => {
    const { learner, heard } = await create(() => 10);
    learner.setOptimizer(adam);
    learner.beginEpoch(new Uint32Array(8));
    learner.step(0, 8, 0.1, 1);
    learner.setMasks(maskOf(5));
    learner.setAnchors({ w1: new Float32Array(100) }, 0.02);
    heard.splice(0);
    expect(await learner.adapt?.(8)).toEqual({ kernels: "sparse", density: 0.05, denseMs: 100, sparseMs: 10 });
    expect(heard).toEqual([
      "sparse masks of 5",
      "sparse adam",
      "sparse anchors at 0.02",
      "sparse order of 8",
      "dense gone",
    ]);
    expect((await learner.readState()).optimizerSteps).toBe(1);
  });

  it("stays where it is unless the other is faster by the margin, and asks again only at quite another density", async () => {
    let sparseMs = 80;
    const { learner, heard } = await create(() => sparseMs);
    learner.setMasks(maskOf(30));
    expect(await learner.adapt?.(8)).toMatchObject({ kernels: "dense", sparseMs: 80 });
    expect(heard.at(-1)).toBe("sparse gone");
    sparseMs = 20;
    learner.setMasks(maskOf(25)); // within a factor of 1.5
    expect(await learner.adapt?.(8)).toBeUndefined();
    learner.setMasks(maskOf(19));
    expect(await learner.adapt?.(8)).toMatchObject({ kernels: "sparse" });
    learner.setMasks(maskOf(1)); // sparser is faster still
    expect(await learner.adapt?.(8)).toBeUndefined();
    expect(heard.filter((line) => line.endsWith("gone"))).toEqual(["sparse gone", "dense gone"]);
  });

  it("takes a choice over as it is, and goes by what had been measured before it", async () => {
    const before = await create(() => 10);
    before.learner.setMasks(maskOf(5));
    await before.learner.adapt?.(8);
    const { choice } = before.learner;
    expect(choice).toEqual({ kernels: "sparse", sparseWonAt: 0.05, denseWonAt: Number.POSITIVE_INFINITY });
    // Here connections alone would lose, if anybody asked.
    const { learner, heard } = await create(() => 1000);
    learner.setMasks(maskOf(5));
    learner.step(0, 8, 0.1, 1);
    heard.splice(0);
    expect(await learner.adapt?.(8, choice)).toBeUndefined();
    learner.setMasks(maskOf(4));
    expect(await learner.adapt?.(8)).toBeUndefined();
    expect(heard).toEqual(["dense gone", "sparse masks of 5", "sparse sgd", "sparse masks of 4"]);
    expect((await learner.readState()).optimizerSteps).toBe(1);
  });

  it("goes back to matrices without measuring where every weight comes back, or gradients are averaged", async () => {
    const { learner, heard } = await create(() => 10);
    learner.setMasks(maskOf(5));
    await learner.adapt?.(8);
    learner.setMasks(maskOf(100));
    heard.splice(0);
    expect(await learner.adapt?.(8)).toBeUndefined();
    expect(heard).toEqual(["sparse gone", "dense masks of 100", "dense sgd"]);
    learner.setMasks(maskOf(5));
    await learner.adapt?.(8);
    learner.averageGradients(0.9);
    heard.splice(0);
    await learner.adapt?.(8);
    expect(heard).toEqual(["sparse gone", "dense masks of 5", "dense sgd", "dense averages over 0.9"]);
  });
});
