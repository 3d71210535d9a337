import { describe, expect, it } from "vitest";
import { createEmbeddingCache } from "../src/train/embeddingCache";
import { maskPictures, packBits } from "../src/train/maskPicture";
import type { Net } from "../src/train/net";
import type { Evaluation, RunPlan, RunResult } from "../src/train/protocol";
import { runResult } from "../src/train/result";
import { unpackBits } from "./trainToy";

const flops = (rigl: number) => ({ rigl, exact: rigl / 2, propagation: 0 });

/** An evaluation: validation accuracy and loss, test accuracy, and the weights that were kept. */
function evaluation(
  epoch: number,
  val: number,
  loss: number,
  test: number,
  kept: number,
): Evaluation & { kept: number } {
  return {
    epoch,
    step: 10 * epoch,
    stage: "retraining",
    loss: 1,
    train: { accuracy: 0.5 + epoch / 100, loss: 1 },
    val: { accuracy: val, loss },
    test: { accuracy: test, loss: 1, auc: test + 0.01, seenAccuracy: test + 0.02 },
    density: kept / 100,
    densityByLayer: { w1: kept / 100 },
    flops: flops(60 * epoch),
    denseFlops: flops(90 * epoch),
    seconds: epoch,
    kept,
  };
}

const net: Pick<Net, "ledger" | "maskableWeights" | "parameterCount"> = {
  ledger: { layers: { w1: { weights: 100, usesPerSample: 1, first: true } }, propagation: 0 },
  maskableWeights: 100,
  parameterCount: 110,
};
const resultOf = (evaluations: (Evaluation & { kept: number })[], chosenBy: RunResult["chosenBy"] = "validation") =>
  runResult({ plan: { epochs: 3 } as RunPlan, net: net as Net, evaluations, chosenBy, trainMs: 5, wallMs: 7 });

describe("the model that is reported", () => {
  it("is the best by validation, never by test", () => {
    const result = resultOf([
      evaluation(0, 0.5, 1, 0.5, 20),
      evaluation(1, 0.7, 1, 0.6, 20),
      evaluation(2, 0.6, 1, 0.9, 20),
      evaluation(3, 0.65, 1, 0.8, 20),
    ]);
    expect(result).toMatchObject({
      bestEpoch: 1,
      testAccuracy: 0.6,
      valAccuracy: 0.7,
      trainAccuracy: 0.51,
      testAuc: 0.61,
      testSeenAccuracy: 0.62,
      lastTestAccuracy: 0.8,
      lastTestAuc: 0.81,
      chosenBy: "validation",
    });
  });

  it("is the best by test where that quirk of the released code is on, of the same candidates", () => {
    const evaluations = [
      evaluation(0, 0.9, 1, 0.99, 20),
      evaluation(1, 0.9, 1, 0.95, 100),
      evaluation(2, 0.7, 0.4, 0.6, 20),
      evaluation(3, 0.5, 0.5, 0.8, 20),
      evaluation(4, 0.6, 0.1, 0.8, 20),
    ];
    // Epochs 0 and 1 are untrained and dense; 3 and 4 tie in accuracy and in test loss, so the earlier one it is.
    expect(resultOf(evaluations, "test")).toMatchObject({
      bestEpoch: 3,
      testAccuracy: 0.8,
      valAccuracy: 0.5,
      chosenBy: "test",
    });
    expect(resultOf(evaluations)).toMatchObject({ bestEpoch: 2, testAccuracy: 0.6 });
  });

  it("is as sparse as the last one: a dense phase is not reported, nor the untrained net", () => {
    const { bestEpoch, valAccuracy } = resultOf([
      evaluation(0, 0.99, 1, 0.5, 20),
      evaluation(1, 0.9, 1, 0.9, 100),
      evaluation(2, 0.6, 1, 0.55, 20),
      evaluation(3, 0.5, 1, 0.6, 20),
    ]);
    expect([bestEpoch, valAccuracy]).toEqual([2, 0.6]);
  });

  it("is under ties the one of the lowest validation loss, then the earliest", () => {
    const lowest = [evaluation(0, 0, 9, 0, 20), evaluation(1, 0.7, 0.5, 0.1, 20), evaluation(2, 0.7, 0.4, 0.2, 20)];
    expect(resultOf(lowest).bestEpoch).toBe(2);
    const same = [evaluation(0, 0, 9, 0, 20), evaluation(1, 0.7, 0.5, 0.1, 20), evaluation(2, 0.7, 0.5, 0.2, 20)];
    expect(resultOf(same).bestEpoch).toBe(1);
  });

  it("comes with the figures of the whole run", () => {
    const result = resultOf([
      evaluation(0, 0, 9, 0, 100),
      evaluation(1, 0.7, 0.5, 0.1, 20),
      evaluation(2, 0, 1, 0, 20),
    ]);
    expect(result).toMatchObject({
      density: 0.2,
      densityByLayer: { w1: 0.2 },
      keptWeights: 20,
      maskableWeights: 100,
      parameters: 110,
      parameterSparsity: 80 / 110,
      steps: 20,
      epochs: 3,
      trainingFlops: flops(120),
      denseTrainingFlops: flops(180),
      trainMs: 5,
      wallMs: 7,
    });
  });
});

