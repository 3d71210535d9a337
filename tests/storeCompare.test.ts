import { describe, expect, it } from "vitest";
import { comparisonSentence } from "../src/store/compare";
import { sharedStarts } from "../src/store/identity";
import { exceptSentence, laneDifferences } from "../src/store/laneDifferences";
import { emptyRun, type Run } from "../src/store/run";
import { comparisonRows } from "../src/store/runFacts";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createWords } from "../src/words/words";
import { result } from "./storeEvents";

const t = createWords("en");

/** A run that finished with figures made up for the sentence. */
function finished(given: GivenSpec, testAccuracy: number, megaFlops: number, extra: Partial<Run["result"]> = {}): Run {
  const spec = resolveSpec({ dataset: "ia-email-twin", recipe: "same", ...given });
  const flops = { rigl: megaFlops * 1e6, exact: megaFlops * 0.75e6, propagation: 0 };
  const density = spec.method === "dense" ? 1 : 1 - spec.sparsity;
  return {
    ...emptyRun(spec),
    outcome: "finished",
    result: { ...result, testAccuracy, density, trainingFlops: flops, ...extra },
  };
}

/** The sentence with its hard spaces made plain. */
const sentence = (...runs: readonly Run[]): string | undefined =>
  comparisonSentence(runs, "rigl", t)?.replaceAll("\u00a0", " ");

const basis = " Validation chose the models; FLOPs are counted (RigL’s convention).";
const slr = finished({ method: "slr", sparsity: 0.90625 }, 0.916, 820);
const rigl = finished({ method: "rigl", sparsity: 0.90625 }, 0.912, 100);

describe("the comparing sentence of two lanes", () => {
  const wanted =
    "Sparse training (RigL) reached 91.2 % test accuracy with 1/8.2 of the training FLOPs of train-and-prune (SLR, 91.6 %) at 90.625 % sparsity; seed 1.";

  it("is that of the lab's plan, whichever lane comes first", () => {
    expect(sentence(slr, rigl)).toBe(wanted + basis);
    expect(sentence(rigl, slr)).toBe(wanted + basis);
  });

  it("names no family where both are of the same", () => {
    const set = finished({ method: "set", sparsity: 0.90625 }, 0.9, 200);
    expect(sentence(set, rigl)).toMatch(
      /^RigL reached 91.2 % test accuracy with 1\/2.0 of the training FLOPs of SET \(90.0 %\) at/,
    );
  });

  it("gives each its sparsity where they differ, and the dense net none", () => {
    const half = finished({ method: "slr", sparsity: 0.5 }, 0.92, 900);
    expect(sentence(half, rigl)).toBe(
      `Sparse training (RigL) at 90.625 % sparsity reached 91.2 % test accuracy with 1/9.0 of the training FLOPs of train-and-prune (SLR, 92.0 %) at 50 % sparsity; seed 1.${basis}`,
    );
    const dense = finished({ method: "dense" }, 0.93, 1000);
    expect(sentence(dense, rigl)).toBe(
      `Sparse training (RigL) at 90.625 % sparsity reached 91.2 % test accuracy with 1/10 of the training FLOPs of the dense net (93.0 %); seed 1.${basis}`,
    );
  });

  it("begins with the more accurate one where both cost the same", () => {
    const set = finished({ method: "set", sparsity: 0.90625 }, 0.92, 100);
    expect(sentence(rigl, set)).toBe(
      `SET reached 92.0 % test accuracy with as many training FLOPs as RigL (91.2 %) at 90.625 % sparsity; seed 1.${basis}`,
    );
  });

  it("tells lanes of one method apart by their letters", () => {
    const sparser = finished({ method: "rigl", sparsity: 0.95 }, 0.9, 50);
    expect(sentence(rigl, sparser)).toBe(
      `RigL in lane B at 95 % sparsity reached 90.0 % test accuracy with 1/2.0 of the training FLOPs of RigL in lane A (91.2 %) at 90.625 % sparsity; seed 1.${basis}`,
    );
  });

  it("counts by the convention that is chosen", () => {
    expect(comparisonSentence([slr, rigl], "exact", t)).toContain("FLOPs are counted (exact convention)");
  });

  it("says where the figures flatter, and what was left out of the count", () => {
    const flattered = { ...rigl, result: rigl.result && { ...rigl.result, chosenBy: "test" as const } };
    expect(sentence(slr, flattered)).toContain("The test data itself chose the models");
    const uncountedFlops = { rigl: 5e8, exact: 4e8, propagation: 0 };
    const started = finished({ method: "rigl", sparsity: 0.90625 }, 0.912, 100, { uncountedFlops });
    expect(sentence(slr, started)).toMatch(
      /Left out are 500 MFLOPs that trained the dense net which RigL started from\.$/,
    );
  });
});

