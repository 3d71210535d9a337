import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startBackend } from "../../src/ops/backend";
import { createGpuFnn } from "../../src/ops/fnn/gpu/net";
import type { GpuWay } from "../../src/ops/fnn/gpu/program";
import type { FnnNetOptions } from "../../src/ops/fnn/net";
import { createFusedLearner } from "../../src/train/fusedLearner";
import type { Learner } from "../../src/train/learner";
import { fusedLearnerCases, fusedNets, trainEpochs } from "../fusedLearner.cases";
import { optionsOf } from "../madeUpNet";
import { expectNoDeviceFault } from "../ops.cases";

/** Makes a learner whose steps take a given way; the batches of 32 need more room than it has at first. */
async function learnerOf(options: FnnNetOptions, way?: GpuWay): Promise<Learner> {
  const net = await createGpuFnn(options, { batchSize: 20, software: true, way });
  if (!net) throw new Error("The net does not fit.");
  return createFusedLearner(net, options);
}

/** The software device takes long to compile a net of three layers and many parameters. */
const nets = fusedNets.map(([name, net]): (typeof fusedNets)[number] =>
  name === "a small brain net" ? ["a smaller brain net", { ...net, sizes: [20, 12, 9, 5] }] : [name, net],
);

expectNoDeviceFault();
fusedLearnerCases("webgpu", "wasm", { "many steps a dispatch": (options) => learnerOf(options, "looped") }, nets);
// A software device takes long over each workgroup: one small net goes the whole way, the others by the bits of the above.
fusedLearnerCases(
  "webgpu",
  "wasm",
  { "two dispatches a step": (options) => learnerOf(options, "tiled") },
  nets.filter(([name]) => name === "odd widths"),
);

describe("ways of taking the steps of a net on WebGPU", () => {
  beforeAll(async () => {
    await startBackend("webgpu");
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(nets)("give the same bits: %s", async (_name, given) => {
    const options = optionsOf(given);
    const results = [];
    for (const way of ["tiled", "looped"] as const) {
      const learner = await learnerOf(options, way);
      learner.averageGradients(0.5);
      trainEpochs(learner, 2);
      results.push({
        state: await learner.readState(),
        gradients: await learner.gradients(0, 70, 9),
        logits: await learner.evaluate("train"),
      });
      learner.dispose();
    }
    expect(results[0]).toEqual(results[1]);
  });

  it.each([
    ["tiled", 12],
    ["looped", 1],
  ] as const)("take two dispatches a step at the most: six steps, %s", async (way, dispatches) => {
    const learner = await learnerOf(optionsOf(nets[3][1]), way);
    trainEpochs(learner, 1); // makes room
    await learner.settle();
    const dispatched = vi.spyOn(GPUComputePassEncoder.prototype, "dispatchWorkgroups");
    const submitted = vi.spyOn(GPUQueue.prototype, "submit");
    const bound = vi.spyOn(GPUDevice.prototype, "createBindGroup");
    for (let step = 1; step <= 6; step++) learner.step(0, 32, 0.01, step);
    expect(dispatched).toHaveBeenCalledTimes(0);
    await learner.settle();
    expect(dispatched).toHaveBeenCalledTimes(dispatches);
    expect(submitted).toHaveBeenCalledTimes(1);
    expect(bound).toHaveBeenCalledTimes(0);
    learner.dispose();
  });

  it("leave no trace of being tried out", async () => {
    const [, given] = nets[3];
    const options = optionsOf(given);
    const learner = await learnerOf(options);
    expect(learner.way).toMatch(/one dispatch for up to \d+ steps/);
    expect(await learner.readParameters()).toEqual(options.parameters);
    const state = await learner.readState();
    expect(
      Object.values(state.firstMoments ?? {})
        .flatMap((values) => [...values])
        .every((value) => value === 0),
    ).toBe(true);
    expect(state.optimizerSteps).toBe(0);
    expect(await learner.takeLoss()).toBeNaN();
    learner.dispose();
  });

  it("is none where a net is too wide for the workgroup memory", async () => {
    const wide = optionsOf({ ...nets[0][1], sizes: [16, 8192, 1] });
    expect(await createGpuFnn(wide, { batchSize: 20, software: true })).toBeUndefined();
  });
});
