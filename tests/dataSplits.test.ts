import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LinkSplit, linkSplit } from "../src/data/linkSplit";
import { hasPair } from "../src/data/negatives";
import { nodeSplits, planetoidSplits } from "../src/data/nodeSplits";
import { spreadTimes } from "../src/data/spread";
import { csrFromEntries } from "../src/graph/csr";
import type { TemporalGraph } from "../src/graph/temporal";
import { InputError } from "../src/lib/inputError";
import { createRng } from "../src/lib/rng";

/** Makes a graph of random edges among 40 nodes, self-loops and repeats among them, one edge per second. */
function randomGraph(edges: number, seed: number): TemporalGraph {
  const rng = createRng(seed, "test graph");
  const src = new Uint32Array(edges).map(() => rng.int(40));
  const dst = new Uint32Array(edges).map(() => rng.int(40));
  return { nodeCount: 40, src, dst, time: new Float64Array(edges).map((_, e) => e) };
}

function graphOf(nodeCount: number, pairs: readonly (readonly [number, number])[]): TemporalGraph {
  const src = Uint32Array.from(pairs, ([from]) => from);
  const dst = Uint32Array.from(pairs, ([, to]) => to);
  return { nodeCount, src, dst, time: new Float64Array(pairs.length).map((_, e) => e) };
}

const partsOf = (split: LinkSplit) => [split.train, split.val, split.test];

