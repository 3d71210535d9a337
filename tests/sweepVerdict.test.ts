import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { pairsOf } from "../src/sweep/pairs";
import { accuracyFlopsFront, summarizeSweep } from "../src/sweep/summary";
import { type Verdict, verdictsOf } from "../src/sweep/verdict";
import { pairOf, sweepFileOf, sweepOf } from "./sweepFixture";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const words = ["holds", "does not hold", "cannot tell with"];

/** The verdict on the only data set of a sweep, after a check that it says exactly one of the three words. */
function verdictOf(file: Parameters<typeof verdictsOf>[0]): Verdict {
  const [verdict] = verdictsOf(file);
  expect(words.filter((word) => verdict.sentence.includes(word))).toEqual([
    verdict.word === "cannot tell" ? "cannot tell with" : verdict.word,
  ]);
  if (verdict.word === "cannot tell") {
    expect(verdict.sentence).toContain(`cannot tell with ${verdict.seeds} seed${verdict.seeds === 1 ? "" : "s"}.`);
  }
  return verdict;
}

describe("the summary of a sweep", () => {
  const spec = sweepOf({ methods: ["dense", "rigl"], sparsities: [0.5, 0.75], seeds: [1, 2, 3] });
  const file = sweepFileOf(spec, ({ method, sparsity, seed }) => {
    if (method === "dense") return seed === 3 ? undefined : { accuracy: 0.8, flops: 1000 };
    if (sparsity === 0.75 && seed === 2) return "The loss stopped being a number.";
    return { accuracy: (sparsity === 0.75 ? 0.71 : 0.7) + seed / 100, flops: 1000 * (1 - sparsity) };
  });
  const summaries = summarizeSweep(file);

  it("has a row a method and level, and leaves out no run", () => {
    expect(summaries.map(({ method, sparsity }) => [method, sparsity])).toEqual([
      ["dense", 0],
      ["rigl", 0.5],
      ["rigl", 0.75],
    ]);
    expect(summaries[0]).toMatchObject({ finished: [1, 2], failed: [], missing: [3] });
    expect(summaries[2]).toMatchObject({
      finished: [1, 3],
      failed: [{ seed: 2, message: "The loss stopped being a number." }],
      missing: [],
    });
  });

  it("gives mean, spread and extremes over the seeds that finished", () => {
    const { figures } = summaries[1];
    expect(figures?.accuracy.mean).toBeCloseTo(0.72, 12);
    expect(figures?.accuracy.deviation).toBeCloseTo(0.01, 12);
    expect(figures?.accuracy).toMatchObject({ count: 3, min: 0.71, max: 0.73 });
    expect(figures?.auc?.mean).toBeCloseTo(0.77, 12);
    expect(figures?.shareOfDense).toEqual({ rigl: 0.5, exact: 0.5 });
    expect(figures?.flops.rigl).toEqual({ count: 3, mean: 500, deviation: 0, min: 500, max: 500 });
    expect(figures).toMatchObject({ density: 0.5, densityByLayer: { w1: 0.5, w2: 0.5 }, maskableWeights: 2176 });
    expect(figures?.seconds.mean).toBe(0.5);
    expect(summarizeSweep({ ...file, records: [] })[0].figures).toBeUndefined();
  });

  it("has the front of what nothing beats in both accuracy and FLOPs", () => {
    // Accuracy and FLOPs: dense 0.80, 1000; at 0.5 0.72, 500; at 0.75 0.73, 250, which beats the second.
    expect(accuracyFlopsFront(summaries).map(({ sparsity }) => sparsity)).toEqual([0.75, 0]);
    expect(accuracyFlopsFront([])).toEqual([]);
  });
});

