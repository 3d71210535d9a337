import { expect, it } from "vitest";
import { createPace } from "../src/train/pace";

/** A device that works off its queue beside the program, which takes no time itself. */
function slowDevice(msPerStep: number) {
  let clock = 0;
  let doneAt = 0; // when all that is queued is done
  return {
    now: () => clock,
    queue: () => {
      doneAt = Math.max(clock, doneAt) + msPerStep;
    },
    /** Marks the queue; whoever waits for the mark goes on when it is reached. */
    settle: (): Promise<void> => {
      const at = doneAt;
      const reached = {
        // biome-ignore lint/suspicious/noThenProperty: time passes only for who waits
        then: (resolve: () => void) => {
          clock = Math.max(clock, at);
          resolve();
        },
        catch: () => undefined,
      };
      return reached as unknown as Promise<void>;
    },
    queuedMs: () => doneAt - clock,
  };
}

/** Queues steps and tells how many lay between marks, and how long the queue was at each step, in milliseconds. */
async function paced(msPerStep: number, steps: number): Promise<{ stretches: number[]; queued: number[] }> {
  const device = slowDevice(msPerStep);
  const pace = createPace(device.now);
  const stretches: number[] = [];
  const queued: number[] = [];
  let last = 0;
  for (let step = 1; step <= steps; step++) {
    device.queue();
    queued.push(device.queuedMs());
    await pace.queued(() => {
      stretches.push(step - last);
      last = step;
      return device.settle();
    });
  }
  return { stretches, queued };
}

it("marks more and more seldom on a fast device, until a stretch takes 50 ms", async () => {
  const { stretches, queued } = await paced(0.02, 20_000);
  expect(stretches.slice(0, 6)).toEqual([1, 1, 2, 4, 8, 16]);
  expect(stretches.at(-1)).toBe(2500);
  // From the second step on it has work when the next comes, and never more than two stretches of it.
  expect(Math.min(...queued.slice(1))).toBeGreaterThan(0.02);
  expect(Math.max(...queued)).toBeLessThanOrEqual(100.001);
});

it("keeps one step ahead of a slow device", async () => {
  const { stretches, queued } = await paced(300, 6);
  expect(stretches).toEqual([1, 1, 1, 1, 1, 1]);
  expect(Math.max(...queued)).toBe(600);
});

it("finds a middle in between, and goes back by halves", async () => {
  // 10 ms a step: five take 50 ms.
  expect((await paced(10, 60)).stretches.slice(0, 6)).toEqual([1, 1, 2, 4, 5, 5]);
  let clock = 0;
  let ms = 1;
  const pace = createPace(() => clock);
  const stretches: number[] = [];
  let count = 0;
  for (let step = 0; step < 400; step++) {
    if (step === 250) ms = 100;
    clock += ms;
    count++;
    await pace.queued(async () => {
      stretches.push(count);
      count = 0;
    });
  }
  expect(Math.max(...stretches)).toBeGreaterThan(40);
  expect(Math.max(...stretches)).toBeLessThanOrEqual(50);
  expect(stretches.at(-1)).toBe(1);
});
