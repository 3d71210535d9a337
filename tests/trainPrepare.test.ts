import { describe, expect, it } from "vitest";
import type { Dataset, FeatureDataset, TemporalDataset } from "../src/data/dataset";
import { InputError } from "../src/lib/inputError";
import { createRng } from "../src/lib/rng";
import { createEmbeddingCache } from "../src/train/embeddingCache";
import type { SampleSet } from "../src/train/learner";
import { prepare } from "../src/train/prepare";
import type { Prepared } from "../src/train/prepared";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { toyFeatures, toySpec, toyTemporal } from "./trainToy";

/** Prepares to the end and returns the stages that were told, too. */
function prepareAll(given: GivenSpec, dataset: Dataset = toyTemporal, cache = createEmbeddingCache()) {
  const stages = new Set<string>();
  const work = prepare(resolveSpec({ ...toySpec, task: "link", ...given }), dataset, cache);
  for (;;) {
    const next = work.next();
    if (next.done) return { prepared: next.value, stages: [...stages] };
    expect(next.value.done).toBeLessThanOrEqual(next.value.total);
    stages.add(next.value.stage);
  }
}

function tableOf({ input }: Prepared): Float32Array {
  if (input.form === "table") return input.table;
  if ("table" in input.features) return input.features.table;
  throw new Error("The features are sparse.");
}

const pairsOf = ({ rows, targets }: SampleSet, target: number): string[] =>
  [...targets].flatMap((t, i) => (t === target ? [`${rows[2 * i]} ${rows[2 * i + 1]}`] : []));

const { graph } = toyTemporal;
const edgeNames = [...graph.src].map((from, e) => `${from} ${graph.dst[e]}`); // all different
const withGraph = (changed: Partial<TemporalDataset["graph"]>): TemporalDataset => ({
  ...toyTemporal,
  graph: { ...graph, ...changed },
});

describe("links", () => {
  const { prepared } = prepareAll({});
  const { train, val, test, trainScored } = prepared.sets;

  it("use every edge in exactly one part, the last fifth in test", () => {
    expect(pairsOf(test, 1)).toEqual(edgeNames.slice(480));
    expect([...pairsOf(train, 1), ...pairsOf(val, 1)].sort()).toEqual(edgeNames.slice(0, 480).sort());
    expect([train, val, test].map(({ targets }) => targets.length)).toEqual([720, 240, 240]);
  });

  it("have as many negatives, none of which is an edge of any time", () => {
    const edges = new Set(edgeNames);
    for (const set of [train, val, test]) {
      const negatives = pairsOf(set, 0);
      expect(negatives).toHaveLength(set.targets.length / 2);
      expect(negatives.filter((pair) => edges.has(pair))).toEqual([]);
    }
  });

  it("read two embeddings and give one logit", () => {
    expect(prepared).toMatchObject({
      loss: "binary",
      outputs: 1,
      input: { form: "table", width: 4, rowsPerSample: 2 },
    });
    expect(tableOf(prepared).length).toBe(60 * 4);
    expect(trainScored).toBe(train);
  });

  it("mark test pairs of nodes that were seen before the cut", () => {
    // Node 60 occurs in the last edge alone.
    const dst = graph.dst.slice();
    dst[599] = 60;
    const { prepared: wider } = prepareAll({}, withGraph({ nodeCount: 61, dst, labels: undefined }));
    const { rows } = wider.sets.test;
    const unseen = [...(wider.seen ?? [])].map((seen, i) => [seen, rows[2 * i] === 60 || rows[2 * i + 1] === 60]);
    expect(unseen[119]).toEqual([0, true]);
    for (const [seen, touches] of unseen) expect(seen).toBe(touches ? 0 : 1);
  });

  it("are scored on a part of very many training pairs", () => {
    const rng = createRng(1, "many");
    const count = 15000;
    const many = withGraph({
      nodeCount: 300,
      src: new Uint32Array(count).map(() => rng.int(300)),
      dst: new Uint32Array(count).map(() => rng.int(100)),
      time: new Float64Array(count).map((_, e) => e),
      labels: undefined,
    });
    const { sets } = prepareAll({ walksPerNode: 1 }, many).prepared;
    expect(sets.train.targets.length).toBe(18000);
    expect(sets.trainScored.targets.length).toBe(16384);
    const known = new Map<string, number>();
    for (const target of [0, 1]) for (const pair of pairsOf(sets.train, target)) known.set(pair, target);
    for (const target of [0, 1])
      for (const pair of pairsOf(sets.trainScored, target)) expect(known.get(pair)).toBe(target);
    const positives = sets.trainScored.targets.reduce((sum, target) => sum + target, 0);
    expect(Math.abs(positives - 8192)).toBeLessThan(400);
  });
});