describe("the picture of a mask", () => {
  it("holds its bits, the lowest bit of a byte first", () => {
    expect([...packBits(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0))]).toEqual([1]);
    expect([...packBits(Uint8Array.of(0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1))]).toEqual([0b10000110, 0b101]);
    expect([...packBits(new Uint8Array(0))]).toEqual([]);
  });

  // 1, 2 and 3 bytes left over at the end of base64's groups of three
  it.each([1, 7, 8, 9, 16, 17, 24, 25, 33])("of %i weights reads back as it was", (count) => {
    const mask = new Uint8Array(count).map((_, i) => ((i * i) % 7 < 3 ? 1 : 0));
    const { w1 } = maskPictures({ w1: { inputs: count, outputs: 1 } }, { w1: mask }, undefined);
    expect(unpackBits(w1.bits, count)).toEqual([...mask]);
    expect(w1.bits.length).toBe(4 * Math.ceil(Math.ceil(count / 8) / 3));
  });

  it("is the base64 that other programs write", () => {
    const layers = { w1: { inputs: 3, outputs: 4 } };
    const { w1 } = maskPictures(layers, { w1: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0) }, undefined);
    expect(w1).toEqual({ inputs: 3, outputs: 4, bits: "/wI=", dropped: 0, grown: 0 });
  });

  it("counts what was dropped and what was grown, layer by layer", () => {
    const layers = { w1: { inputs: 2, outputs: 3 }, w2: { inputs: 3, outputs: 1 } };
    const before = { w1: Uint8Array.of(1, 1, 1, 0, 0, 0), w2: Uint8Array.of(1, 1, 1) };
    const after = { w1: Uint8Array.of(1, 0, 0, 0, 1, 1), w2: Uint8Array.of(0, 1, 1) };
    const { w1, w2 } = maskPictures(layers, after, before);
    expect([w1.dropped, w1.grown, w2.dropped, w2.grown]).toEqual([2, 2, 1, 0]);
  });
});

describe("the cache of embeddings", () => {
  const table = (numbers: number) => new Float32Array(numbers); // 4 bytes each

  it("gives back what it was given", () => {
    const cache = createEmbeddingCache();
    const made = table(3);
    cache.set("a", made);
    expect(cache.get("a")).toBe(made);
    expect(cache.get("b")).toBeUndefined();
  });

  it("forgets what was not used for longest when it is full", () => {
    const cache = createEmbeddingCache(40);
    for (const key of ["a", "b"]) cache.set(key, table(5));
    cache.get("a");
    cache.set("c", table(5));
    expect(["a", "b", "c"].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  });

  it("keeps the newest even where it alone is too large, and does not count a table twice", () => {
    const cache = createEmbeddingCache(40);
    cache.set("a", table(5));
    cache.set("large", table(50));
    expect([cache.get("a"), cache.get("large")?.length]).toEqual([undefined, 50]);
    cache.set("large", table(5));
    cache.set("b", table(5));
    expect([cache.get("large")?.length, cache.get("b")?.length]).toEqual([5, 5]);
  });
});