describe("pairs of methods", () => {
  it("are all of sparse training against train-and-prune, the paper's own first, a static mask last", () => {
    const pairs = pairsOf(["dense", "magnitude", "slr", "static", "set", "rigl"]).map((pair) => Object.values(pair));
    expect(pairs[0]).toEqual(["rigl", "slr"]);
    expect(pairs.map(([sparse]) => sparse)).toEqual(["rigl", "rigl", "set", "set", "static", "static"]);
    expect(Object.values(pairsOf(["magnitude", "static", "set"])[0])).toEqual(["set", "magnitude"]);
    expect(pairsOf(["dense", "rigl"])).toEqual([]);
  });
});

describe("the verdict on claim 1", () => {
  it("holds where the accuracy is comparable for less than half of the FLOPs", () => {
    // Differences 0, -0.002, 0.002: mean 0, deviation 0.002, error 0.002 / √3; t = 0.01 √3 / 0.002 = 8.66 with 2
    // degrees of freedom: p = 1/2 - t / (2 √(2 + t²)) = 0.0065.
    const verdict = verdictOf(pairOf([0.77, 0.772, 0.768], [0.77, 0.77, 0.77]));
    expect(verdict).toMatchObject({ word: "holds", seeds: 3, cheapFrom: 0.875 });
    expect(verdict.headline?.test?.t).toBeCloseTo(8.66, 2);
    expect(verdict.headline?.p).toBeCloseTo(0.00654, 5);
    expect(verdict.levels[0].flopsShares).toEqual([0.125]);
    expect(plain(verdict.sentence)).toBe(
      "Claim 1 on made up: holds. RigL against SLR, 3 seeds: RigL needs less than 1/2 of the training FLOPs of SLR from 87.5 % sparsity on (counted: 1/8.0 of them at 87.5 %). " +
        "Its test accuracy at 87.5 % is 77.0 % ± 0.0 against 77.0 % ± 0.2: a difference of 0.0 points, 90 % interval −0.3 to 0.3; " +
        "the claim asks for no more than 1 point below, and a paired t test puts the difference above that mark with p = 0.007.",
    );
  });

  it("does not hold where the accuracy is shown to be lower, or the FLOPs are too many", () => {
    expect(verdictOf(pairOf([0.8, 0.802, 0.798], [0.75, 0.751, 0.752])).word).toBe("does not hold");
    const dear = verdictOf(pairOf([0.77, 0.772, 0.768], [0.77, 0.77, 0.77], {}, { slr: 800, rigl: 400 }));
    expect(dear).toMatchObject({ word: "does not hold", cheapFrom: undefined });
    expect(dear.sentence).toContain("at no sparsity level of the sweep (counted: 1/2.0 of them");
  });

  it("cannot tell where seeds differ too much, or there is but one, or a run failed", () => {
    expect(verdictOf(pairOf([0.77, 0.79, 0.75], [0.77, 0.75, 0.79]))).toMatchObject({ word: "cannot tell", seeds: 3 });
    expect(verdictOf(pairOf([0.77], [0.8]))).toMatchObject({ word: "cannot tell", seeds: 1 });
    expect(verdictOf(pairOf([0.77], [0.5], {}, { slr: 100, rigl: 800 })).word).toBe("cannot tell");
    const spec = sweepOf({ seeds: [1, 2, 3] });
    const failed = verdictOf(
      sweepFileOf(spec, ({ method, seed }) =>
        method === "rigl" && seed === 3 ? "Diverged." : { accuracy: 0.77, flops: method === "slr" ? 800 : 100 },
      ),
    );
    expect(failed).toMatchObject({ word: "cannot tell", seeds: 2 });
    expect(failed.sentence).toContain("1 run of the two failed, so nothing is decided.");
  });

  it("goes by the seeds that are there, and says what is to come", () => {
    const file = pairOf([0.77, 0.772, 0.768], [0.77, 0.77, 0.77]);
    const some = verdictOf({ ...file, records: file.records.slice(0, 5) });
    expect(some.seeds).toBe(2);
    expect(some.sentence).toContain("1 run of the two is still to come.");
    expect(verdictOf({ ...file, records: [] }).sentence).toBe(
      "Claim 1 on ia-email-twin: cannot tell with 0 seeds. No runs of the two have finished yet.",
    );
    expect(verdictOf(sweepFileOf(sweepOf({ methods: ["rigl"] }), () => undefined)).sentence).toContain("no pair");
  });

  it("pools only the levels from which on the FLOPs are few enough, each seed once", () => {
    const spec = sweepOf({ sparsities: [0.5, 0.75, 0.875], seeds: [1, 2] });
    const file = sweepFileOf(spec, ({ method, sparsity, seed }) => ({
      accuracy: method === "slr" ? 0.8 : sparsity === 0.5 ? 0.1 : 0.8 + (sparsity === 0.75 ? seed : -seed) / 1000,
      flops: method === "slr" ? 1000 : 1100 * (1 - sparsity),
    }));
    const verdict = verdictOf(file);
    // 0.55 of the FLOPs at 50 % is too much. Of the others the mean differences are 0.8 + (s - s)/2000 - 0.8 = 0.
    expect(verdict).toMatchObject({ cheapFrom: 0.75, word: "holds" });
    expect(verdict.headline?.sparsities).toEqual([0.75, 0.875]);
    expect(verdict.headline?.test?.mean).toBeCloseTo(0, 12);
    expect(verdict.levels.map(({ sparsities, word }) => [sparsities[0], word])).toEqual([
      [0.5, "does not hold"],
      [0.75, "holds"],
      [0.875, "holds"],
    ]);
  });

  it("says what twins and quirks mean for it", () => {
    const quirky = pairOf([0.77, 0.77], [0.77, 0.77], { comparison: "as released", quirks: ["leakyWalks"] });
    const { sentence } = verdictOf(
      JSON.parse(JSON.stringify(quirky).replaceAll('"kind":"file"', '"kind":"synthetic twin"')),
    );
    expect(sentence).toContain("Quirks of the released code are on: “Walks see the test edges”.");
    expect(sentence).toContain("The data set is a synthetic twin: this says nothing of its original.");
  });

  it("tells the FLOPs that a dense start leaves out of the count", () => {
    const file = pairOf([0.77, 0.77], [0.77, 0.77], { comparison: "as released", quirks: ["denseStart"] });
    expect(verdictOf(file).sentence).not.toContain("Left out");
    const records = file.records.map((record) => ({
      ...record,
      events: record.events.map((event) =>
        event.type === "finished" && record.cell.includes("/rigl/")
          ? { ...event, result: { ...event.result, uncountedFlops: { rigl: 2e9, exact: 1e9, propagation: 0 } } }
          : event,
      ),
    }));
    expect(plain(verdictOf({ ...file, records }).sentence)).toContain(
      "Left out of the count are 2 GFLOPs of each run of RigL, which trained the dense net it started from.",
    );
  });
});