describe("walks", () => {
  /** The toy graph with other test edges: their heads move by one. */
  const later = withGraph({ dst: graph.dst.map((node, e) => (e < 480 ? node : (node + 1) % 60)) });

  it("before the cut know nothing of the test edges", () => {
    const before = tableOf(prepareAll({ walkScope: "before-cut" }).prepared);
    expect(tableOf(prepareAll({ walkScope: "before-cut" }, later).prepared)).toEqual(before);
    expect(tableOf(prepareAll({ walkScope: "before-cut", symmetrise: true }, later).prepared)).toEqual(
      tableOf(prepareAll({ walkScope: "before-cut", symmetrise: true }).prepared),
    );
    const earlier = withGraph({ dst: graph.dst.map((node, e) => (e < 479 ? node : (node + 1) % 60)) });
    expect(tableOf(prepareAll({ walkScope: "before-cut" }, earlier).prepared)).not.toEqual(before);
  });

  it("over the whole graph, as in the released code, know them", () => {
    const whole = tableOf(prepareAll({ walkScope: "whole-graph" }).prepared);
    expect(tableOf(prepareAll({ walkScope: "whole-graph" }, later).prepared)).not.toEqual(whole);
  });

  it("are taken once for the same data and options", () => {
    const cache = createEmbeddingCache();
    const first = prepareAll({}, toyTemporal, cache);
    expect(first.stages).toEqual(["walks", "embedding"]);
    // Method, training and batches have no part in an embedding.
    const second = prepareAll({ method: "dense", epochs: 9, hidden: 8, batchSize: 7 }, toyTemporal, cache);
    expect(second.stages).toEqual([]);
    expect(tableOf(second.prepared)).toBe(tableOf(first.prepared));
  });

  it.each<GivenSpec>([
    { seed: 2 },
    { walkScope: "whole-graph" },
    { symmetrise: true },
    { spreadTimes: true },
    { walksPerNode: 3 },
    { walkLength: 2 },
    { window: 1 },
    { negatives: 1 },
    { embeddingPasses: 2 },
    { subsample: 0.01 },
    { dataset: "another" },
  ])("are taken anew for %o", (changed) => {
    const cache = createEmbeddingCache();
    const first = prepareAll({}, toyTemporal, cache).prepared;
    const second = prepareAll(changed, toyTemporal, cache);
    expect(second.stages).toEqual(["walks", "embedding"]);
    // A file of the same content under another name gives the same again.
    if ("dataset" in changed) expect(tableOf(second.prepared)).toEqual(tableOf(first));
    else expect(tableOf(second.prepared)).not.toEqual(tableOf(first));
    expect(prepareAll({}, toyTemporal, cache).stages).toEqual([]);
  });
});

