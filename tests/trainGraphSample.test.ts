import { describe, expect, it } from "vitest";
import type { Dataset } from "../src/data/dataset";
import { linkSplit } from "../src/data/linkSplit";
import { nodeSplits } from "../src/data/nodeSplits";
import { createGraphDoor } from "../src/train/graph/door";
import { type GraphResponse, type GraphSample, parts } from "../src/train/graph/messages";
import { sampleDataset } from "../src/train/graph/sampleDataset";
import { byTurns, twoHops } from "../src/train/graph/starts";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { toyFeatures, toySpec, toyTemporal } from "./trainToy";

function draw(dataset: Dataset, given: Partial<GivenSpec>, nodes: number): GraphSample {
  const drawing = sampleDataset(resolveSpec({ ...toySpec, ...given } as GivenSpec), dataset, nodes);
  for (;;) {
    const next = drawing.next();
    if (next.done) return next.value;
  }
}

const node = { dataset: "toy", task: "node", model: "fnn", method: "dense" } as const;
const link = { ...node, task: "link" } as const;
const { graph } = toyTemporal;

describe("a sample of a temporal graph", () => {
  it("is the whole graph where that is small enough", () => {
    const sample = draw(toyTemporal, node, 60);
    expect(sample).toMatchObject({ whole: true, total: { nodes: 60, edges: 600, isolated: 0 } });
    expect([...sample.ids]).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect([...sample.labels]).toEqual(Array.from({ length: 60 }, (_, i) => i % 3));
    // The toy graph has 600 different pairs; of them, self-loops are not drawn, and at most four a node are.
    const loops = graph.src.filter((from, e) => from === graph.dst[e]).length;
    expect(sample.pairsWithin).toBe(600 - loops);
    expect(sample.pairs.src.length).toBe(240);
  });

  it("has no more nodes than asked for, all classes, and only pairs of the graph between its nodes", () => {
    const sample = draw(toyTemporal, node, 24);
    expect(sample.whole).toBe(false);
    expect(sample.ids.length).toBe(24);
    expect(new Set(sample.labels).size).toBe(3);
    const known = new Set(Array.from(graph.src, (from, e) => `${from} ${graph.dst[e]}`));
    const { src, dst } = sample.pairs;
    const drawn = Array.from(src, (from, i) => `${sample.ids[from]} ${sample.ids[dst[i]]}`);
    expect(drawn.filter((pair) => !known.has(pair))).toEqual([]);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length).toBeLessThanOrEqual(96);
  });

  it("counts neighbours and first times over the whole graph", () => {
    const sample = draw(toyTemporal, node, 24);
    sample.ids.forEach((id, place) => {
      const at = [...graph.src.keys()].filter((e) => graph.src[e] === id || graph.dst[e] === id);
      const others = new Set(at.map((e) => (graph.src[e] === id ? graph.dst[e] : graph.src[e])));
      others.delete(id);
      expect(sample.degree[place]).toBe(others.size);
      expect(sample.firstTime[place]).toBe(at[0]);
    });
  });

  it("holds whole walks: each hop an edge at its time, later than the one before", () => {
    const { walks, ids, pairs } = draw(toyTemporal, node, 24);
    const drawn = new Set(Array.from(pairs.src, (from, i) => `${from} ${pairs.dst[i]}`));
    expect(walks?.walks.length).toBeGreaterThan(1);
    expect(walks?.fewestHops).toBe(3);
    for (const { nodes, times } of walks?.walks ?? []) {
      expect(times.length).toBeGreaterThanOrEqual(3);
      times.forEach((time, hop) => {
        // In the toy graph edge e happens at time e.
        if (nodes[hop] !== nodes[hop + 1]) expect(drawn).toContain(`${nodes[hop]} ${nodes[hop + 1]}`);
        expect([graph.src[time], graph.dst[time]]).toEqual([ids[nodes[hop]], ids[nodes[hop + 1]]]);
        if (hop > 0) expect(time).toBeGreaterThan(times[hop - 1]);
      });
    }
  });

  it("walks before the test edges alone where links are predicted", () => {
    const sample = draw(toyTemporal, link, 24);
    expect(sample.beforeCut).toBe(true);
    for (const { times } of sample.walks?.walks ?? []) for (const time of times) expect(time).toBeLessThan(480);
    expect(draw(toyTemporal, { ...link, walkScope: "whole-graph" }, 24).beforeCut).toBe(false);
  });

  it("tells what the run uses each node for", () => {
    const sample = draw(toyTemporal, node, 24);
    const splits = nodeSplits(graph.labels as Int32Array, { seed: 1, perClass: 300 });
    sample.ids.forEach((id, place) => {
      const part = parts[sample.part[place]];
      expect(part === "none" ? -1 : splits[part][sample.partAt[place]]).toBe(part === "none" ? -1 : id);
    });
    expect(sample.testAt.every((at) => at === -1)).toBe(true);
  });

  it("knows which pairs the run is tested on", () => {
    const { ids, pairs, testAt, negatives } = draw(toyTemporal, link, 40);
    const { test } = linkSplit(graph, { seed: 1 });
    expect(testAt.some((at) => at >= 0)).toBe(true);
    testAt.forEach((at, i) => {
      if (at < 0) return;
      expect([test.src[at], test.dst[at], test.label[at]]).toEqual([ids[pairs.src[i]], ids[pairs.dst[i]], 1]);
    });
    expect(negatives.testAt.length).toBeGreaterThan(0);
    negatives.testAt.forEach((at, i) => {
      expect([test.src[at], test.dst[at], test.label[at]]).toEqual([ids[negatives.src[i]], ids[negatives.dst[i]], 0]);
    });
  });

  it("is the same for the same spec, another for another seed, and leaves the data set as it is", () => {
    const before = structuredClone(graph);
    expect(draw(toyTemporal, node, 24)).toEqual(draw(toyTemporal, node, 24));
    expect(draw(toyTemporal, node, 24).ids).not.toEqual(draw(toyTemporal, { ...node, seed: 2 }, 24).ids);
    expect(graph).toEqual(before);
  });

  it("is refused where the graph is too large", () => {
    const large = { ...graph, src: { length: 5_000_001 } as Uint32Array };
    expect(() => draw({ ...toyTemporal, graph: large }, node, 24)).toThrow(/take a lecture cut/);
  });
});

