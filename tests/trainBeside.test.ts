import * as tf from "@tensorflow/tfjs-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BackendId } from "../src/ops/backendInfo";
import { createLaneRun, type LaneEvents, type LaneListener } from "../src/train/lanes";
import type { RunEvent } from "../src/train/protocol";
import type { GivenSpec } from "../src/train/spec";
import { createWorkCache } from "../src/train/workCache";
import { eventsOf, runToy, startToy, told } from "./trainToy";

/** A clock by which every look takes longer than a turn: lanes change after each step. */
function restless(): () => number {
  let time = 0;
  return () => (time += 1000);
}

/** Trains specs side by side as the worker does, and returns what each lane said; `onStep` hears of every step. */
async function runBeside(
  lanes: readonly GivenSpec[],
  backend: BackendId,
  onStep: (lane: number, step: number) => void = () => undefined,
): Promise<RunEvent[][]> {
  const cache = { ...createWorkCache(), densePhases: undefined };
  const heard: RunEvent[][] = lanes.map(() => []);
  const generators = await Promise.all(lanes.map((given) => startToy(given, backend, cache)));
  await createLaneRun(
    generators.map((events, lane) => watched(events, (step) => onStep(lane, step))),
    listener((lane, event) => heard[lane].push(event)),
    restless(),
  ).run();
  return heard;
}

async function* watched(events: LaneEvents, onStep: (step: number) => void): LaneEvents {
  for await (const event of events) {
    if (event.type === "stepped" && event.step > 0) onStep(event.step);
    yield event;
  }
}

function listener(onEvent: LaneListener["onEvent"]): LaneListener {
  return { onEvent, onBeat: async () => undefined, onHeld: () => undefined, sentence: String };
}

afterEach(() => {
  vi.restoreAllMocks();
});

const four = ["slr", "rigl", "set", "dense"] as const;
const kinds: Readonly<Record<string, readonly [BackendId, GivenSpec, readonly GivenSpec[]]>> = {
  "links, FNN, wasm, four lanes": ["wasm", { task: "link" }, four.map((method) => ({ method, sparsity: 0.75 }))],
  "links, FNN, cpu, one recipe": [
    "cpu",
    { task: "link", recipe: "same" },
    [{ method: "gmp" }, { method: "rigl", sparsity: 0.5, distribution: "erk" }],
  ],
  "nodes, FNN with dropout, wasm": [
    "wasm",
    { task: "node", batchSize: 16, dropout: 0.3 },
    [{ method: "admm" }, { method: "snfs", epochs: 2 }],
  ],
  "nodes, GCN with dropout, wasm": [
    "wasm",
    { task: "node", model: "gcn" },
    [{ method: "slr" }, { method: "rigl" }, { method: "imp" }],
  ],
  "nodes, GraphSAGE on sparse features, cpu": [
    "cpu",
    { dataset: "ring", task: "node", model: "sage" },
    [{ method: "magnitude" }, { method: "dst-ee" }],
  ],
};

describe.each(Object.entries(kinds))("lanes beside each other, %s", (_, [backend, kind, lanes]) => {
  it("say to the last bit what each says alone", async () => {
    const specs = lanes.map((lane) => ({ ...kind, ...lane }));
    const beside = await runBeside(specs, backend);
    for (const [lane, spec] of specs.entries()) expect(told(beside[lane])).toEqual(told(await runToy(spec, backend)));
  });
});

