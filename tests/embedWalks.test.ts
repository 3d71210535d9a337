import { describe, expect, it } from "vitest";
import { outEdges, pickEdge } from "../src/embed/outEdges";
import { temporalWalks, type WalkOptions, type Walks } from "../src/embed/walks";
import type { TemporalGraph } from "../src/graph/temporal";
import { createRng } from "../src/lib/rng";

type Edge = readonly [src: number, dst: number, time: number];

function graphOf(nodeCount: number, edges: readonly Edge[]): TemporalGraph {
  const sorted = [...edges].sort((a, b) => a[2] - b[2]);
  return {
    nodeCount,
    src: Uint32Array.from(sorted, ([src]) => src),
    dst: Uint32Array.from(sorted, ([, dst]) => dst),
    time: Float64Array.from(sorted, ([, , time]) => time),
  };
}

function walk(graph: TemporalGraph, options: WalkOptions): number[][] {
  const { tokens, offsets } = finish(temporalWalks(graph, options));
  return Array.from({ length: offsets.length - 1 }, (_, i) => [...tokens.subarray(offsets[i], offsets[i + 1])]);
}

function finish(work: Generator<unknown, Walks>): Walks {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

// Node 0 leaves at 0, 4, 4 and 8, so its range is 8 and its weights are e^0, e^½, e^½, e^1.
const fan: readonly Edge[] = [
  [0, 1, 0],
  [0, 2, 4],
  [0, 3, 4],
  [0, 4, 8],
];

describe("outEdges", () => {
  it("lays a node's edges out by time with running sums of exp((t - first) / range)", () => {
    const edges = outEdges(graphOf(5, fan));
    expect([...edges.start]).toEqual([0, 4, 4, 4, 4, 4]);
    expect([...edges.target]).toEqual([1, 2, 3, 4]);
    const half = Math.exp(0.5);
    [1, 1 + half, 1 + 2 * half, 1 + 2 * half + Math.E].forEach((sum, k) => {
      expect(edges.cumulative[k]).toBeCloseTo(sum, 12);
    });
  });

  it("weighs all edges the same where they share one time", () => {
    const edges = outEdges(
      graphOf(3, [
        [0, 1, 7],
        [0, 2, 7],
      ]),
    );
    expect([...edges.cumulative]).toEqual([1, 2]);
  });

  it("knows the first strictly later edge of where each edge leads", () => {
    // 1 leaves at 2, 3, 3 and 5: after arriving at 1, 3 and 5 the places 0, 3 and 4 of its own edges come next.
    const edges = outEdges(
      graphOf(3, [
        [1, 2, 2],
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 5],
        [0, 1, 1],
        [0, 1, 3],
        [0, 1, 5],
      ]),
    );
    expect([...edges.start]).toEqual([0, 3, 7, 7]);
    expect([...edges.later.subarray(0, 3)]).toEqual([3, 6, 7]);
  });
});

describe("pickEdge", () => {
  const { cumulative } = outEdges(graphOf(5, fan));
  const half = Math.exp(0.5);

  it("splits the unit interval in the ratio of the weights", () => {
    const total = 1 + 2 * half + Math.E;
    const bounds = [0, 1 / total, (1 + half) / total, (1 + 2 * half) / total, 1];
    for (let edge = 0; edge < 4; edge++) {
      expect(pickEdge(cumulative, 0, 0, 4, bounds[edge] + 1e-9)).toBe(edge);
      expect(pickEdge(cumulative, 0, 0, 4, bounds[edge + 1] - 1e-9)).toBe(edge);
    }
  });

  it("shares among the later edges only, with the same weights: the walk's own time drops out", () => {
    const total = 2 * half + Math.E;
    expect(pickEdge(cumulative, 0, 1, 4, 0)).toBe(1);
    expect(pickEdge(cumulative, 0, 1, 4, half / total - 1e-9)).toBe(1);
    expect(pickEdge(cumulative, 0, 1, 4, half / total + 1e-9)).toBe(2);
    expect(pickEdge(cumulative, 0, 1, 4, (2 * half) / total + 1e-9)).toBe(3);
    expect(pickEdge(cumulative, 0, 1, 4, 1 - 2 ** -32)).toBe(3);
    expect(pickEdge(cumulative, 0, 3, 4, 0)).toBe(3);
  });
});

