import { describe, expect, it } from "vitest";
import { release } from "../src/lib/release";

describe("release", () => {
  it("empties arrays, also several views of one memory", () => {
    const numbers = new Float64Array(1000).fill(3);
    const words = new Uint32Array(numbers.buffer);
    const other = Int32Array.of(1, 2, 3);
    release(numbers, words, other);
    expect([numbers.length, words.length, other.length, other.buffer.byteLength]).toEqual([0, 0, 0, 0]);
  });

  it("gives the memory back before the next turn of the event loop", () => {
    const megabytes = 64;
    const before = process.memoryUsage.rss();
    const arrays = Array.from({ length: megabytes }, () => new Float64Array(1 << 17).fill(1));
    const held = process.memoryUsage.rss();
    release(...arrays);
    const after = process.memoryUsage.rss();
    expect(held - before).toBeGreaterThan(0.8 * megabytes * 2 ** 20);
    expect(after - before).toBeLessThan(0.3 * megabytes * 2 ** 20);
  });
});