describe("nodes", () => {
  it("are in one part each, at most so many of a class, with their own labels", () => {
    const { sets, outputs } = prepareAll({ task: "node", nodesPerClass: 10 }).prepared;
    const used = [sets.train, sets.val, sets.test].flatMap(({ rows }) => [...rows]);
    expect(used).toHaveLength(30);
    expect(new Set(used).size).toBe(30);
    expect(sets.trainScored).toBe(sets.train);
    expect(outputs).toBe(3);
    for (const { rows, targets } of [sets.train, sets.val, sets.test])
      for (const [i, node] of rows.entries()) expect(targets[i]).toBe(node % 3);
  });

  it("are read from walks over the whole graph by any model", () => {
    for (const model of ["fnn", "gcn", "sage"] as const) {
      const { prepared } = prepareAll({ task: "node", model });
      expect(prepared.input.form).toBe(model === "fnn" ? "table" : "graph");
      expect(tableOf(prepared).length).toBe(60 * 4);
      expect(prepared.loss).toBe("softmax");
    }
  });

  it("need labels", () => {
    const bare = withGraph({ labels: undefined });
    expect(() => prepareAll({ task: "node" }, bare)).toThrow(
      /^toy has no node labels.*add a labels file.*link prediction/,
    );
    expect(() => prepareAll({ task: "node" }, bare)).toThrow(InputError);
  });

  it.each([
    ["one class", new Int32Array(60), /at least two classes/],
    ["no class", new Int32Array(60).fill(-1), /no node has a label/],
    ["too few nodes", new Int32Array(60).fill(-1).fill(0, 0, 2).fill(1, 2, 3), /Only 3 labelled nodes/],
  ])("with %s are refused", (_, labels, message) => {
    expect(() => prepareAll({ task: "node" }, withGraph({ labels }))).toThrow(message);
  });
});

describe("a static graph", () => {
  const graphOf = (changed: Partial<FeatureDataset>, given: GivenSpec = {}) =>
    prepareAll({ task: "node", model: "gcn", ...given }, { ...toyFeatures, ...changed }).prepared;

  it("has no links to predict", () => {
    expect(() => prepareAll({ task: "link" }, toyFeatures)).toThrow(
      /^toy ring has no times.*choose node classification/,
    );
    expect(() => prepareAll({ task: "link" }, toyFeatures)).toThrow(InputError);
  });

  it("keeps its published split", () => {
    const { sets, note } = graphOf({});
    expect([...sets.val.rows]).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(note).toBeUndefined();
  });

  it("loses the nodes of its split that have no class, and says so", () => {
    const labels = toyFeatures.labels.map((label, node) => (node === 0 || node === 29 ? -1 : label));
    const { sets, note } = graphOf({ labels });
    expect([...sets.train.rows]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...sets.train.targets]).toEqual([1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(sets.test.targets).toHaveLength(8);
    expect(note).toMatch(/^Nodes of the split without a class were left out: 2\.$/);
  });

  it.each(["train", "val", "test"] as const)("is refused where its %s part is empty", (part) => {
    const splits = { ...toyFeatures.splits!, [part]: new Uint32Array(0) };
    expect(() => graphOf({ splits })).toThrow(/^toy ring: no node for (training|validation|test) has a class/);
  });

  it("is split 60/20/20 where it is too small for the usual split, and says so", () => {
    const { sets, note } = graphOf({ splits: undefined });
    expect([sets.train, sets.val, sets.test].map(({ rows }) => rows.length)).toEqual([18, 6, 6]);
    expect(note).toMatch(/too small for the usual split/);
  });

  it("has features whose rows sum to 1, sparse for GNNs and as a table for the FNN", () => {
    const { input } = graphOf({});
    if (input.form !== "graph" || !("rowPtr" in input.features)) throw new Error("Expected sparse features.");
    expect([...input.features.values]).toEqual(new Array(90).fill(Math.fround(1 / 3)));
    const table = tableOf(graphOf({}, { model: "fnn" }));
    // Node 1 has features 1, 5 and 9.
    const third = Math.fround(1 / 3);
    expect([...table.subarray(12, 24)]).toEqual([0, third, 0, 0, 0, third, 0, 0, 0, third, 0, 0]);
  });

  it("is propagated by D^-1/2 (A + I) D^-1/2 in a GCN, by the mean of the neighbours in GraphSAGE", () => {
    const valuesOf = (model: "gcn" | "sage") => {
      const { input } = graphOf({}, { model });
      if (input.form !== "graph") throw new Error("Expected a graph.");
      return [input.propagation.colIdx.length, ...new Set(input.propagation.values)];
    };
    // A ring: every node has two neighbours.
    const [count, value, ...others] = valuesOf("gcn");
    expect([count, others]).toEqual([90, []]);
    expect(value).toBeCloseTo(1 / 3, 6);
    expect(valuesOf("sage")).toEqual([60, 0.5]);
  });
});