describe("temporalWalks", () => {
  it("takes hops as often as their chance says", () => {
    const graph = graphOf(6, [...fan, [5, 0, 1]]); // from 5, node 0 is reached at 1, too late for its first edge
    const counts = new Map<string, number>();
    for (const path of walk(graph, { walksPerNode: 40000, walkLength: 2, seed: 3 })) {
      const key = path.join(" ");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const half = Math.exp(0.5);
    const share = (path: string): number => (counts.get(path) ?? 0) / 40000;
    expect(share("0 1")).toBeCloseTo(1 / (1 + 2 * half + Math.E), 1.8);
    expect(share("0 4")).toBeCloseTo(Math.E / (1 + 2 * half + Math.E), 1.8);
    expect(share("5 0 2")).toBeCloseTo(half / (2 * half + Math.E), 1.8);
    expect(share("5 0 4")).toBeCloseTo(Math.E / (2 * half + Math.E), 1.8);
    expect(share("5 0 1")).toBe(0);
  });

  it("gives rounds of one walk from every seen node, in order, of at most L hops", () => {
    const ring: Edge[] = [0, 1, 2].flatMap((round) => [0, 1, 2, 3].map((u): Edge => [u, (u + 1) % 4, 4 * round + u]));
    const paths = walk(graphOf(4, ring), { walksPerNode: 3, walkLength: 2, seed: 1 });
    expect(paths.map(([start]) => start)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
    for (const path of paths) expect(path.length).toBeLessThanOrEqual(3);
    expect(paths.some((path) => path.length === 3)).toBe(true);
  });

  it("walks edges of the first time stamp too", () => {
    expect(walk(graphOf(2, [[0, 1, 0]]), { walksPerNode: 1, seed: 1 })).toEqual([[0, 1], [1]]);
  });

  it("gives one token from a node without out-edges and nothing from one without edges", () => {
    const graph = graphOf(4, [
      [0, 1, 1],
      [3, 1, 2],
    ]);
    expect(walk(graph, { walksPerNode: 2, seed: 5 })).toEqual([[0, 1], [1], [3, 1], [0, 1], [1], [3, 1]]);
    expect(walk(graphOf(4, []), { walksPerNode: 1, seed: 5 })).toEqual([]);
  });

  it("only takes edges at strictly later times, whatever the graph", () => {
    for (let seed = 0; seed < 20; seed++) {
      const rng = createRng(seed, "random graph");
      const edges = Array.from({ length: 120 }, (): Edge => [rng.int(15), rng.int(15), rng.int(30)]);
      const graph = graphOf(15, edges);
      for (const path of walk(graph, { walksPerNode: 4, walkLength: 8, seed })) {
        expect(isTemporalPath(graph, path), path.join(" ")).toBe(true);
      }
    }
  });

  it("repeats itself for the same seed and not for another", () => {
    const rng = createRng(9, "random graph");
    const graph = graphOf(
      40,
      Array.from({ length: 400 }, (_, time): Edge => [rng.int(40), rng.int(40), time]),
    );
    expect(walk(graph, { seed: 1 })).toEqual(walk(graph, { seed: 1 }));
    expect(walk(graph, { seed: 1 })).not.toEqual(walk(graph, { seed: 2 }));
  });

  it("tells how many of its walks are done", () => {
    const work = temporalWalks(graphOf(2, [[0, 1, 0]]), { walksPerNode: 5000, seed: 1 });
    expect([work.next().value, work.next().value, work.next().value]).toEqual([
      { done: 0, total: 10000 },
      { done: 4096, total: 10000 },
      { done: 8192, total: 10000 },
    ]);
  });
});

/** Tells whether edges join the nodes at strictly rising times: the earliest possible is always best. */
function isTemporalPath(graph: TemporalGraph, path: readonly number[]): boolean {
  let time = Number.NEGATIVE_INFINITY;
  for (let hop = 1; hop < path.length; hop++) {
    let earliest = Number.POSITIVE_INFINITY;
    for (let e = 0; e < graph.src.length; e++) {
      if (graph.src[e] === path[hop - 1] && graph.dst[e] === path[hop] && graph.time[e] > time) {
        earliest = Math.min(earliest, graph.time[e]);
      }
    }
    if (earliest === Number.POSITIVE_INFINITY) return false;
    time = earliest;
  }
  return true;
}
