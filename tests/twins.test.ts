import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { TemporalDataset } from "../src/data/dataset";
import { twins } from "../src/data/datasets/twins";
import { openDataset } from "../src/data/open";
import { makeBrainTwin } from "../src/data/twins/brain";
import { makeEmailTwin } from "../src/data/twins/email";
import { brainFigures, iaEmailFigures } from "../src/data/twins/published";
import { makeStackOverflowTwin } from "../src/data/twins/stackOverflow";
import { makeWikiTalkTwin } from "../src/data/twins/wikiTalk";
import { graphStats } from "../src/graph/stats";
import { createRng } from "../src/lib/rng";
import { expectWellFormed, sameGraph, timeFigures } from "./twinFigures";

describe("the twin of ia-email at 40,000 edges", () => {
  const twin = makeEmailTwin(40_000, 1);
  const stats = graphStats(twin, 38);
  const figures = timeFigures(twin);

  it("is a well-formed temporal graph of people who all occur", () => {
    expectWellFormed(twin);
    expect(stats.edges).toBe(40_000);
  });

  // ia-email: 87,036 nodes, 1,146,258 edges, 321,031 distinct pairs; 1 / 28.656 of each.
  it("has as many people, pairs and senders an edge as ia-email", () => {
    expect(stats.nodes).toBe(3037);
    expect(stats.distinctPairs / stats.edges).toBeCloseTo(0.28, 2);
    expect(figures.senders / stats.nodes).toBeCloseTo(0.231, 2);
    expect(figures.receivers / stats.nodes).toBeGreaterThan(0.87); // 0.893
    expect(figures.receivers / stats.nodes).toBeLessThan(0.93);
  });

  const near: readonly (readonly [string, number, number, number])[] = [
    // figure, of the twin, of ia-email, tolerance
    ["self-loops, share of edges", stats.selfLoopShare, 0.0114, 0.006],
    ["repeated pairs, share of edges", stats.repeatedPairShare, 0.7199, 0.01],
    ["pairs seen once", figures.pairsSeenOnce, 0.5816, 0.03],
    ["reciprocated pairs", stats.reciprocity, 0.1419, 0.03],
    ["Gini of edges sent", stats.outDegree.gini, 0.9796, 0.03],
    ["Gini of edges received", stats.inDegree.gini, 0.872, 0.06],
    ["nodes unseen before the last 20 % of edges", figures.unseenNodes, 0.1968, 0.03],
    ["test edges of a known pair", figures.knownTestPairs, 0.5044, 0.05],
  ];
  it.each(near)("is near ia-email in: %s", (_name, ofTwin, ofOriginal, tolerance) => {
    expect(Math.abs(ofTwin - ofOriginal)).toBeLessThan(tolerance);
  });

  it("rises and falls over 38 months as ia-email does", () => {
    const shares = Array.from(stats.edgesPerBin, (count) => count / 40_000);
    // Months 30 (the peak), 36 and 1 of the archive: 9.97 %, 0.21 % and 0.05 % of the e-mails.
    expect(Math.max(...shares)).toBe(shares[29]);
    expect(shares[29]).toBeCloseTo(0.0997, 2);
    expect(shares[35]).toBeLessThan(0.006);
    expect(shares[0]).toBeLessThan(0.003);
    expect(stats.firstTime).toBeGreaterThanOrEqual(925_516_800);
    expect(stats.lastTime).toBeLessThan(1_025_481_600);
  });

  it("lets a simple rule tell links from chance, but not well", () => {
    const cut = 32_000;
    const sent = new Uint32Array(twin.nodeCount);
    const received = new Uint32Array(twin.nodeCount);
    for (let e = 0; e < cut; e++) {
      sent[twin.src[e]]++;
      received[twin.dst[e]]++;
    }
    const rng = createRng(7, "twin rule");
    const saysLink = (from: number, to: number): boolean => sent[from] > 0 && received[to] >= 5;
    let right = 0;
    for (let e = cut; e < 40_000; e++) {
      if (saysLink(twin.src[e], twin.dst[e])) right++;
      if (!saysLink(twin.src[e], rng.int(twin.nodeCount))) right++;
    }
    expect(right / 16_000).toBeGreaterThan(0.62);
    expect(right / 16_000).toBeLessThan(0.85);
  });
});

describe("the twin of ia-email at its full size", () => {
  it("has the counts of ia-email, and its tails", { timeout: 60_000 }, () => {
    const twin = makeEmailTwin(1_146_258, 1);
    const stats = graphStats(twin);
    const senders = new Set(twin.src).size;
    expect(stats.nodes).toBe(87_036);
    expect(stats.edges).toBe(1_146_258);
    expect(senders).toBe(20_122);
    expect(Math.abs(stats.distinctPairs - 321_031)).toBeLessThan(1000);
    expect(stats.outDegree.gini).toBeCloseTo(0.9796, 2);
    expect(stats.outDegree.topShare).toBeCloseTo(0.753, 1);
    expect(stats.inDegree.topShare).toBeCloseTo(0.4475, 1);
  });
});

