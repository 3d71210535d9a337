import { describe, expect, it } from "vitest";
import { describe as spread } from "../src/graph/distribution";
import { graphStats } from "../src/graph/stats";
import type { TemporalGraph } from "../src/graph/temporal";

// 0->1 twice and answered once, 1->2 unanswered, one self-loop at 2, node 3 alone.
const graph: TemporalGraph = {
  nodeCount: 4,
  src: Uint32Array.of(0, 0, 1, 1, 2),
  dst: Uint32Array.of(1, 1, 0, 2, 2),
  time: Float64Array.of(10, 10, 12, 13, 20),
  labels: Int32Array.of(0, 0, 1, -1),
};

describe("graphStats", () => {
  const stats = graphStats(graph, 2);

  it("counts edges, pairs and self-loops", () => {
    expect(stats).toMatchObject({ nodes: 4, edges: 5, distinctPairs: 4, selfLoops: 1, selfLoopShare: 0.2 });
    expect(stats.repeatedPairShare).toBeCloseTo(0.2, 12);
    expect(stats.reciprocity).toBeCloseTo(2 / 3, 12); // 0->1 and 1->0 of the three pairs of two nodes
  });

  it("measures how activity is spread", () => {
    // Edge ends: node 0 has 3, node 1 has 4, node 2 has 3, node 3 none.
    expect(stats.activity.max).toBe(4);
    expect(stats.activity.mean).toBe(2.5);
    expect(stats.activity.topShare).toBe(0.4);
    expect(stats.activity.gini).toBeCloseTo((2 * (0 + 6 + 9 + 16)) / (4 * 10) - 5 / 4, 12);
    expect(stats.outDegree.max).toBe(2);
    expect(stats.inDegree.max).toBe(2);
  });

  it("measures time", () => {
    expect(stats).toMatchObject({ timeStamps: 4, firstTime: 10, lastTime: 20 });
    expect([...stats.edgesPerBin]).toEqual([4, 1]);
    expect(stats.burstiness).toBeCloseTo((1.5 - 2.5) / (1.5 + 2.5), 12);
  });

  it("leaves self-loops and nodes without a label out of the same-label share", () => {
    expect(stats.sameLabelShare).toBeCloseTo(3 / 4, 12);
    expect(graphStats({ ...graph, labels: undefined }).sameLabelShare).toBeUndefined();
  });

  it("stands a graph without edges", () => {
    const empty = { nodeCount: 2, src: new Uint32Array(), dst: new Uint32Array(), time: new Float64Array() };
    expect(graphStats(empty)).toMatchObject({ edges: 0, reciprocity: 0, repeatedPairShare: 0, burstiness: 0 });
    expect(graphStats(empty).firstTime).toBeNaN();
  });
});

describe("describe", () => {
  it("calls equal values even and a single holder uneven", () => {
    expect(spread(Float64Array.of(3, 3, 3, 3)).gini).toBeCloseTo(0, 12);
    expect(spread(Float64Array.of(0, 0, 0, 8)).gini).toBeCloseTo(3 / 4, 12); // 1 - 1 / n
  });

  it("takes the top hundredth of the nodes", () => {
    const values = new Float64Array(200).fill(1);
    values[7] = 50;
    values[8] = 52;
    expect(spread(values).topShare).toBeCloseTo(102 / 300, 12);
  });
});
