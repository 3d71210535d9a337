import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { rocAuc } from "../src/train/rocAuc";
import { score } from "../src/train/score";

const set = (targets: number[]) => ({ rows: new Uint32Array(targets.length), targets: Int32Array.from(targets) });

describe("ROC-AUC", () => {
  it("is the share of (positive, negative) pairs in the right order", () => {
    // positives 0.9, 0.4; negatives 0.5, 0.1: right in 3 of 4 pairs
    expect(rocAuc(Float32Array.from([0.9, 0.5, 0.4, 0.1]), Int32Array.from([1, 0, 1, 0]))).toBe(0.75);
  });
  it("counts ties half, also between 0 and -0 and for negative scores", () => {
    expect(rocAuc(Float32Array.from([2, 2]), Int32Array.from([1, 0]))).toBe(0.5);
    expect(rocAuc(Float32Array.from([0, -0]), Int32Array.from([1, 0]))).toBe(0.5);
    // positives -1, -3; negatives -1, -2: (-1,-1) ½, (-1,-2) 1, (-3, ·) 0
    expect(rocAuc(Float32Array.from([-1, -3, -1, -2]), Int32Array.from([1, 1, 0, 0]))).toBe(1.5 / 4);
  });
  it("is the same as over all pairs one by one, for scores of every size and sign", () => {
    const rng = createRng(3, "scores");
    const scores = Float32Array.from({ length: 200 }, () => Math.round(3 * rng.normal()) * 10 ** (rng.int(40) - 20));
    const targets = Int32Array.from(scores, () => rng.int(2));
    const [positives, negatives] = [1, 0].map((target) => [...scores].filter((_, i) => targets[i] === target));
    const wins = positives.flatMap((a) => negatives.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
    const mean = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
    expect(rocAuc(scores, targets)).toBeCloseTo(mean, 12);
  });
  it("is ½ where a class is absent", () => {
    expect(rocAuc(Float32Array.from([1, 2]), Int32Array.from([1, 1]))).toBe(0.5);
  });
});

describe("score", () => {
  it("scores links at probability ½ and reports seen pairs apart", () => {
    const found = score("binary", Float32Array.from([2, -1, 1, -2]), set([1, 1, 0, 0]), Uint8Array.from([1, 0, 0, 1]));
    expect(found.accuracy).toBe(0.5);
    expect(found.seenAccuracy).toBe(1);
    // log(1+e^-2), log(1+e^1), log(1+e^1), log(1+e^-2)
    expect(found.loss).toBeCloseTo((0.126928 + 1.313262 + 1.313262 + 0.126928) / 4, 5);
    // pairs: (2,1) (2,-2) (-1,1) (-1,-2): 3 of 4
    expect(found.auc).toBe(0.75);
  });
  it("scores classes by the largest logit and softmax cross-entropy", () => {
    const found = score("softmax", Float32Array.from([1, 2, 3, 0, 0, 0]), set([2, 1]));
    expect(found.accuracy).toBe(0.5); // a tie goes to the first class, which is wrong here
    // log(e^-2 + e^-1 + 1) = 0.407606; log 3 = 1.098612
    expect(found.loss).toBeCloseTo((0.407606 + 1.098612) / 2, 5);
  });
  it("does not overflow on large logits", () => {
    expect(score("binary", Float32Array.from([1000, -1000]), set([0, 1])).loss).toBe(1000);
    expect(score("softmax", Float32Array.from([1000, 0]), set([1])).loss).toBe(1000);
  });
});
