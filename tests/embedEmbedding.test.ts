import { describe, expect, it } from "vitest";
import { embed, embeddingKey } from "../src/embed/embedding";
import { seenNodes } from "../src/graph/seen";
import { symmetrize } from "../src/graph/symmetrize";
import type { TemporalGraph } from "../src/graph/temporal";

const graph: TemporalGraph = {
  nodeCount: 4,
  src: Uint32Array.of(0, 1, 2),
  dst: Uint32Array.of(1, 2, 2),
  time: Float64Array.of(1, 2, 3),
};

describe("embed", () => {
  it("names its two phases in order", () => {
    const phases = [...embed(graph, { dim: 4, seed: 1 })].map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual(["walks", "embedding"]);
  });

  it("gives zeros to nodes without an edge", () => {
    const one = { src: Uint32Array.of(0), dst: Uint32Array.of(1), time: Float64Array.of(1) };
    const work = embed({ nodeCount: 4, ...one }, { dim: 4, seed: 1 });
    let next = work.next();
    while (!next.done) next = work.next();
    const vectors = next.value;
    expect(vectors.length).toBe(16);
    expect(vectors.subarray(0, 8).every((value) => value !== 0)).toBe(true);
    expect([...vectors.subarray(8)]).toEqual(new Array(8).fill(0));
  });
});

describe("embeddingKey", () => {
  it("is the same for defaults left out or given, in any order", () => {
    const key = embeddingKey("a", { dim: 8, seed: 1 });
    expect(embeddingKey("a", { seed: 1, walksPerNode: 10, dim: 8, window: undefined, subsample: 1e-3 })).toBe(key);
  });

  it("differs with the data and with every option", () => {
    const keys = [
      embeddingKey("a", { dim: 8, seed: 1 }),
      embeddingKey("b", { dim: 8, seed: 1 }),
      embeddingKey("a", { dim: 16, seed: 1 }),
      embeddingKey("a", { dim: 8, seed: 2 }),
      embeddingKey("a", { dim: 8, seed: 1, walkLength: 4 }),
      embeddingKey("a", { dim: 8, seed: 1, subsample: 0 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("seenNodes", () => {
  it("marks the ends of the edges below the limit", () => {
    expect([...seenNodes(graph, 1)]).toEqual([1, 1, 0, 0]);
    expect([...seenNodes(graph)]).toEqual([1, 1, 1, 0]);
  });
});

describe("symmetrize", () => {
  it("adds the reverse of every edge at its time, self-loops once", () => {
    const both = symmetrize(graph);
    expect([...both.src]).toEqual([0, 1, 1, 2, 2]);
    expect([...both.dst]).toEqual([1, 0, 2, 1, 2]);
    expect([...both.time]).toEqual([1, 1, 2, 2, 3]);
  });
});
