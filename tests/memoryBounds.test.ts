import { describe, expect, it } from "vitest";
import { createIntegerTable } from "../src/data/integerTable";
import { guessEdges, readingBytes } from "../src/data/readingMemory";
import { sortInPlace } from "../src/data/sortByTime";
import { outEdges } from "../src/embed/outEdges";
import { distinctPairs } from "../src/graph/distinctPairs";
import { lectureCut } from "../src/graph/lectureCut";
import { createRng } from "../src/lib/rng";
import { allocatedBytes } from "./allocatedBytes";

const edges = 300_000;
const nodes = 5_000;
const small = 1 << 19; // counters of a digit and the like, whatever the number of edges

/** Draws a graph; `steps` is how many times there are. */
function drawGraph(steps: number, sorted: boolean) {
  const rng = createRng(1, "bounds", steps);
  const time = Float64Array.from({ length: edges }, (_, e) =>
    sorted ? Math.floor((e * steps) / edges) : rng.int(steps),
  );
  return {
    nodeCount: nodes,
    src: Uint32Array.from({ length: edges }, () => rng.int(nodes)),
    dst: Uint32Array.from({ length: edges }, () => rng.int(nodes)),
    time,
  };
}

describe("memory that grows with the edges", () => {
  it("is counted right by the test itself", () => {
    const of = (work: () => unknown): number => allocatedBytes(() => void work());
    expect(of(() => new Uint32Array(10))).toBe(40);
    expect(of(() => new Float64Array(10).slice(0, 4))).toBe(112);
    expect(of(() => new Uint32Array(new Float64Array(10).buffer))).toBe(80);
    expect(of(() => new Uint32Array(10).map((value) => value))).toBe(80);
  });

  it("is 8 bytes an edge to sort, also with times below 0", () => {
    for (const shift of [0, -500]) {
      const graph = drawGraph(1000, false);
      for (let e = 0; e < edges; e++) graph.time[e] += shift;
      expect(allocatedBytes(() => sortInPlace(graph))).toBeLessThanOrEqual(8 * edges + small);
    }
  });

  it("is 8 bytes an edge to find the distinct pairs", () => {
    const graph = drawGraph(1000, true);
    expect(allocatedBytes(() => void distinctPairs(graph))).toBeLessThanOrEqual(8 * edges + 16 * nodes);
  });

  it("is 16 bytes an edge to lay edges out for walking, and 4 more for the edges of one time", () => {
    const many = drawGraph(100_000, true);
    expect(allocatedBytes(() => void outEdges(many))).toBeLessThanOrEqual(16 * edges + 8 * nodes + small);
    const one = drawGraph(1, true);
    expect(allocatedBytes(() => void outEdges(one))).toBeLessThanOrEqual(16 * edges + 16 * edges + 8 * nodes + small);
  });

  it("is that of the cut alone to cut", () => {
    const graph = drawGraph(1000, true);
    const kept = 10_000;
    expect(allocatedBytes(() => void lectureCut(graph, { edges: kept }))).toBeLessThanOrEqual(16 * kept + 40 * nodes);
  });

  it("is at most 72 bytes a node for the table of ids, old one and new one together", () => {
    for (const ids of [100_000, 350_000, 700_000]) {
      const whole = allocatedBytes(() => {
        const table = createIntegerTable();
        for (let id = 0; id < ids; id++) table.intern(3 * id + 1, id);
      });
      // Each table is twice as large as the one before: the last two are three quarters of all.
      expect(0.75 * whole).toBeLessThanOrEqual(72 * ids);
    }
  });
});

describe("the bound on reading", () => {
  it("is 24 bytes an edge, 72 bytes a node and 64 MiB", () => {
    expect(readingBytes(0, 0)).toBe(67_108_864);
    // stackoverflow: 1,523,929,200 + 187,342,344 + 67,108,864
    expect(readingBytes(63_497_050, 2_601_977)).toBe(1_778_380_408);
  });

  it("can be guessed before reading: within a factor of 1.5 for sx-mathoverflow and the slice of stackoverflow", () => {
    for (const [bytes, gz, real] of [
      [3_616_495, true, 506_550],
      [10_924_386, false, 506_550],
      [530_973, false, 20_002],
    ] as const) {
      const ratio = guessEdges(bytes, gz) / real;
      expect(Math.max(ratio, 1 / ratio)).toBeLessThan(1.5);
    }
  });
});
