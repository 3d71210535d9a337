import { describe, expect, it } from "vitest";
import { downsample } from "../src/store/downsample";

describe("downsample", () => {
  it("keeps few points as they are", () => {
    expect(downsample([0, 1, 2], [5, 5, 5], 3)).toEqual([0, 1, 2]);
  });

  it("keeps the ends and the point that stands out", () => {
    const x = Array.from({ length: 101 }, (_, i) => i);
    const y = x.map((value) => (value === 37 ? 1 : 0));
    const chosen = downsample(x, y, 10);
    expect(chosen).toHaveLength(10);
    expect(chosen[0]).toBe(0);
    expect(chosen[9]).toBe(100);
    expect(chosen).toContain(37);
  });

  it("chooses by the largest triangle", () => {
    // Buckets {1, 2} and {3, 4}; the centre of the second is (3.5, 0): from (0, 0) the point (2, 3) spans
    // |(0 - 3.5)(3 - 0) - (0 - 2)(0 - 0)| = 10.5, the point (1, 1) only 3.5. Then (4, 0) to (5, 0) from (2, 3):
    // |(2 - 5)(0 - 3) - (2 - 4)(0 - 3)| = 3 for (4, 0), |9 - 3| = 6 for (3, 0).
    expect(downsample([0, 1, 2, 3, 4, 5], [0, 1, 3, 0, 0, 0], 4)).toEqual([0, 2, 3, 5]);
  });

  it("returns ascending indices without repeats at any size", () => {
    for (let count = 4; count < 60; count++) {
      const x = Array.from({ length: count }, (_, i) => i);
      const chosen = downsample(
        x,
        x.map((value) => (value * 7) % 5),
        4,
      );
      expect(chosen).toHaveLength(4);
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
    }
  });
});
