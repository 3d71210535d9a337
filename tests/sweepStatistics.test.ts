import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { holm, pairedTest, spreadOf } from "../src/sweep/statistics";
import { studentCdf, studentQuantile } from "../src/sweep/studentT";

// Percentage points of Student's t as printed in the tables (Pearson and Hartley, Biometrika Tables, table 12).
const table: readonly (readonly [degrees: number, p: number, t: number])[] = [
  [1, 0.75, 1.0],
  [1, 0.95, 6.314],
  [1, 0.975, 12.706],
  [2, 0.95, 2.92],
  [2, 0.975, 4.303],
  [2, 0.995, 9.925],
  [3, 0.975, 3.182],
  [4, 0.95, 2.132],
  [5, 0.99, 3.365],
  [9, 0.975, 2.262],
  [10, 0.9, 1.372],
  [29, 0.975, 2.045],
  [120, 0.95, 1.658],
];

describe("Student's t", () => {
  it.each(table)("has the tabled point of %i degrees of freedom at %f", (degrees, p, t) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(t, 3);
    expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-t, 3);
    expect(studentCdf(t, degrees)).toBeCloseTo(p, 3);
  });

  it("has the closed forms of one and two degrees of freedom", () => {
    for (const t of [-30, -2, -0.1, 0, 0.5, 1, 7]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
    }
  });

  it("rises, is symmetric, stays within [0, 1] and takes infinities", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 400 }), (t, degrees) => {
        const p = studentCdf(t, degrees);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(p + studentCdf(-t, degrees)).toBeCloseTo(1, 12);
        expect(studentCdf(t + 0.5, degrees)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
    expect([studentCdf(Number.POSITIVE_INFINITY, 3), studentCdf(Number.NEGATIVE_INFINITY, 3)]).toEqual([1, 0]);
  });

  it("comes near the normal distribution with many degrees of freedom", () => {
    expect(studentCdf(1.959964, 4000)).toBeCloseTo(0.975, 4);
  });
});

describe("a spread", () => {
  it("is mean, sample deviation and extremes", () => {
    // squares of deviations from 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; 32 / 7
    const spread = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(spread).toMatchObject({ count: 8, mean: 5, min: 2, max: 9 });
    expect(spread?.deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([0.1, 0.1, 0.1])).toEqual({ count: 3, mean: 0.1, deviation: 0, min: 0.1, max: 0.1 });
  });
});

describe("the paired t test", () => {
  it("gives Student's own figures: hours of sleep gained by ten patients", () => {
    // Student 1908, The probable error of a mean, Biometrika 6: differences of two drugs, mean 1.58, t = 4.06, p = 0.0014 one-sided.
    const test = pairedTest([1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4], 0);
    expect(test?.mean).toBeCloseTo(1.58, 12);
    expect(test?.deviation).toBeCloseTo(1.23, 2);
    expect(test?.t).toBeCloseTo(4.062, 3);
    expect(test?.pAbove).toBeCloseTo(0.001416, 5);
    expect(test?.pBelow).toBeCloseTo(1 - 0.001416, 5);
  });

  it("measures against the threshold, with the interval of both one-sided tests", () => {
    // differences 1, 2, 3: mean 2, deviation 1, error 1/√3; against 1: t = √3, 2 degrees of freedom
    const test = pairedTest([1, 2, 3], 1);
    expect(test?.t).toBeCloseTo(Math.sqrt(3), 12);
    expect(test?.pAbove).toBeCloseTo(0.5 - Math.sqrt(3) / (2 * Math.sqrt(5)), 12);
    expect(test?.low).toBeCloseTo(2 - 2.919986 / Math.sqrt(3), 5);
    expect(test?.high).toBeCloseTo(2 + 2.919986 / Math.sqrt(3), 5);
  });

  it("needs two pairs, and takes equal differences for certain unless they lie on the threshold", () => {
    expect(pairedTest([0.1], 0)).toBeUndefined();
    expect(pairedTest([0.1, 0.1], 0)).toMatchObject({ t: Number.POSITIVE_INFINITY, pAbove: 0, pBelow: 1 });
    expect(pairedTest([0.77 - 0.78, 0.75 - 0.76], -0.01)).toMatchObject({ t: 0, pAbove: 0.5, pBelow: 0.5 });
  });

  it("errs in one of twenty samples where the truth is the threshold", () => {
    const rng = createRng(1, "paired test");
    const draws = 4000;
    let above = 0;
    for (let i = 0; i < draws; i++) {
      const test = pairedTest([rng.normal(), rng.normal(), rng.normal(), rng.normal()], 0);
      if (test && test.pAbove <= 0.05) above++;
    }
    // three standard deviations of a binomial share of 0.05 in 4000 are 0.0103
    expect(Math.abs(above / draws - 0.05)).toBeLessThan(0.0103);
  });
});

describe("Holm's adjustment", () => {
  it("multiplies the smallest by all, the next by one fewer, and never falls", () => {
    // sorted 0.005 0.01 0.03 0.04: 0.02, 0.03, 0.06, max(0.06, 0.04)
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => {
      expect(adjusted[i]).toBeCloseTo(p, 12);
    });
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
