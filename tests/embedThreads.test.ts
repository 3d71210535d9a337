import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endEmbedTeam, loadEmbedKernels, startEmbedTeam } from "../src/embed/loadKernels";
import { dealRows, partsFor } from "../src/embed/nodeRows";
import { skipGram } from "../src/embed/skipGram";
import { temporalWalks, walksPerBlock } from "../src/embed/walks";
import { openWorkplace } from "../src/embed/workplace";
import type { TemporalGraph } from "../src/graph/temporal";
import { createRng } from "../src/lib/rng";

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** 499 nodes in two crowds, 6000 edges; low numbers have the most. */
const graph: TemporalGraph = (() => {
  const rng = createRng(3, "crowds");
  const member = (crowd: number): number => 250 * crowd + Math.floor((250 - crowd) * rng.float() ** 2);
  const crowds = Uint8Array.from({ length: 6000 }, () => rng.int(2));
  return {
    nodeCount: 499,
    src: Uint32Array.from(crowds, member),
    dst: Uint32Array.from(crowds, member),
    time: Float64Array.from(crowds, (_, e) => e),
  };
})();

/** More walks than a block has, from two nodes. */
const pair: TemporalGraph = {
  nodeCount: 3,
  src: Uint32Array.of(0, 0),
  dst: Uint32Array.of(1, 2),
  time: Float64Array.of(1, 2),
};

const dims = [8, 20];

function embedded() {
  const walks = finish(temporalWalks(graph, { walksPerNode: 20, seed: 1 }));
  const options = { passes: 8, subsample: 0, seed: 1 };
  const vectors = dims.flatMap((dim) =>
    [1, 3].map((parts) => finish(skipGram(walks, 499, { ...options, dim, parts }))),
  );
  return { walks, vectors };
}

const manyWalks = () => finish(temporalWalks(pair, { walksPerNode: walksPerBlock / 2, walkLength: 1, seed: 2 }));

describe("walks and skip-gram", () => {
  const plain = embedded();
  const many = manyWalks();

  describe.each([1, 2, 3])("in wasm on %i threads", (threads) => {
    beforeAll(async () => {
      if (threads === 1) await loadEmbedKernels();
      else await startEmbedTeam(threads);
      const place = openWorkplace(64);
      expect(place.threads).toBe(threads);
      place.close();
    });
    afterAll(endEmbedTeam);

    it("give the bits of plain code, in one part and in several", () => {
      expect(embedded()).toEqual(plain);
    });

    it("take blocks of walks at once as they take one after the other", () => {
      const { tokens, offsets } = manyWalks();
      // toEqual would take its time over millions of numbers.
      expect(Buffer.from(tokens.buffer).equals(Buffer.from(many.tokens.buffer))).toBe(true);
      expect(Buffer.from(offsets.buffer).equals(Buffer.from(many.offsets.buffer))).toBe(true);
    });
  });

  it("draw each block of walks from a stream of its own", () => {
    // Node 0 stands at 0, 3, 6, …, and goes to 1 or to 2; both are as common in the second block as in the first.
    const { tokens, offsets } = many;
    expect(offsets.length - 1).toBe(1.5 * walksPerBlock);
    const ways = Array.from({ length: walksPerBlock / 2 }, (_, round) => tokens[offsets[3 * round] + 1]);
    const inFirst = Math.ceil(walksPerBlock / 3);
    const [first, second] = [ways.slice(0, inFirst), ways.slice(inFirst)];
    const share = (values: number[]): number => values.filter((value) => value === 1).length / values.length;
    expect(Math.abs(share(first) - 1 / (1 + Math.E))).toBeLessThan(0.005);
    expect(Math.abs(share(second) - 1 / (1 + Math.E))).toBeLessThan(0.005);
    expect(second.some((way, i) => way !== first[i])).toBe(true);
  });

  it("learn the same of a graph in one part and in several: crowds stay apart", () => {
    const [one, several] = plain.vectors.map((vectors) => {
      const norm = (node: number): number => Math.hypot(...vectors.subarray(8 * node, 8 * node + 8));
      const cosine = (a: number, b: number): number => {
        let dot = 0;
        for (let i = 0; i < 8; i++) dot += vectors[8 * a + i] * vectors[8 * b + i];
        return dot / (norm(a) * norm(b));
      };
      let inside = 0;
      let across = 0;
      for (let a = 0; a < 50; a++) {
        for (let b = 0; b < 50; b++) {
          if (a !== b) inside += cosine(a, b) / 2450;
          across += cosine(a, 250 + b) / 2500;
        }
      }
      return { inside, across };
    });
    for (const { inside, across } of [one, several]) expect(inside - across).toBeGreaterThan(0.5);
  });
});

describe("dealRows", () => {
  it("deals nodes out by how often they occur, to and fro", () => {
    // By frequency: 3 1 4 0 2 6 5; dealt to parts 0 1 2, 2 1 0, 0.
    const rows = dealRows(Float64Array.of(4, 6, 3, 9, 5, 0, 1), 3);
    expect(rows.rowsPerPart).toBe(3);
    expect(rows.members.map((members) => [...members])).toEqual([
      [3, 5, 6],
      [1, 2],
      [0, 4],
    ]);
    // Part p has the rows 3p, 3p + 1, 3p + 2.
    expect([...rows.rowOf]).toEqual([7, 3, 4, 0, 6, 2, 1]);
  });

  it("puts all nodes in one part where they are few", () => {
    expect([partsFor(131_071), partsFor(131_072)]).toEqual([1, 8]);
    expect([...dealRows(Float64Array.of(1, 3, 2), 1).rowOf]).toEqual([2, 0, 1]);
  });
});
