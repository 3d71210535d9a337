import { describe, expect, it } from "vitest";
import { fingerprint } from "../src/lib/fingerprint";

describe("fingerprint", () => {
  it("is FNV-1a's offset basis for nothing, and one round of zero for an empty column", () => {
    expect(fingerprint()).toBe("811c9dc5");
    // The published FNV-1a value of one zero byte.
    expect(fingerprint(new Float32Array(0))).toBe("050c5d1f");
  });

  it("tells apart order, columns, the last bit and the sign of zero", () => {
    const all = [
      fingerprint(Float32Array.of(1, 2)),
      fingerprint(Float32Array.of(2, 1)),
      fingerprint(Float32Array.of(1), Float32Array.of(2)),
      fingerprint(Float32Array.of(1, 2 + 2 ** -22)),
      fingerprint(Int32Array.of(1, 2)),
      fingerprint(Float32Array.of(0, 2)),
      fingerprint(Float32Array.of(-0, 2)),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("sees only the part of a buffer that a column spans", () => {
    const whole = Uint32Array.of(7, 1, 2, 9);
    expect(fingerprint(whole.subarray(1, 3))).toBe(fingerprint(Uint32Array.of(1, 2)));
  });
});