describe("the verdict on claim 2", () => {
  const given = { datasets: ["brain-twin"], sparsities: [0.875, 0.9375, 0.96875] };

  it("is about extreme sparsity: less than 1/7 of the FLOPs and more than 5 points better", () => {
    const verdict = verdictOf(pairOf([0.4, 0.41, 0.42], [0.5, 0.52, 0.53], given));
    expect(verdict).toMatchObject({ word: "holds", cheapFrom: 0.875 });
    expect(verdict.claim.number).toBe(2);
    expect(verdict.headline?.sparsities).toEqual([0.9375, 0.96875]);
    expect(plain(verdict.sentence)).toContain("over the 2 levels from 93.75 % on is 51.7 % ± 1.5 against 41.0 % ± 1.0");
    expect(verdictOf(pairOf([0.4, 0.41, 0.42], [0.42, 0.43, 0.44], given)).word).toBe("does not hold");
    expect(verdictOf(pairOf([0.4, 0.41, 0.42], [0.5, 0.5, 0.41], given)).word).toBe("cannot tell");
    const sixth = verdictOf(pairOf([0.4, 0.41, 0.42], [0.5, 0.52, 0.53], given, { slr: 600, rigl: 100 }));
    expect(sixth.word).toBe("does not hold");
  });

  it("cannot be given where the sweep has no extreme level", () => {
    const verdict = verdictOf(pairOf([0.4, 0.4], [0.5, 0.5], { ...given, sparsities: [0.5] }));
    expect(verdict).toMatchObject({ word: "cannot tell", seeds: 0 });
  });
});

