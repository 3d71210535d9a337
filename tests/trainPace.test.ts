import { expect, it } from "vitest";
import { createPace } from "../src/train/pace";

/** Counts the steps between waits on a device that takes so many milliseconds a step. */
async function stepsPerWait(msPerStep: number, steps: number): Promise<number[]> {
  let clock = 0;
  let queuedSteps = 0;
  const waits: number[] = [];
  const pace = createPace(() => clock);
  for (let step = 0; step < steps; step++) {
    queuedSteps++;
    await pace.queued(async () => {
      clock += queuedSteps * msPerStep;
      waits.push(queuedSteps);
      queuedSteps = 0;
    });
  }
  return waits;
}

it("waits after the first step, then less and less often on a fast device", async () => {
  // 1 ms a step: 1, 2, 4, 8, 16 steps take less than 50 ms; 32 is the most.
  expect((await stepsPerWait(1, 95)).slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 32]);
});

it("waits after every step of a slow device, and finds a middle in between", async () => {
  expect(await stepsPerWait(300, 4)).toEqual([1, 1, 1, 1]);
  // 30 ms a step: one takes 30 ms, so two are queued; they take 60 ms, which is right.
  expect(await stepsPerWait(30, 7)).toEqual([1, 2, 2, 2]);
});