describe("splitting edges for link prediction", () => {
  it("gives 60, 20 and 20 of 100 edges, the last 20 in time to test", () => {
    const split = linkSplit(randomGraph(100, 1), { seed: 1 });
    expect(split.cutIndex).toBe(80);
    expect(partsOf(split).map(({ src }) => src.length)).toEqual([120, 40, 40]);
    expect([...split.test.edges]).toEqual(Array.from({ length: 20 }, (_, i) => 80 + i));
  });

  it("keeps its promises for any graph, seed and shares", () => {
    const shares = fc.constantFrom<{ train?: number; val?: number; test?: number }>(
      {},
      { train: 0.7, val: 0.1, test: 0.2 },
      { train: 0.3, val: 0.1, test: 0.1 },
      { train: 0.05, val: 0.05, test: 0.9 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 300 }), fc.nat(), shares, (edges, seed, options) => {
        const graph = randomGraph(edges, seed);
        const split = linkSplit(graph, { seed, ...options });
        const used = partsOf(split).flatMap((part) => [...part.edges]);
        expect(new Set(used).size).toBe(used.length);
        expect([...split.train.edges, ...split.val.edges].every((edge) => edge < split.cutIndex)).toBe(true);
        if (!options.train) expect(used.length).toBe(edges);
        const real = new Set(Array.from(graph.src, (src, e) => `${src} ${graph.dst[e]}`));
        for (const { src, dst, label, edges: chosen } of partsOf(split)) {
          expect(src.length).toBe(2 * chosen.length);
          for (let i = 0; i < src.length; i++) {
            expect(label[i]).toBe(i < chosen.length ? 1 : 0);
            expect(real.has(`${src[i]} ${dst[i]}`)).toBe(label[i] === 1);
            if (label[i] === 1) expect([src[i], dst[i]]).toEqual([graph.src[chosen[i]], graph.dst[chosen[i]]]);
          }
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("is the same for the same seed and another for another", () => {
    const graph = randomGraph(200, 3);
    expect(linkSplit(graph, { seed: 5 })).toEqual(linkSplit(graph, { seed: 5 }));
    expect(linkSplit(graph, { seed: 5 }).train.edges).not.toEqual(linkSplit(graph, { seed: 6 }).train.edges);
    expect(linkSplit(graph, { seed: 5 }).test.dst).not.toEqual(linkSplit(graph, { seed: 6 }).test.dst);
  });

  it("replaces the tail alone in about half of the negatives", () => {
    const split = linkSplit(randomGraph(1000, 2), { seed: 1 });
    const { src, edges } = split.train;
    const half = edges.length;
    const sameHead = edges.reduce((count, _, i) => count + (src[i] === src[half + i] ? 1 : 0), 0);
    // 1/2 + 1/2 · 1/40 of 600 is 307.5, standard deviation 12.2.
    expect(sameHead).toBeGreaterThan(307.5 - 4 * 12.2);
    expect(sameHead).toBeLessThan(307.5 + 4 * 12.2);
  });

  it("draws every edge into training equally often", () => {
    const graph = randomGraph(10, 1);
    const drawn = new Uint32Array(8);
    for (let seed = 0; seed < 800; seed++) for (const edge of linkSplit(graph, { seed }).train.edges) drawn[edge]++;
    // 6 of 8: 600 each, standard deviation 12.2.
    expect([...drawn].every((count) => Math.abs(count - 600) < 4 * 12.2)).toBe(true);
  });

  it("marks test pairs whose nodes both have an edge before the cut", () => {
    const before = [0, 1, 2, 3].map((i) => [i, i + 1] as const);
    const split = linkSplit(graphOf(8, [...before, [0, 6]]), { seed: 1 });
    expect(split.cutIndex).toBe(4);
    expect(split.test.seen[0]).toBe(0);
    const { src, dst, seen } = split.test;
    expect(seen[1]).toBe(src[1] < 5 && dst[1] < 5 ? 1 : 0);
    const known = linkSplit(graphOf(8, [...before, [3, 3]]), { seed: 1 });
    expect(known.test.seen[0]).toBe(1);
  });

  it("copes with a node that has an edge to all nodes", () => {
    const star = Array.from({ length: 10 }, (_, i) => [0, i] as const);
    const split = linkSplit(graphOf(10, star), { seed: 1 });
    for (const part of partsOf(split)) expect(part.src.subarray(part.edges.length)).not.toContain(0);
  });

  it("finds the one free pair of a dense graph, and gives up on a complete one", () => {
    const all = Array.from({ length: 36 }, (_, i) => [Math.floor(i / 6), i % 6] as const);
    const split = linkSplit(graphOf(6, all.slice(0, 35)), { seed: 1 });
    expect([...split.test.dst.subarray(split.test.edges.length)].every((dst) => dst === 5)).toBe(true);
    expect(() => linkSplit(graphOf(6, all), { seed: 1 })).toThrow(/all of the 6² directed pairs are edges/);
    expect(() => linkSplit(graphOf(6, all), { seed: 1 })).toThrow(InputError);
  });

  it("refuses too few edges and shares that do not fit", () => {
    expect(() => linkSplit(randomGraph(4, 1), { seed: 1 })).toThrow(/4 edges, too few to split/);
    expect(linkSplit(randomGraph(5, 1), { seed: 1 }).train.edges.length).toBe(3);
    expect(() => linkSplit(randomGraph(50, 1), { seed: 1, train: 0.7 })).toThrow(
      /must be positive and add up to at most 1/,
    );
    expect(() => linkSplit(randomGraph(50, 1), { seed: 1, test: 0 })).toThrow(/must be positive/);
  });
});

describe("looking up a pair", () => {
  it("finds exactly the entries of a matrix", () => {
    const pairs = csrFromEntries(3, 5, { row: [0, 0, 0, 2], col: [4, 1, 3, 0] });
    const found = Array.from({ length: 15 }, (_, i) => (hasPair(pairs, Math.floor(i / 5), i % 5) ? 1 : 0));
    expect(found).toEqual([0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});

const labels = Int32Array.from({ length: 1000 }, (_, node) => (node % 10 === 0 ? -1 : node < 700 ? 0 : (node % 2) + 1));
const perClass = (nodes: Uint32Array) =>
  [0, 1, 2].map((label) => nodes.filter((node) => labels[node] === label).length);

describe("splitting nodes", () => {
  // Labelled: 630 of class 0; from node 700 on 120 even ones of class 1 and 150 odd ones of class 2.
  it("uses at most so many nodes of a class and splits them 60/20/20", () => {
    const splits = nodeSplits(labels, { seed: 1 });
    const all = Uint32Array.from([...splits.train, ...splits.val, ...splits.test]);
    expect([splits.train.length, splits.val.length, splits.test.length]).toEqual([342, 114, 114]);
    expect(new Set(all).size).toBe(570);
    expect(perClass(all)).toEqual([300, 120, 150]);
    expect(nodeSplits(labels, { seed: 1 })).toEqual(splits);
    expect(nodeSplits(labels, { seed: 2 })).not.toEqual(splits);
  });

  it("takes other shares and sizes", () => {
    const splits = nodeSplits(labels, { seed: 1, perClass: 10, train: 0.5, val: 0.1 });
    expect([splits.train.length, splits.val.length, splits.test.length]).toEqual([15, 3, 12]);
  });

  it("draws in the manner of Planetoid", () => {
    const splits = planetoidSplits(labels, { seed: 1, val: 100, test: 300 });
    expect(perClass(splits.train)).toEqual([20, 20, 20]);
    expect([splits.val.length, splits.test.length]).toEqual([100, 300]);
    expect(new Set([...splits.train, ...splits.val, ...splits.test]).size).toBe(460);
    expect([...splits.val, ...splits.test].every((node) => labels[node] >= 0)).toBe(true);
    expect(planetoidSplits(labels, { seed: 1, val: 100, test: 300 })).toEqual(splits);
  });

  it("refuses too few classes and nodes", () => {
    expect(() => nodeSplits(new Int32Array(9).fill(-1), { seed: 1 })).toThrow(/two classes; no node has a label/);
    expect(() => nodeSplits(new Int32Array(9), { seed: 1 })).toThrow(/all labelled nodes are of one class/);
    expect(() => nodeSplits(Int32Array.of(0, 1), { seed: 1 })).toThrow(/Only 2 labelled nodes are used/);
    expect(() => nodeSplits(labels, { seed: 1, train: 0.9 })).toThrow(/must be positive and leave some for test/);
    expect(() => planetoidSplits(labels, { seed: 1, perClass: 200 })).toThrow(/smallest class has 120 labelled nodes/);
    expect(() => planetoidSplits(labels, { seed: 1 })).toThrow(/60 training nodes there are 840 labelled nodes; 500/);
  });
});

describe("spreading coarse times", () => {
  const graph: TemporalGraph = {
    nodeCount: 4,
    src: Uint32Array.of(0, 1, 2, 3, 0, 1),
    dst: Uint32Array.of(1, 2, 3, 0, 2, 3),
    time: Float64Array.of(0, 0, 10, 14, 14, 114),
    labels: Int32Array.of(0, 1, 0, 1),
  };

  it("puts each edge between its stamp and the next, and the last over the median gap", () => {
    for (let seed = 0; seed < 50; seed++) {
      const spread = spreadTimes(graph, seed);
      // Gaps 10, 4, 100: the median is 10. Each pair of nodes occurs once, so that src and dst name the edge.
      const ranges: Readonly<Record<string, readonly [number, number]>> = {
        "0 1": [0, 10],
        "1 2": [0, 10],
        "2 3": [10, 14],
        "3 0": [14, 114],
        "0 2": [14, 114],
        "1 3": [114, 124],
      };
      for (let e = 0; e < 6; e++) {
        const [from, to] = ranges[`${spread.src[e]} ${spread.dst[e]}`];
        expect(spread.time[e]).toBeGreaterThanOrEqual(from);
        expect(spread.time[e]).toBeLessThan(to);
        if (e > 0) expect(spread.time[e]).toBeGreaterThanOrEqual(spread.time[e - 1]);
      }
      expect(spread.labels).toBe(graph.labels);
    }
  });

  it("is the same for the same seed and leaves the graph as it was", () => {
    expect(spreadTimes(graph, 7)).toEqual(spreadTimes(graph, 7));
    expect(spreadTimes(graph, 7).time).not.toEqual(spreadTimes(graph, 8).time);
    expect([...graph.time]).toEqual([0, 0, 10, 14, 14, 114]);
  });

  it("spreads a single stamp over 1", () => {
    const { time } = spreadTimes({ ...graph, time: new Float64Array(6).fill(5) }, 1);
    expect(time[0]).toBeGreaterThanOrEqual(5);
    expect(time[5]).toBeLessThan(6);
    expect(new Set(time).size).toBe(6);
  });
});