describe("the comparing sentence of three and four lanes", () => {
  const set = finished({ method: "set", sparsity: 0.90625 }, 0.905, 100);

  it("ranks them by accuracy, beside the FLOPs of the best", () => {
    expect(sentence(rigl, slr, set)).toBe(
      `At 90.625 % sparsity, seed 1: SLR reached the highest test accuracy, 91.6 %; RigL reached 91.2 % with 1/8.2 of its training FLOPs; SET reached 90.5 % with 1/8.2 of its training FLOPs.${basis}`,
    );
  });

  it("calls equal what is written equally, and puts the dearer one first", () => {
    const close = finished({ method: "rigl", sparsity: 0.90625 }, 0.9162, 100); // 91.6 %, as SLR's 91.60
    expect(sentence(close, slr, set)).toContain(
      "SLR reached the highest test accuracy, 91.6 %; RigL reached the same accuracy with 1/8.2 of its training FLOPs; SET",
    );
  });

  it("gives each its sparsity where they differ", () => {
    const dense = finished({ method: "dense" }, 0.93, 1000);
    expect(sentence(dense, slr, rigl, set)).toMatch(
      /^Seed 1: the dense net reached the highest test accuracy, 93.0 %; SLR at 90.625 % sparsity reached 91.6 % with 1\/1.2 of its training FLOPs; RigL at/,
    );
  });

  it("says what costs more than the best, and what as much", () => {
    const granet = finished({ method: "granet", sparsity: 0.90625 }, 0.9, 130);
    const snfs = finished({ method: "snfs", sparsity: 0.90625 }, 0.89, 100);
    expect(sentence(rigl, granet, snfs)).toContain(
      "GraNet reached 90.0 % with 1.3 times its training FLOPs; SNFS reached 89.0 % with as many training FLOPs.",
    );
  });
});

describe("lanes that did not finish", () => {
  const failed: Run = { ...emptyRun(slr.spec), outcome: "failed", message: "The loss stopped being a number." };

  it("keep the sentence back as long as one trains", () => {
    expect(sentence(rigl, emptyRun(slr.spec))).toBeUndefined();
  });

  it("are left out with a word, and the other one speaks for itself", () => {
    expect(sentence(failed, rigl)).toMatch(
      /^RigL \(sparse training\) reached 91.2 % test accuracy .*SLR failed and is left out\.$/,
    );
    const set = finished({ method: "set", sparsity: 0.90625 }, 0.9, 200);
    const three = sentence(rigl, failed, set);
    expect(three).toMatch(/^RigL reached 91.2 %.* SLR failed and is left out\. Validation chose/);
    expect(sentence(rigl, { ...failed, outcome: "stopped" }, set)).toContain("SLR was stopped and is left out.");
  });

  it("leave nothing to say where none finished", () => {
    expect(sentence(failed, { ...failed, outcome: "stopped" })).toBeUndefined();
  });
});

describe("what differs between lanes", () => {
  const spec = (given: GivenSpec) => resolveSpec({ dataset: "ia-email-twin", recipe: "same", ...given });

  it("is what has an effect on more than one of them", () => {
    const specs = [spec({ method: "slr", rho: 0.5 }), spec({ method: "rigl", sparsity: 0.75 })];
    expect(laneDifferences(specs, "temporal")).toEqual([{ id: "sparsity", values: [0.9, 0.75] }]);
  });

  it("is told of each lane beside the first, unless it is the method alone", () => {
    const first = spec({ method: "slr" });
    const of = (given: GivenSpec) => exceptSentence(first, spec(given), "A", "temporal", t);
    expect(of({ method: "rigl" })).toBeUndefined();
    expect(of({ method: "slr" })).toBe("Same as A in everything");
    expect(of({ method: "rigl", sparsity: 0.75, distribution: "erk" })).toBe(
      "Same as A except method, target sparsity, distribution over layers",
    );
    // By the paper's recipe each family has its own learning rate.
    expect(of({ method: "rigl", recipe: "paper" })).toContain("learning rate");
  });

  it("is marked in the table, which leaves open what a lane has not found", () => {
    const rows = comparisonRows([slr, { ...emptyRun(rigl.spec), outcome: "failed" }], "temporal", "rigl", t);
    const row = (label: string) => rows.find((one) => one.label === label);
    expect(row("Sparsity")).toEqual({ label: "Sparsity", values: ["90.625\u00a0%", "90.625\u00a0%"], differs: false });
    expect(row("Test accuracy")).toEqual({ label: "Test accuracy", values: ["91.6\u00a0%", undefined], differs: true });
  });
});

describe("what lanes start from", () => {
  const identity = { inputs: "aa", split: "bb", weights: "cc", batches: "dd" };

  it("is told when all lanes have told it", () => {
    expect(sharedStarts([{ ...slr, identity }, rigl], t)).toBeUndefined();
    expect(sharedStarts([{ ...slr, identity }], t)).toBeUndefined();
  });

  it("is the same, or is said with the reason why it is not", () => {
    const same = sharedStarts(
      [
        { ...slr, identity },
        { ...rigl, identity },
      ],
      t,
    );
    expect(same?.parts.map(({ same }) => same)).toEqual([true, true, true, true]);
    expect(same?.sentence).toBe(
      "All lanes start from the same embedding, split, initial weights and batches: they differ in nothing but what each is set to.",
    );
    const narrow = finished({ method: "small-dense" }, 0.9, 100);
    const other = sharedStarts(
      [
        { ...slr, identity },
        { ...narrow, identity: { ...identity, weights: "ee" } },
      ],
      t,
    );
    expect(other?.parts.map(({ same }) => same)).toEqual([true, true, false, true]);
    expect(other?.sentence).toBe(
      "The lanes do not start from the same initial weights (B, Small dense trains a narrower net); in everything else they do.",
    );
  });
});
