import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../src/train/client";
import { doubtFailure } from "../src/train/gpuDoubt";
import type { LaneEvents } from "../src/train/lanes";
import type { Request, Response, RunEvent, Sign } from "../src/train/protocol";
import type { Snapshot } from "../src/train/snapshot";
import { createPacedKeeper } from "../src/train/snapshotPace";

describe("the pace of snapshots", () => {
  /** Asks at every millisecond and returns when snapshots were taken, each of which takes so long. */
  function taken(lasting: number, until: number): number[] {
    let time = 0;
    const times: number[] = [];
    const keeper = createPacedKeeper(
      () => times.push(time),
      () => time,
    );
    for (; time < until; time++) {
      if (!keeper.isDue()) continue;
      time += lasting;
      keeper.keep({} as Snapshot);
    }
    return times;
  }

  it("is one every three seconds", () => {
    expect(taken(0, 10_000)).toEqual([3000, 6000, 9000]);
  });

  it("is slower where they take long, so that a fortieth of the time goes into them", () => {
    // The first is asked for at 3000 and there at 3200; 40 times 200 lie before the next is asked for.
    expect(taken(200, 20_000)).toEqual([3200, 11_400, 19_600]);
  });
});

describe("a failure on a GPU", () => {
  async function* failing(how: "told" | "thrown"): LaneEvents {
    yield { type: "progress", stage: "compiling", done: 0, total: 1, epoch: 0, fraction: 0 };
    if (how === "thrown") throw new Error("A buffer could not be read.");
    yield { type: "failed", message: "The loss stopped being a number.", diverged: true };
  }
  /** Collects what is told within a few turns; `undefined` ends an iterator that has nothing more to say. */
  async function heard(how: "told" | "thrown", faulty: boolean): Promise<(RunEvent["type"] | string)[]> {
    const told: string[] = [];
    let waited = 0;
    const wait = async (): Promise<void> => void waited++;
    const collect = async (): Promise<void> => {
      try {
        for await (const { type } of doubtFailure(failing(how), () => faulty && waited > 0, wait)) told.push(type);
        told.push("end");
      } catch (error) {
        told.push(String(error));
      }
    };
    void collect();
    for (let i = 0; i < 50; i++) await Promise.resolve();
    return told;
  }

  it("is told where the device has no fault", async () => {
    expect(await heard("told", false)).toEqual(["progress", "failed", "end"]);
    expect(await heard("thrown", false)).toEqual(["progress", "Error: A buffer could not be read."]);
  });

  it("is not told where the device turns out to be faulty: that is told instead", async () => {
    expect(await heard("told", true)).toEqual(["progress"]);
    expect(await heard("thrown", true)).toEqual(["progress"]);
  });
});

describe("the page's hold on the worker", () => {
  /** A worker that the test speaks for. */
  class FakeWorker {
    static readonly all: FakeWorker[] = [];
    onmessage?: (event: { data: Response | Sign }) => void;
    onerror?: (event: { message: string; preventDefault(): void }) => void;
    readonly asked: Request[] = [];
    ended = false;
    constructor() {
      FakeWorker.all.push(this);
    }
    postMessage(request: Request): void {
      this.asked.push(request);
    }
    terminate(): void {
      this.ended = true;
    }
    say(data: Response | Sign): void {
      this.onmessage?.({ data });
    }
  }
  let waiting: (() => void)[] = []; // for locks that workers hold
  beforeEach(() => {
    vi.useFakeTimers();
    FakeWorker.all.length = 0;
    waiting = [];
    vi.stubGlobal("Worker", FakeWorker);
    vi.stubGlobal("navigator", {
      locks: {
        request: (_name: string, granted: () => void) => {
          waiting.push(granted);
          return Promise.resolve();
        },
      },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("tells of a worker that throws, and hears no more of one that was replaced", () => {
    const heard: Response[] = [];
    const client = createClient((response) => heard.push(response));
    const [first] = FakeWorker.all;
    first.onerror?.({ message: "boom", preventDefault: () => undefined });
    expect(heard).toEqual([{ type: "engineFailed", message: "The training worker stopped (boom).", fault: "worker" }]);
    client.restart();
    expect(first.ended).toBe(true);
    first.onerror?.({ message: "late", preventDefault: () => undefined });
    first.say({ type: "paused", steps: [1] });
    expect(heard).toHaveLength(1);
  });

  it("knows a worker that was ended without a word by the lock that it held", () => {
    const heard: Response[] = [];
    const client = createClient((response) => heard.push(response));
    const [first] = FakeWorker.all;
    expect(first.asked[0].type).toBe("live");
    expect(waiting).toHaveLength(0); // before the worker has it, the lock would be free
    first.say({ type: "living" });
    client.restart();
    waiting[0]();
    expect(heard).toEqual([]); // the page ended that one itself
    FakeWorker.all[1].say({ type: "living" });
    waiting[1]();
    expect(heard).toMatchObject([{ type: "engineFailed", fault: "worker" }]);
  });

  it("tells once of a worker that does not answer for half a minute, and when it does again", () => {
    const heard: Response[] = [];
    createClient((response) => heard.push(response));
    const [worker] = FakeWorker.all;
    vi.advanceTimersByTime(20_000);
    worker.say({ type: "pong" });
    vi.advanceTimersByTime(29_000);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(40_000);
    expect(heard).toEqual([{ type: "silence", silent: true }]);
    worker.say({ type: "pong" });
    expect(heard.at(-1)).toEqual({ type: "silence", silent: false });
    expect(heard).toHaveLength(2);
  });
});
