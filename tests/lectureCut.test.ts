import { describe, expect, it } from "vitest";
import { lectureCut } from "../src/graph/lectureCut";
import type { TemporalGraph } from "../src/graph/temporal";
import { createRng } from "../src/lib/rng";

const graphOf = (nodeCount: number, ...edges: readonly (readonly [number, number, number])[]): TemporalGraph => ({
  nodeCount,
  src: Uint32Array.from(edges, ([src]) => src),
  dst: Uint32Array.from(edges, ([, dst]) => dst),
  time: Float64Array.from(edges, ([, , time]) => time),
});

const rowsOf = ({ src, dst, time }: TemporalGraph) => Array.from(src, (from, e) => [from, dst[e], time[e]]);

// Edge ends: node 0 has 1, node 1 has 5, node 2 has 4, node 3 has 4, node 4 has 2. Ranked: 1, 2, 3, 4, 0.
const graph = graphOf(
  5,
  [1, 2, 10], // among the two most active
  [1, 3, 11],
  [2, 3, 12],
  [2, 1, 13],
  [0, 1, 14],
  [4, 4, 15],
  [3, 2, 16],
  [1, 3, 17],
);

describe("lectureCut", () => {
  it("takes the fewest most active nodes with twice the edges, and of theirs the latest", () => {
    // One edge wanted: nodes 1 and 2 have two edges among them, at 10 and 13.
    const one = lectureCut(graph, { edges: 1 });
    expect(one.among).toBe(2);
    expect([...one.nodes]).toEqual([1, 2]);
    expect(rowsOf(one.graph)).toEqual([[1, 0, 13]]);
    expect(one.graph.nodeCount).toBe(2);
    // Three wanted: six are needed, which 1, 2 and 3 have: at 10, 11, 12, 13, 16 and 17.
    const three = lectureCut(graph, { edges: 3 });
    expect(three.among).toBe(3);
    expect([...three.nodes]).toEqual([1, 2, 3]);
    expect(rowsOf(three.graph)).toEqual([
      [1, 0, 13],
      [2, 1, 16],
      [0, 2, 17],
    ]);
  });

  it("takes all nodes where the graph has not twice the edges", () => {
    const five = lectureCut(graph, { edges: 5 });
    expect(five.among).toBe(5);
    expect(rowsOf(five.graph).map(([, , time]) => time)).toEqual([13, 14, 15, 16, 17]);
    expect([...five.nodes]).toEqual([0, 1, 2, 3, 4]);
  });

  it("keeps the whole graph where it is not larger than asked for", () => {
    expect(lectureCut(graph, { edges: 8 }).graph).toEqual(graph);
    expect(lectureCut(graph, { edges: 1000 }).graph).toEqual(graph);
  });

  it("takes among as many nodes as it is told, and fewer edges where they have no more", () => {
    const cut = lectureCut(graph, { edges: 6, nodes: 2 });
    expect(rowsOf(cut.graph)).toEqual([
      [0, 1, 10],
      [1, 0, 13],
    ]);
    expect(lectureCut(graph, { edges: 3, nodes: 4 }).graph.time).toEqual(Float64Array.of(15, 16, 17));
    expect(lectureCut(graph, { edges: 3, nodes: 99 }).among).toBe(5);
  });

  it("leaves out nodes that lost all their edges, and carries labels over", () => {
    const labelled = { ...graph, labels: Int32Array.of(7, -1, 5, 6, 3) };
    const cut = lectureCut(labelled, { edges: 2, nodes: 4 });
    expect(rowsOf(cut.graph)).toEqual([
      [2, 1, 16],
      [0, 2, 17],
    ]);
    expect([...(cut.graph.labels ?? [])]).toEqual([-1, 5, 6]);
  });

  it("ranks equals by number and keeps the last of equal times", () => {
    const even = graphOf(4, [2, 3, 1], [0, 1, 1], [3, 2, 1], [1, 0, 1]);
    const cut = lectureCut(even, { edges: 1 });
    expect([...cut.nodes]).toEqual([0, 1]);
    expect(rowsOf(cut.graph)).toEqual([[1, 0, 1]]);
  });

  it("gives exactly as many edges as asked for, in order of time, from the end of those it takes among", () => {
    const rng = createRng(4, "lecture cut");
    const edges = 5000;
    const skewed = (): number => Math.floor(400 * rng.float() ** 3);
    const large = graphOf(400, ...Array.from({ length: edges }, (_, e) => [skewed(), skewed(), e >> 2] as const));
    for (const wanted of [1, 10, 300, 2499, 2500, 2501, 4999]) {
      const cut = lectureCut(large, { edges: wanted });
      expect(cut.graph.src.length).toBe(wanted);
      expect([...cut.graph.time]).toEqual([...cut.graph.time].sort((a, b) => a - b));
      const inside = new Set(cut.nodes);
      const before = cut.graph.time[0];
      const latest = rowsOf(large).filter(([src, dst, time]) => inside.has(src) && inside.has(dst) && time > before);
      const back = rowsOf(cut.graph).map(([src, dst, time]) => [cut.nodes[src], cut.nodes[dst], time]);
      expect(back.filter(([, , time]) => time > before)).toEqual(latest);
      const used = new Set([...cut.graph.src, ...cut.graph.dst]);
      expect(used.size).toBe(cut.graph.nodeCount);
    }
  });
});
