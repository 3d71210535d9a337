import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEdgeList } from "../src/data/edgeList";
import { sortByTime, sortInPlace } from "../src/data/sortByTime";
import { createRng } from "../src/lib/rng";

const folder = new URL("fixtures/data/", import.meta.url);

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i]);
}

const outcomeOf = (bytes: Uint8Array, cuts: readonly number[]) =>
  readEdgeList(pieces(bytes, cuts), { name: "file" }).then(
    ({ graph }) => ({ ...graph, src: [...graph.src], dst: [...graph.dst], time: [...graph.time] }),
    (error: Error) => `${error.name}: ${error.message}`,
  );

// Of a gz file damaged in the middle, unpacking gives wrong text for a while: which fault is met first is open.
const files = ["good", "broken"]
  .flatMap((kind) => readdirSync(new URL(`${kind}/`, folder)).map((file) => `${kind}/${file}`))
  .filter((file) => file !== "broken/damaged.txt.gz");

describe("where a file is cut into chunks makes no difference", () => {
  it.each(files)("%s", async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    // How much a gz file cut off gives before it fails depends on its chunks.
    const withoutCount = (outcome: unknown) =>
      typeof outcome === "string" ? outcome.replace(/after [\d,]+ bytes/, "") : outcome;
    const whole = withoutCount(await outcomeOf(bytes, []));
    if (bytes.length < 300) {
      const everywhere = Array.from(bytes.keys());
      expect(withoutCount(await outcomeOf(bytes, everywhere))).toEqual(whole);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(10_000), { maxLength: 12 }), async (cuts) => {
        expect(withoutCount(await outcomeOf(bytes, cuts))).toEqual(whole);
      }),
      { numRuns: 15, seed: 1 },
    );
  });
});

/** Returns the order into which times are sorted: the edges' numbers, carried along as their sources. */
function orderOf(time: Float64Array): number[] {
  const src = Uint32Array.from(time, (_, i) => i);
  sortInPlace({ src, dst: new Uint32Array(time.length), time });
  return [...src];
}

describe("sorting by time", () => {
  it("sorts literal times stably, negative ones and both zeros included", () => {
    const time = new Float64Array([3, -1, 0, -0, 1e300, -1e-300, 3, -Infinity, 2.5]);
    expect(orderOf(time)).toEqual([7, 1, 5, 2, 3, 8, 0, 6, 4]);
  });

  it("agrees with a stable comparison sort", () => {
    const times = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, 1, 1082040961)));
    fc.assert(
      fc.property(times, (given) => {
        const expected = given
          .map((_, i) => i)
          .sort((a, b) => (given[a] < given[b] ? -1 : given[a] > given[b] ? 1 : a - b));
        expect(orderOf(Float64Array.from(given))).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it("sorts a part of a longer array", () => {
    const time = new Float64Array([9, 9, 3, 1, 2]).subarray(2);
    expect(orderOf(time)).toEqual([1, 2, 0]);
  });

  it("gives back the same columns where they are in order", () => {
    const edges = { src: new Uint32Array(3), dst: new Uint32Array(3), time: new Float64Array([1, 1, 2]) };
    expect(sortByTime(edges)).toBe(edges);
  });

  it("in place gives what sorting whole rows gives, however large, equal, far apart or below 0 the times are", () => {
    const rng = createRng(2, "times");
    const kinds: (() => number)[] = [
      () => 1.2e9 + rng.int(2e8), // seconds of a unix clock
      () => rng.int(7) - 3,
      () => (rng.float() - 0.5) * 10 ** rng.int(300),
      () => 2 ** 53 - rng.int(1000),
      () => 5,
    ];
    for (const kind of kinds) {
      const count = 100_000;
      const rows = Array.from({ length: count }, (_, e) => ({ src: e, dst: count - e, time: kind() }));
      const edges = {
        src: Uint32Array.from(rows, ({ src }) => src),
        dst: Uint32Array.from(rows, ({ dst }) => dst),
        time: Float64Array.from(rows, ({ time }) => time),
      };
      sortInPlace(edges);
      rows.sort((a, b) => a.time - b.time);
      expect(edges.src.every((src, e) => src === rows[e].src)).toBe(true);
      expect(edges.dst.every((dst, e) => dst === rows[e].dst)).toBe(true);
      expect(edges.time.every((time, e) => time === rows[e].time)).toBe(true);
    }
  });
});
