import { describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";

describe("a uniform whole number", () => {
  /** By the definition: the first draw below the greatest multiple of n, modulo n; in whole numbers of any size. */
  function drawn(n: bigint, next: () => number): number {
    const limit = (2n ** 32n / n) * n;
    for (;;) {
      const draw = BigInt(next());
      if (draw < limit) return Number(draw % n);
    }
  }

  it.each([1, 2, 7, 1000, 2 ** 31, 2 ** 31 + 1, 3 * 2 ** 30, 2 ** 32 - 1, 2 ** 32])(
    "below %d is the remainder of the first draw that no remainder is favoured by",
    (n) => {
      const [rng, stream] = [createRng(5, "whole"), createRng(5, "whole")];
      for (let i = 0; i < 50; i++) expect(rng.int(n)).toBe(drawn(BigInt(n), stream.uint32));
      // Both have used up as many draws.
      expect(rng.uint32()).toBe(stream.uint32());
    },
  );
});