describe("lanes of one seed", () => {
  const base = { task: "link", recipe: "same", sparsity: 0.75 } as const;

  it("start from the same inputs, split, weights and batches", async () => {
    const beside = await runBeside(
      four.map((method) => ({ ...base, method })),
      "wasm",
    );
    const identities = beside.map((events) => eventsOf(events, "started")[0].identity);
    expect(identities[0]).toBeDefined();
    for (const identity of identities) expect(identity).toEqual(identities[0]);
    const [[other]] = [await runBeside([{ ...base, method: "slr", seed: 2 }], "wasm")];
    const fresh = eventsOf([other].flat(), "started")[0].identity;
    for (const part of ["inputs", "split", "weights", "batches"] as const) {
      expect(fresh?.[part]).not.toBe(identities[0]?.[part]);
    }
  });

  it("are the same until their methods differ", async () => {
    const [slr, dense, magnitude] = await runBeside(
      [{ method: "slr" }, { method: "dense" }, { method: "magnitude" }].map(
        (lane) => ({ ...base, ...lane }) as GivenSpec,
      ),
      "wasm",
    );
    const scores = (events: readonly RunEvent[]) =>
      eventsOf(events, "evaluated").map(({ epoch, train, val, test }) => ({ epoch, train, val, test }));
    // Both train densely for two epochs; then SLR pulls.
    expect(scores(slr).slice(0, 3)).toEqual(scores(dense).slice(0, 3));
    // The last evaluation of the dense phase is one of the net that has just been pruned.
    expect(scores(magnitude).slice(0, 2)).toEqual(scores(dense).slice(0, 2));
    expect(scores(magnitude)[2]).not.toEqual(scores(dense)[2]);
    expect(scores(slr)[3]).not.toEqual(scores(dense)[3]);
  });

  it("that are sparse from the start have the same masks and figures before their first update", async () => {
    const [rigl, set, fixed] = await runBeside(
      (["rigl", "set", "static"] as const).map((method) => ({ ...base, method, updateInterval: 1000 })),
      "wasm",
    );
    const first = (events: readonly RunEvent[]) => ({
      masks: eventsOf(events, "masksUpdated")[0].layers,
      scores: eventsOf(events, "evaluated")[0].test,
    });
    expect(first(rigl)).toEqual(first(fixed));
    expect(first(set)).toEqual(first(fixed));
    // An interval that is never over makes RigL a static mask, to the end.
    const tests = (events: readonly RunEvent[]) => eventsOf(events, "evaluated").map(({ test }) => test);
    expect(tests(rigl)).toEqual(tests(fixed));
  });
});

describe("the turns of lanes", () => {
  it("are fair: no lane is more than a step ahead of another that trains", async () => {
    const order: { readonly lane: number; readonly step: number }[] = [];
    const lanes: readonly GivenSpec[] = [{ method: "slr" }, { method: "rigl" }, { method: "set", epochs: 6 }];
    const beside = await runBeside(
      lanes.map((lane) => ({ task: "link", ...lane })),
      "wasm",
      (lane, step) => order.push({ lane, step }),
    );
    const planned = beside.map((events) => eventsOf(events, "started")[0].plan.steps);
    expect(planned[2]).toBe(1.5 * planned[0]);
    const steps = [0, 0, 0];
    for (const { lane, step } of order) {
      expect(step).toBe(steps[lane] + 1);
      const others = steps.filter((one, i) => i !== lane && one < planned[i]);
      steps[lane] = step;
      // Whoever takes a step was not ahead of anybody who trains; who has not begun still prepares.
      if (steps.every((one) => one > 0)) expect(step - 1).toBeLessThanOrEqual(Math.min(...others));
    }
    expect(steps).toEqual(planned);
  });

  it("do not count as training time of a lane that waits", async () => {
    const hour = 3_600_000;
    const real = performance.now.bind(performance);
    let waited = 0;
    vi.spyOn(performance, "now").mockImplementation(() => real() + waited);
    async function* slow(): LaneEvents {
      yield { type: "started" } as unknown as RunEvent;
      for (let step = 1; step <= 40; step++) {
        waited += hour;
        yield { type: "stepped", step, rest: async () => undefined };
      }
    }
    const heard: RunEvent[] = [];
    const own = await startToy({ task: "link", method: "rigl" }, "wasm");
    const listen = listener((lane, event) => lane === 0 && heard.push(event));
    await createLaneRun([own, slow()], listen, restless()).run();
    expect(waited).toBe(40 * hour);
    expect(eventsOf(heard, "finished")[0].result.trainMs).toBeLessThan(hour);
    expect(eventsOf(heard, "evaluated").at(-1)?.seconds).toBeLessThan(hour / 1000);
  });
});

describe("lanes that have ended", () => {
  const gcn = { task: "node", model: "gcn", epochs: 2, denseEpochs: 1 } as const;

  it("leave nothing in the memory of the device, finished or stopped", async () => {
    const lanes = four.map((method) => ({ ...gcn, method }));
    await runBeside(lanes, "wasm"); // whatever is made once
    const before = tf.memory().numTensors;
    await runBeside(lanes, "wasm");
    expect(tf.memory().numTensors).toBe(before);
    const generators = await Promise.all(lanes.map((given) => startToy(given, "wasm")));
    let stopped = 0;
    const run = createLaneRun(
      generators.map((events) => watched(events, (step) => step === 2 && run.stop())),
      listener((_lane, event) => {
        if (event.type === "stopped") stopped++;
      }),
      restless(),
    );
    await run.run();
    expect(stopped).toBe(4);
    expect(tf.memory().numTensors).toBe(before);
  });
});
