import { describe, expect, it } from "vitest";
import { createLaneRun, type LaneEvents, type LaneListener } from "../src/train/lanes";
import type { RunEvent } from "../src/train/protocol";

/** Events of one lane as the listener heard them, and where all rested. */
interface Heard {
  readonly log: string[]; // "lane type"
  readonly held: (readonly number[])[];
}

/** A clock that each step moves on, and a lane of so many steps on it. */
function createWorld() {
  let time = 0;
  const order: string[] = [];
  async function* lane(name: string, steps: number, stepMs: number, failsAt?: number): LaneEvents {
    const rest = async (): Promise<void> => undefined;
    order.push(`${name} prepares`);
    yield { type: "stepped", step: 0, rest };
    yield { type: "started" } as unknown as RunEvent;
    for (let step = 1; step <= steps; step++) {
      if (step === failsAt) throw new Error("no luck");
      time += stepMs;
      order.push(`${name}${step}`);
      yield { type: "stepped", step, rest };
    }
    yield { type: "finished" } as unknown as RunEvent;
  }
  return { lane, order, now: () => time };
}

function listen(onHeld: (steps: readonly number[]) => void = () => undefined): LaneListener & Heard {
  const log: string[] = [];
  const held: (readonly number[])[] = [];
  return {
    log,
    held,
    onEvent: (index, event) => log.push(`${index} ${event.type}`),
    onBeat: async () => undefined,
    onHeld: (steps) => {
      held.push(steps);
      onHeld(steps);
    },
    sentence: (error) => (error as Error).message,
  };
}

describe("lanes", () => {
  it("prepare one after the other, then take turns of about 50 ms, the lane behind first", async () => {
    const { lane, order, now } = createWorld();
    const heard = listen();
    await createLaneRun([lane("a", 6, 20), lane("b", 4, 50)], heard, now).run();
    // a: 3 × 20 ms end its turn of preparation; b: one step of 50 ms is a turn of its own.
    expect(order).toEqual([
      "a prepares", "a1", "a2", "a3", "b prepares", "b1", "b2", "b3", "a4", "a5", "a6", "b4",
    ]); // biome-ignore format: one row
    expect(heard.log).toEqual(["0 started", "1 started", "1 finished", "0 finished"]);
  });

  it("rest at the step of the furthest, step together, and go on", async () => {
    const { lane, order, now } = createWorld();
    const run = createLaneRun(
      [lane("a", 5, 60), lane("b", 5, 60)],
      listen((steps) => {
        if (steps[0] === 1) run.step();
        else run.resume();
      }),
      now,
      true,
    );
    await run.run();
    expect(order.slice(0, 6)).toEqual(["a prepares", "a1", "b prepares", "b1", "a2", "b2"]);
    expect(order).toHaveLength(12);
  });

  it("even out before they rest after a Pause in the middle", async () => {
    const { lane, now } = createWorld();
    const heard = listen(() => run.stop());
    const run = createLaneRun([lane("a", 9, 10), lane("b", 9, 10)], heard, now);
    heard.onBeat = async () => {
      if (now() === 30) run.pause(); // a has taken three steps, b none
    };
    await run.run();
    expect(heard.held).toEqual([[3, 3]]);
    expect(heard.log.slice(-2)).toEqual(["0 stopped", "1 stopped"]);
  });

  it("go on without a lane that fails", async () => {
    const { lane, now } = createWorld();
    const heard = listen();
    await createLaneRun([lane("a", 3, 60, 2), lane("b", 3, 60)], heard, now).run();
    expect(heard.log).toEqual(["0 started", "1 started", "0 failed", "1 finished"]);
  });

  it("stop where they are", async () => {
    const { lane, now } = createWorld();
    const heard = listen();
    const run = createLaneRun([lane("a", 9, 60), lane("b", 9, 60)], heard, now);
    heard.onBeat = async () => {
      if (now() >= 180) run.stop();
    };
    await run.run();
    expect(heard.log.slice(-2)).toEqual(["0 stopped", "1 stopped"]);
  });
});
