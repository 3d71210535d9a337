import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countDispatches } from "../../src/bench/countDispatches";
import { graphProblem } from "../../src/bench/rows/graphNet";
import { startBackend } from "../../src/ops/backend";
import { createLearner } from "../../src/train/createLearner";
import type { Learner } from "../../src/train/learner";
import { optimizerConfig } from "../../src/train/schedule";
import { graphTaskCases } from "../graphTask.cases";
import { expectNoDeviceFault } from "../ops.cases";

graphTaskCases("webgpu", [
  ["gcn", "sparse"],
  ["sage", "dense"],
]);

describe("training a graph net on WebGPU", () => {
  expectNoDeviceFault();
  const learners: Learner[] = [];
  beforeAll(async () => {
    const backend = await startBackend("webgpu");
    for (const model of ["gcn", "gcn", "sage"] as const) {
      const { problem } = graphProblem(model, { nodes: 200, edges: 600, decay: 0.5 }, 50);
      const spec = { ...problem.spec, dropout: 0.5 };
      const learner = await createLearner(spec, problem.prepared, problem.net, problem.initial, backend);
      learner.setOptimizer(optimizerConfig(spec));
      learners.push(learner);
    }
  });
  afterAll(() => {
    for (const learner of learners) learner.dispose();
  });

  it("gives the same bits twice, in a few dispatches a step", async () => {
    const [first, second, sage] = learners;
    const step = (learner: Learner, number: number) => async (): Promise<void> => {
      learner.step(0, 140, 0.01, number);
      await learner.settle();
    };
    for (const learner of learners) await step(learner, 1)();
    const counts = [await countDispatches(step(first, 2)), await countDispatches(step(sage, 2))];
    await step(second, 2)();
    expect(await first.readParameters()).toEqual(await second.readParameters());
    expect(await first.takeLoss()).toBe(await second.takeLoss());
    // The words of a feature have more than 32 nodes here, so that their products take two.
    expect(counts[0]).toBeLessThanOrEqual(27);
    expect(counts[1]).toBeLessThanOrEqual(40);
  });
});