describe("any verdict", () => {
  const accuracy = fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000);
  const seeds = fc.array(fc.tuple(accuracy, accuracy), { minLength: 1, maxLength: 6 });

  it("is one of three words, and holds and does not hold never both for the two sides of a threshold", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(100, 350, 500), (runs, rigl) => {
        const verdict = verdictOf(
          pairOf(
            runs.map(([a]) => a),
            runs.map(([, b]) => b),
            {},
            { slr: 800, rigl },
          ),
        );
        if (runs.length < 2) expect(verdict.word).toBe("cannot tell");
        const difference = runs.reduce((sum, [a, b]) => sum + b - a, 0) / runs.length;
        if (verdict.word === "holds") expect(difference).toBeGreaterThan(-0.01);
        if (verdict.word === "does not hold" && rigl < 400) expect(difference).toBeLessThan(-0.01);
      }),
      { numRuns: 150 },
    );
  });

  it("never turns from one decision to the other by more seeds that say the same", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 4 }), (runs, times) => {
        const more = Array.from({ length: times }, () => runs).flat();
        const [few, many] = [runs, more].map((all) =>
          verdictOf(
            pairOf(
              all.map(([a]) => a),
              all.map(([, b]) => b),
            ),
          ),
        );
        if (few.word !== "cannot tell") expect(many.word).toBe(few.word);
      }),
      { numRuns: 100 },
    );
  });

  it("finds the truth of simulated runs, and seldom claims what is false", () => {
    const rng = createRng(7, "simulated sweeps");
    const words = (truth: number, sweeps: number): string[] =>
      Array.from({ length: sweeps }, () => {
        const slr = Array.from({ length: 5 }, () => 0.77 + 0.004 * rng.normal()); // a seed moves both alike
        return verdictOf(
          pairOf(
            slr,
            slr.map((one) => one + truth + 0.003 * rng.normal()),
          ),
        ).word;
      });
    const share = (all: string[], word: string): number => all.filter((one) => one === word).length / all.length;
    // No difference at all: (0 + 0.01) / (0.003 / √5) = 7.5 standard errors from the mark, so almost always seen.
    expect(share(words(0, 200), "holds")).toBeGreaterThan(0.97);
    expect(share(words(-0.02, 200), "does not hold")).toBeGreaterThan(0.97);
    // On the mark itself each word is said by mistake in 5 % of sweeps; 3 standard deviations of 400 are 3.3 %.
    const edge = words(-0.01, 400);
    for (const word of ["holds", "does not hold"]) expect(share(edge, word)).toBeLessThan(0.083);
  });

  it("counts the tables' tests: what one comparison shows, a dozen of the same strength do not", () => {
    // Differences 0, -0.0025, 0.0025: t = 0.01 √3 / 0.0025 = 6.93, p = 1/2 - t / (2 √(2 + t²)) = 0.0101.
    const [slr, rigl] = [
      [0.77, 0.7745, 0.7655],
      [0.77, 0.772, 0.768],
    ];
    const few = verdictOf(pairOf(slr, rigl, { sparsities: [0.875] }));
    const many = verdictOf(
      pairOf(slr, rigl, { sparsities: [0.75, 0.8, 0.85, 0.875, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97] }),
    );
    expect(few.levels[0].word).toBe("holds");
    expect(many.levels.map(({ word }) => word)).toEqual(new Array(12).fill("cannot tell"));
    expect(many.levels[0].pAdjusted).toBeCloseTo(12 * (few.levels[0].p ?? 0), 12);
    expect(many.word).toBe(few.word);
  });
});
