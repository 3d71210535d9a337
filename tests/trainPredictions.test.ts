import { describe, expect, it } from "vitest";
import { nodeSplits } from "../src/data/nodeSplits";
import { startBackend } from "../src/ops/backend";
import type { PredictionsResponse, SetPlaces } from "../src/train/graph/messages";
import { createPredictionDoor } from "../src/train/graph/predictionDoor";
import { createPredictionKeeper, decisions, type PredictionKeeper } from "../src/train/predictions";
import type { RunEvent } from "../src/train/protocol";
import { runSpec } from "../src/train/session";
import type { CountedEvaluation } from "../src/train/snapshot";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createWorkCache } from "../src/train/workCache";
import { eventsOf, toySpec, toyTemporal } from "./trainToy";

describe("decisions", () => {
  it("are for the largest logit, the first under ties", () => {
    expect([...decisions(Float32Array.of(1, 3, 2, 5, 5, -1, -4, -3, -2), 3)]).toEqual([1, 0, 2]);
  });

  it("are for an edge where the only logit is not negative", () => {
    expect([...decisions(Float32Array.of(-0.1, 0, 2), 1)]).toEqual([0, 1, 1]);
  });
});

/** An evaluation of which a keeper reads these parts. */
const evaluation = (epoch: number, kept: number, val: number, test: number): CountedEvaluation =>
  ({ epoch, kept, val: { accuracy: val, loss: 1 }, test: { accuracy: test, loss: 1 } }) as unknown as CountedEvaluation;

/** Logits of two classes that say the class given for every one of two samples. */
const saying = (label: number) => {
  const logits = label === 0 ? Float32Array.of(1, 0, 1, 0) : Float32Array.of(0, 1, 0, 1);
  return { train: logits, val: logits, test: logits };
};

const first: SetPlaces = { train: Int32Array.of(0), val: Int32Array.of(-1), test: Int32Array.of(1, 9) };

describe("a keeper of predictions", () => {
  const keeper = (chosenBy: "validation" | "test" = "validation"): PredictionKeeper =>
    createPredictionKeeper({ loss: "softmax", outputs: 2, chosenBy });

  it("tells what was said last, and by the best model so far", () => {
    const kept = keeper();
    expect(kept.told(first)).toEqual({ last: undefined, chosen: undefined });
    kept.hear(evaluation(1, 10, 0.8, 0.1), saying(1));
    kept.hear(evaluation(2, 10, 0.7, 0.9), saying(0));
    const { last, chosen } = kept.told(first);
    expect(last).toEqual({ epoch: 2, train: Int16Array.of(0), val: Int16Array.of(-1), test: Int16Array.of(0, -1) });
    expect(chosen).toEqual({ epoch: 1, train: Int16Array.of(1), val: Int16Array.of(-1), test: Int16Array.of(1, -1) });
  });

  it("chooses as the run does: by test where it is told to, and only among nets as sparse as the last", () => {
    const byTest = keeper("test");
    byTest.hear(evaluation(1, 10, 0.8, 0.1), saying(1));
    byTest.hear(evaluation(2, 10, 0.7, 0.9), saying(0));
    expect(byTest.told(first).chosen?.epoch).toBe(2);
    const pruned = keeper();
    pruned.hear(evaluation(1, 10, 0.8, 0.1), saying(1));
    pruned.hear(evaluation(2, 5, 0.6, 0.1), saying(0));
    expect(pruned.told(first).chosen?.epoch).toBe(2);
  });

  it("takes the untrained model only before all others", () => {
    const kept = keeper();
    kept.hear(evaluation(0, 10, 0.9, 0.9), saying(1));
    expect(kept.told(first).chosen?.epoch).toBe(0);
    kept.hear(evaluation(1, 10, 0.1, 0.1), saying(0));
    expect(kept.told(first).chosen?.epoch).toBe(1);
  });

  it("keeps of links the test pairs alone: the training pairs that are scored are drawn anew", () => {
    const kept = createPredictionKeeper({ loss: "binary", outputs: 1, chosenBy: "validation" });
    const logits = Float32Array.of(-1, 1);
    kept.hear(evaluation(1, 10, 0.8, 0.1), { train: logits, val: logits, test: logits });
    expect(kept.told(first).last).toMatchObject({ train: Int16Array.of(-1), test: Int16Array.of(1, -1) });
  });
});

describe("a run whose predictions are kept", () => {
  const given = { ...toySpec, task: "node", model: "fnn", method: "rigl", sparsity: 0.5 } as const satisfies GivenSpec;
  const spec = resolveSpec(given);

  async function runIt(keepPredictions?: Parameters<typeof runSpec>[0]["keepPredictions"]): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    const backend = await startBackend("wasm");
    const cache = { ...createWorkCache(), densePhases: undefined };
    for await (const event of runSpec({ spec, dataset: toyTemporal, backend, cache, keepPredictions })) {
      if (event.type !== "stepped" && event.type !== "progress") events.push(event);
    }
    return events;
  }

  /** All that a run says, measured times left out. */
  const figures = (events: RunEvent[]): unknown =>
    JSON.parse(
      JSON.stringify(events, (key, value) => (["seconds", "trainMs", "wallMs"].includes(key) ? undefined : value)),
    );

  it("is the same run, and its predictions give its accuracies", async () => {
    let keeper: PredictionKeeper | undefined;
    const kept = await runIt((input) => {
      keeper = createPredictionKeeper(input);
      return keeper;
    });
    expect(figures(kept)).toEqual(figures(await runIt()));
    const started = eventsOf(kept, "started")[0];
    const { test } = started.plan.samples;
    const places = Int32Array.from({ length: test }, (_, i) => i);
    const none = new Int32Array(0);
    const told = keeper?.told({ train: none, val: none, test: places });
    const result = eventsOf(kept, "finished")[0].result;
    expect(told?.last?.epoch).toBe(4);
    expect(told?.chosen?.epoch).toBe(result.bestEpoch);
    const labels = toyTemporal.graph.labels as Int32Array;
    const split = nodeSplits(labels, { seed: spec.seed, perClass: spec.nodesPerClass });
    const right = (said: Int16Array = new Int16Array(0)): number =>
      [...said].filter((label, i) => label === labels[split.test[i]]).length;
    expect(right(told?.last?.test) / test).toBeCloseTo(result.lastTestAccuracy, 12);
    expect(right(told?.chosen?.test) / test).toBeCloseTo(result.testAccuracy, 12);
  });

  it("answers at the door lane by lane, from the first evaluation on, and forgets the run before", () => {
    const heard: PredictionsResponse[] = [];
    const door = createPredictionDoor((response) => heard.push(response));
    door.hear({ type: "predictions", id: 1, asked: first });
    const [start] = door.begin([spec, { ...spec, method: "set" }]);
    start({ loss: "softmax", outputs: 2, chosenBy: "validation" }).hear(evaluation(1, 10, 0.8, 0.1), saying(1));
    door.hear({ type: "predictions", id: 2, asked: first });
    door.begin([spec]);
    door.hear({ type: "predictions", id: 3, asked: first });
    expect(heard.map(({ lanes }) => lanes.length)).toEqual([0, 2, 1]);
    expect(heard[1].lanes[0].last?.epoch).toBe(1);
    expect(heard[1].lanes[1].last).toBeUndefined();
    expect(heard[2].lanes[0].last).toBeUndefined();
  });
});