describe("a sample of a static graph", () => {
  const ring = { ...node, dataset: "ring", model: "gcn" } as const;

  it("holds two whole hops around some nodes", () => {
    const sample = draw(toyFeatures, ring, 15);
    expect(sample.ids.length).toBe(15);
    expect(sample.fields.length).toBeGreaterThan(0);
    for (const centre of sample.fields) {
      const id = sample.ids[centre];
      for (const step of [-2, -1, 1, 2]) expect(sample.ids).toContain((id + step + 30) % 30);
    }
    expect(sample.walks).toBeUndefined();
  });

  it("tells the parts of the split that came with the data", () => {
    const sample = draw(toyFeatures, ring, 30);
    const expected = Array.from(sample.ids, (id) => (id < 12 ? 1 : id < 21 ? 2 : 3));
    expect([...sample.part]).toEqual(expected);
    expect(sample.pairs.src.length).toBe(30);
  });
});

describe("starts", () => {
  it("give each class its turn", () => {
    expect(byTurns([0, 1, 2, 3, 4, 5], Int32Array.of(1, 1, 0, 1, -1, 0))).toEqual([4, 2, 0, 5, 1, 3]);
    expect(byTurns([3, 1, 2], undefined)).toEqual([3, 1, 2]);
  });

  it("know what lies within two hops, and give up where it is too much", () => {
    expect(twoHops(toyFeatures.adjacency, 0, 40)).toEqual([0, 1, 29, 2, 28]);
    expect(twoHops(toyFeatures.adjacency, 0, 4)).toEqual([]);
  });
});

describe("the door to pictures", () => {
  function open(dataset: Dataset) {
    const heard: GraphResponse[] = [];
    const handed: Transferable[] = [];
    const door = createGraphDoor({
      datasetOf: async () => dataset,
      post: (response, transfer) => {
        heard.push(response);
        handed.push(...transfer);
      },
      nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
    });
    return { heard, handed, door };
  }
  const spec = resolveSpec({ ...toySpec, ...node });
  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

  it("answers with a sample whose memory can be handed over", async () => {
    const { heard, handed, door } = open(toyTemporal);
    door.hear({ type: "graph", id: 7, spec, nodes: 24 });
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toMatchObject({ type: "graph", id: 7 });
    const own = [graph.src, graph.dst, graph.time, graph.labels].map((column) => column?.buffer);
    expect(handed.length).toBeGreaterThan(5);
    expect(handed.filter((buffer) => own.includes(buffer as ArrayBuffer))).toEqual([]);
    // Would throw if the same memory were listed twice.
    structuredClone(heard[0], { transfer: handed });
  });

  it("works on the newest wish only", async () => {
    const { heard, door } = open(toyTemporal);
    door.hear({ type: "graph", id: 1, spec, nodes: 24 });
    door.hear({ type: "graph", id: 2, spec, nodes: 30 });
    await expect.poll(() => heard.length).toBe(1);
    await later();
    expect(heard.map(({ id }) => id)).toEqual([2]);
  });

  it("says why there is no picture", async () => {
    const large = { ...toyTemporal, graph: { ...graph, src: { length: 5_000_001 } as Uint32Array } };
    const { heard, door } = open(large);
    door.hear({ type: "graph", id: 3, spec, nodes: 24 });
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toMatchObject({ type: "graphRefused", id: 3, message: expect.stringMatching(/5,000,000/) });
  });
});
