import { describe, expect, it } from "vitest";
import { planWord } from "../src/ops/fnn/plan";
import { createSampleWindow } from "../src/ops/fnn/sampleWindow";

const rows = Uint32Array.from({ length: 20 }, (_, i) => 100 + i); // sample s has the rows 100 + 2 s and 101 + 2 s
const targets = Int32Array.from({ length: 10 }, (_, sample) => sample % 3);
const order = Uint32Array.of(9, 3, 0, 7, 1, 8, 2, 6, 5, 4);

/** A window over plain arrays in place of wasm memory; block i lies at "address" i + 1. */
function windowOf(size: number) {
  const blocks = new Map<string, Uint32Array>();
  const words = new Map<number, number>();
  const reservations: number[] = [];
  const memory = {
    reserve: (name: string, count: number): void => {
      blocks.set(name, new Uint32Array(count));
      reservations.push(count);
    },
    at: (name: string) => [...blocks.keys()].indexOf(name) + 1,
    words: (name: string) => blocks.get(name) ?? new Uint32Array(0),
  };
  const window = createSampleWindow(
    { sets: { train: { rows, targets } }, rowsPerSample: 2 },
    memory,
    (offset, value) => words.set(offset, value),
    size,
  );
  window.setOrder(order);
  /** Reads samples start .. end as the kernels do: by the order block, then rows and targets. */
  const seen = (start: number, end: number) => {
    const from = window.open(start, end);
    const positions = memory.words("order").subarray(from, from + end - start);
    return Array.from(positions, (at) => [
      ...memory.words("rows").subarray(2 * at, 2 * at + 2),
      memory.words("targets")[at],
    ]);
  };
  return { window, seen, words, reservations, memory };
}

const expected = (start: number, end: number) =>
  Array.from(order.subarray(start, end), (sample) => [100 + 2 * sample, 101 + 2 * sample, sample % 3]);

describe("the window on the training samples", () => {
  it.each([1, 2, 3, 4, 7, 10, 100])("of %i samples shows those of every batch in the epoch's order", (size) => {
    const { seen } = windowOf(size);
    for (const batch of [1, 3, 4, 10]) {
      for (let start = 0; start < 10; start += batch) {
        const end = Math.min(10, start + batch);
        expect(seen(start, end)).toEqual(expected(start, end));
      }
    }
    expect(seen(8, 9)).toEqual(expected(8, 9));
    expect(seen(2, 5)).toEqual(expected(2, 5)); // back again
  });

  it("takes no more memory than its size, but for a larger batch", () => {
    const { seen, reservations } = windowOf(4);
    for (let start = 0; start < 10; start += 2) seen(start, start + 2);
    expect(reservations).toEqual([8, 4, 4]);
    expect(seen(1, 8)).toEqual(expected(1, 8));
    expect(reservations.slice(3)).toEqual([14, 7, 7]);
  });

  it("tells the kernels where its parts lie", () => {
    const { words, memory } = windowOf(4);
    expect(words.get(planWord.trainRows)).toBe(memory.at("rows"));
    expect(words.get(planWord.trainTargets)).toBe(memory.at("targets"));
    expect(words.get(planWord.order)).toBe(memory.at("order"));
  });

  it("follows a new order from its first sample on", () => {
    const { window, seen } = windowOf(10);
    expect(seen(0, 2)).toEqual(expected(0, 2));
    window.setOrder(Uint32Array.of(5, 6));
    expect(seen(0, 2)).toEqual([
      [110, 111, 2],
      [112, 113, 0],
    ]);
  });

  it("refuses batches and orders beyond the samples", () => {
    const { window } = windowOf(4);
    expect(() => window.open(9, 11)).toThrow(RangeError);
    expect(() => window.open(3, 3)).toThrow(RangeError);
    expect(() => window.setOrder(Uint32Array.of(10))).toThrow(RangeError);
  });
});
