import { describe, expect, it } from "vitest";
import { adjacency } from "../src/graph/adjacency";
import type { Csr } from "../src/graph/csr";
import { snowball } from "../src/graph/snowball";
import type { TemporalGraph } from "../src/graph/temporal";
import { edgesWithin, pairsWithin, pickPairs, placesOf, thinPairs } from "../src/graph/within";

function graphOf(nodeCount: number, edges: readonly (readonly [number, number, number?])[]): TemporalGraph {
  return {
    nodeCount,
    src: Uint32Array.from(edges, ([from]) => from),
    dst: Uint32Array.from(edges, ([, to]) => to),
    time: Float64Array.from(edges, ([, , time], e) => time ?? e),
  };
}

const symmetric = (nodeCount: number, edges: readonly (readonly [number, number])[]): Csr =>
  adjacency(graphOf(nodeCount, edges), { symmetric: true });

/** A path 0 - 1 - … - 9. */
const path = symmetric(
  10,
  Array.from({ length: 9 }, (_, i) => [i, i + 1] as const),
);

/** A star: 0 in the middle of 1 .. 9. */
const star = symmetric(
  10,
  Array.from({ length: 9 }, (_, i) => [0, i + 1] as const),
);

describe("a snowball", () => {
  it("takes what is next to its start, and what is next to that", () => {
    const { nodes, restarts } = snowball(path, [[4]], { nodes: 5, branch: 3, seed: 1 });
    expect([...nodes]).toEqual([2, 3, 4, 5, 6]);
    expect(restarts).toBe(0);
  });

  it("takes no more neighbours of a node than it may", () => {
    const { nodes } = snowball(star, [[0]], { nodes: 3, branch: 2, seed: 1 });
    expect(nodes.length).toBe(3);
    expect(nodes[0]).toBe(0);
    // Asked once, the middle brought in two; the leaves know nobody else, so further ones are new beginnings.
    expect(snowball(star, [[0]], { nodes: 4, branch: 2, seed: 1 }).restarts).toBe(1);
  });

  it("grows its balls in turns", () => {
    // From both ends of the path, one neighbour each: 0 1 2 from the one, 9 8 from the other.
    expect([...snowball(path, [[0], [9]], { nodes: 5, branch: 1, seed: 1 }).nodes]).toEqual([0, 1, 2, 8, 9]);
  });

  it("takes favoured neighbours first", () => {
    const favoured = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0]);
    const { nodes } = snowball(star, [[0]], { nodes: 4, branch: 3, favoured, seed: 1 });
    expect([...nodes]).toEqual(expect.arrayContaining([0, 3, 7]));
  });

  it("begins anew where it can grow no more, and leaves out nodes without a neighbour", () => {
    const parts = symmetric(7, [
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    const { nodes, restarts } = snowball(parts, [[0]], { nodes: 7, branch: 3, seed: 1 });
    expect([...nodes]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(restarts).toBe(2);
  });

  it("holds all of its groups, as far as there is room", () => {
    expect([
      ...snowball(
        path,
        [
          [7, 8, 9],
          [0, 1],
        ],
        { nodes: 4, branch: 3, seed: 1 },
      ).nodes,
    ]).toEqual([0, 7, 8, 9]);
  });

  it("is the same for the same seed, another for another", () => {
    const draw = (seed: number): string => snowball(star, [[0]], { nodes: 4, branch: 3, seed }).nodes.join();
    expect(draw(5)).toBe(draw(5));
    expect(new Set([1, 2, 3, 4, 5, 6].map(draw)).size).toBeGreaterThan(1);
  });
});

describe("the pairs of a sample", () => {
  const graph = graphOf(5, [
    [0, 1, 1],
    [1, 0, 2],
    [0, 1, 3],
    [2, 2, 4], // a self-loop
    [3, 1, 5],
    [0, 4, 6], // leads out of the sample
    [0, 1, 7],
  ]);
  const nodes = Uint32Array.of(0, 1, 2, 3);

  it("are the distinct directed pairs between its nodes, with the times of the first and the last edge", () => {
    const { src, dst, count, first, last } = pairsWithin(graph, placesOf(nodes, 5));
    expect([...src]).toEqual([0, 1, 3]);
    expect([...dst]).toEqual([1, 0, 1]);
    expect([...count]).toEqual([3, 1, 1]);
    expect([...first]).toEqual([1, 2, 5]);
    expect([...last]).toEqual([7, 2, 5]);
  });

  it("are named by places in the sample", () => {
    const { src, dst } = pairsWithin(graph, placesOf(Uint32Array.of(1, 3), 5));
    expect([[...src], [...dst]]).toEqual([[1], [0]]);
  });

  it("are each edge once in a static graph", () => {
    const sample = Uint32Array.of(2, 3, 4, 7);
    const { src, dst } = edgesWithin(path, sample, placesOf(sample, 10));
    expect([[...src], [...dst]]).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});

describe("thinned pairs", () => {
  // A triangle 0 1 2 and a pair 2 3; the pair 0 1 has five edges.
  const columns = { src: [0, 1, 0, 2], dst: [1, 2, 2, 3], count: [5, 1, 1, 1] };
  const none = new Float64Array(4);
  const pairs = {
    src: Uint32Array.from(columns.src),
    dst: Uint32Array.from(columns.dst),
    count: Uint32Array.from(columns.count),
    first: none,
    last: none,
  };

  it("are all where they are few", () => {
    expect([...thinPairs(pairs, 4, new Set(), { most: 4, seed: 1 })]).toEqual([0, 1, 2, 3]);
  });

  it("keep together what hangs together", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const kept = [...thinPairs(pairs, 4, new Set(), { most: 3, seed })];
      expect(kept).toContain(0);
      expect(kept).toContain(3);
      expect(kept.length).toBe(3);
    }
  });

  it("hold the pairs that must be there, before all others", () => {
    expect([...thinPairs(pairs, 4, new Set([1, 2]), { most: 2, seed: 1 })]).toEqual([1, 2]);
  });

  it("are picked column by column", () => {
    const { src, dst, count } = pickPairs(pairs, Uint32Array.of(0, 3));
    expect([[...src], [...dst], [...count]]).toEqual([
      [0, 2],
      [1, 3],
      [5, 1],
    ]);
  });
});
