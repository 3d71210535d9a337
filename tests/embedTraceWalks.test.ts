import { describe, expect, it } from "vitest";
import { traceWalks } from "../src/embed/traceWalks";
import { temporalWalks, type Walks } from "../src/embed/walks";
import type { TemporalGraph } from "../src/graph/temporal";
import { createRng } from "../src/lib/rng";

function finish(taking: ReturnType<typeof temporalWalks>): Walks {
  for (;;) {
    const next = taking.next();
    if (next.done) return next.value;
  }
}

/** 40 nodes, 1200 edges, times in tens so that many are equal; pairs repeat. */
const graph: TemporalGraph = (() => {
  const rng = createRng(9, "traced");
  const src = new Uint32Array(1200);
  const dst = new Uint32Array(1200);
  for (let e = 0; e < 1200; e++) {
    src[e] = rng.int(40);
    dst[e] = rng.int(40);
  }
  return { nodeCount: 40, src, dst, time: new Float64Array(1200).map((_, e) => Math.floor(e / 10)) };
})();

const all = ({ offsets }: Walks): readonly number[] => [...offsets.keys()].slice(1).map((i) => i - 1);

describe("traced walks", () => {
  const options = { walkLength: 6, seed: 4 };
  const traced = traceWalks(graph, options, all);

  it("are the first that an embedding learns from, whatever the walks per node", () => {
    const { tokens, offsets } = finish(temporalWalks(graph, { ...options, walksPerNode: 3 }));
    const known = traced.map((_, walk) => [...tokens.subarray(offsets[walk], offsets[walk + 1])]);
    expect(traced.length).toBe(40);
    expect(traced.map(({ nodes }) => [...nodes])).toEqual(known);
  });

  it("name an edge of the graph for each hop, later than the one before", () => {
    expect(Math.max(...traced.map(({ times }) => times.length))).toBe(6);
    for (const { nodes, edges, times } of traced) {
      expect(times.length).toBe(nodes.length - 1);
      edges.forEach((edge, hop) => {
        expect([graph.src[edge], graph.dst[edge]]).toEqual([nodes[hop], nodes[hop + 1]]);
        expect(times[hop]).toBe(graph.time[edge]);
        if (hop > 0) expect(times[hop]).toBeGreaterThan(times[hop - 1]);
      });
    }
  });

  it("are the same when only some are asked for, in ascending order", () => {
    const some = traceWalks(graph, options, () => [31, 2, 17]);
    expect(some).toEqual([traced[2], traced[17], traced[31]]);
  });
});

it("traces the only walk that there is", () => {
  // 0 -> 1 at time 5, 1 -> 2 at 3 (too early) and at 8: the walk from 0 must take the second.
  const line: TemporalGraph = {
    nodeCount: 3,
    src: Uint32Array.of(1, 0, 1),
    dst: Uint32Array.of(2, 1, 2),
    time: Float64Array.of(3, 5, 8),
  };
  const [walk] = traceWalks(line, { walkLength: 5, seed: 1 }, () => [0]);
  expect(walk).toEqual({
    nodes: Uint32Array.of(0, 1, 2),
    edges: Uint32Array.of(1, 2),
    times: Float64Array.of(5, 8),
  });
});