describe("the twin of brain at 1,500 nodes", () => {
  const twin = makeBrainTwin(1500, 1);
  const stats = graphStats(twin);
  const labels = twin.labels as Int32Array;

  it("is a well-formed temporal graph of 12 steps and 10 equal classes", () => {
    expectWellFormed(twin);
    expect([...new Set(twin.time)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(Array.from({ length: 10 }, (_, label) => labels.filter((of) => of === label).length)).toEqual(
      Array(10).fill(150),
    );
  });

  it("has the entries a node of brain, and joins equal labels as often", () => {
    expect(stats.edges / stats.nodes).toBeCloseTo(1_955_488 / 5000, 0); // 391.1
    expect(stats.sameLabelShare).toBeCloseTo(0.253, 2);
    expect(stats.selfLoops).toBe(0);
  });

  it("is symmetric and has no edge twice in a step", () => {
    expect(stats.reciprocity).toBe(1);
    const entries = new Set<number>();
    for (let e = 0; e < twin.src.length; e++) entries.add((twin.time[e] * 1500 + twin.src[e]) * 1500 + twin.dst[e]);
    expect(entries.size).toBe(twin.src.length);
  });

  it("shows the label of most nodes, not of all, in whom they meet", () => {
    const met = Array.from({ length: 1500 }, () => new Uint32Array(10));
    for (let e = 0; e < twin.src.length; e++) met[twin.src[e]][labels[twin.dst[e]]]++;
    const right = met.filter((counts, node) => counts.indexOf(Math.max(...counts)) === labels[node]).length;
    expect(right / 1500).toBeGreaterThan(0.6);
    expect(right / 1500).toBeLessThan(0.95);
  });
});

describe("every twin", () => {
  const makers = [
    ["ia-email", (size: number, seed: number) => makeEmailTwin(10 * size, seed)],
    ["wiki-talk", (size: number, seed: number) => makeWikiTalkTwin(10 * size, seed)],
    ["stackoverflow", (size: number, seed: number) => makeStackOverflowTwin(10 * size, seed)],
    ["brain", makeBrainTwin],
  ] as const;

  it.each(makers)("is the same for the same seed and another for another: %s", (_name, make) => {
    expect(sameGraph(make(300, 5), make(300, 5))).toBe(true);
    expect(sameGraph(make(300, 5), make(300, 6))).toBe(false);
  });

  it.each([40, 100, 1000, 10_000])("has people and edges in proportion: %i edges of ia-email", (edges) => {
    const twin = makeEmailTwin(edges, 3);
    expect(twin.src.length).toBe(edges);
    expect(twin.nodeCount).toBe(Math.round((edges * 87_036) / 1_146_258));
    expect(twin.time.every((t, e) => Number.isFinite(t) && (e === 0 || t >= twin.time[e - 1]))).toBe(true);
  });

  it("scales brain to its full size", { timeout: 60_000 }, () => {
    const twin = makeBrainTwin(5000, 1);
    expect(twin.nodeCount).toBe(5000);
    expect(Math.abs(twin.src.length - 1_955_488)).toBeLessThan(24); // whole edges in both directions in 12 steps
    expect(graphStats(twin).sameLabelShare).toBeCloseTo(0.253, 2);
  });

  it.each(Object.entries(twins))("says that it is one: %s", async (_id, entry) => {
    const made = await entry.make();
    expect(entry.kind).toBe("synthetic twin");
    expect(entry.label).toContain("synthetic twin");
    expect(made.kind).toBe("synthetic twin");
    expect(made.name).toBe(entry.label);
    expect(sameGraph(made.graph, (await entry.make()).graph)).toBe(true);
  });
});

describe("the published figures", () => {
  it("add up", () => {
    expect(iaEmailFigures.volume).toHaveLength(38);
    expect(iaEmailFigures.volume.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
    expect(brainFigures.entries / brainFigures.nodes / brainFigures.steps).toBeCloseTo(32.6, 1);
  });

  const file = "ia-email/ia-email-monthly.txt.gz";
  const folder = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
  const name = `${folder}/${file}`;
  it.skipIf(!existsSync(name))(
    `are those of the real file (needs ${file} in ../shared/datasets)`,
    { timeout: 60_000 },
    async () => {
      const { form, graph } = (await openDataset({ name, source: readFileSync(name) })) as TemporalDataset;
      expect(form).toBe("temporal");
      const stats = graphStats(graph);
      const figures = timeFigures(graph);
      expect(stats.nodes).toBe(iaEmailFigures.nodes);
      expect(stats.edges).toBe(iaEmailFigures.edges);
      expect(stats.distinctPairs).toBe(iaEmailFigures.distinctPairs);
      expect(figures.senders).toBe(iaEmailFigures.senders);
      expect(stats.nodes - figures.receivers).toBe(iaEmailFigures.silentSenders); // everybody else has received
      expect(stats.selfLoopShare).toBeCloseTo(iaEmailFigures.selfLoopShare, 3);
      expect(stats.reciprocity).toBeCloseTo(iaEmailFigures.reciprocatedPairs, 3);
      expect(figures.pairsSeenOnce).toBeCloseTo(iaEmailFigures.pairsSeenOnce, 3);
      expect(stats.outDegree.gini).toBeCloseTo(iaEmailFigures.giniSent, 3);
      expect(stats.inDegree.gini).toBeCloseTo(iaEmailFigures.giniReceived, 3);
      expect(figures.unseenNodes).toBeCloseTo(iaEmailFigures.unseenNodes, 2);
      expect(figures.knownTestPairs).toBeCloseTo(iaEmailFigures.knownTestPairs, 2);
    },
  );
});
