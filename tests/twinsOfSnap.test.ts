import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { TemporalDataset } from "../src/data/dataset";
import { openDataset } from "../src/data/open";
import { stackOverflowFigures, wikiTalkFigures } from "../src/data/twins/published";
import { makeStackOverflowTwin } from "../src/data/twins/stackOverflow";
import { makeWikiTalkTwin } from "../src/data/twins/wikiTalk";
import { graphStats } from "../src/graph/stats";
import type { TemporalGraph } from "../src/graph/temporal";
import { createRng } from "../src/lib/rng";
import { balanceOf, degreesOf, expectWellFormed, pairCounts, timeFigures } from "./twinFigures";

/** Counts the distinct self-loops of a graph. */
function selfLoopPairs({ src, dst }: TemporalGraph): number {
  return new Set(src.filter((node, e) => node === dst[e])).size;
}

/** Says how often a rule of two counts tells the last 20 % of edges from pairs with a random recipient; loops aside. */
function ruleAccuracy(graph: TemporalGraph): number {
  const { nodeCount, src, dst } = graph;
  const cut = Math.floor(0.8 * src.length);
  const { sent, received } = degreesOf({ ...graph, src: src.subarray(0, cut), dst: dst.subarray(0, cut) });
  const rng = createRng(7, "twin rule");
  const saysLink = (from: number, to: number): boolean => sent[from] > 0 && received[to] >= 10;
  let right = 0;
  let asked = 0;
  for (let e = cut; e < src.length; e++) {
    if (src[e] === dst[e]) continue;
    asked += 2;
    if (saysLink(src[e], dst[e])) right++;
    if (!saysLink(src[e], rng.int(nodeCount))) right++;
  }
  return right / asked;
}

describe("the twin of wiki-talk at 50,000 edges", () => {
  const twin = makeWikiTalkTwin(50_000, 1);
  const stats = graphStats(twin, 13);
  const { sent, received } = degreesOf(twin);

  it("is a well-formed temporal graph of people who all occur", () => {
    expectWellFormed(twin);
    expect(stats.edges).toBe(50_000);
  });

  // wiki-talk: 1,140,149 nodes, 7,833,140 edges, 3,309,592 distinct pairs; 1,732,602 self-loops of 178,850 nodes: 1 / 156.66 of each.
  it("has as many people, pairs and self-loops an edge as wiki-talk", () => {
    expect(stats.nodes).toBe(7278);
    expect(Math.abs(stats.distinctPairs - 21_125)).toBeLessThan(210); // but for pairs met again by chance
    expect(stats.selfLoops).toBe(11_059);
    expect(selfLoopPairs(twin)).toBe(1142);
    expect(new Set(twin.src).size).toBe(1455); // of 228,000, our choice
  });

  it("knows as many of its pairs after 3,310,000 of the 7,833,140 edges as wiki-talk: 1,386,783 of 3,309,592", () => {
    const early = pairCounts(twin, 0, Math.round((3_310_000 / 7_833_140) * 50_000)).size;
    expect(early / stats.distinctPairs).toBeCloseTo(0.419, 2);
  });

  const near: readonly (readonly [string, number, number, number])[] = [
    // figure, of the twin, of wiki-talk, tolerance; the last three of KONECT's wiki_talk_en
    ["reciprocated pairs", stats.reciprocity, 0.219, 0.02],
    ["Gini of edge ends", stats.activity.gini, 0.8996, 0.05],
    ["balance of edges sent", balanceOf(sent), 0.0739, 0.06],
    ["balance of edges received", balanceOf(received), 0.1602, 0.05],
  ];
  it.each(near)("is near wiki-talk in: %s", (_name, ofTwin, ofOriginal, tolerance) => {
    expect(Math.abs(ofTwin - ofOriginal)).toBeLessThan(tolerance);
  });

  it("has few who write to very many: sending is far less even than receiving", () => {
    expect(stats.outDegree.gini).toBeGreaterThan(stats.inDegree.gini + 0.15);
    expect(new Set(twin.dst).size / stats.nodes).toBeGreaterThan(0.97);
  });

  it("grows over 2,320 days: half-years before 2004 carry 1.3 % together, the last three 65.6 %", () => {
    const shares = Array.from(stats.edgesPerBin, (count) => count / 50_000);
    expect(shares.slice(0, 5).reduce((sum, share) => sum + share)).toBeCloseTo(0.0126, 2);
    expect(shares.slice(10).reduce((sum, share) => sum + share)).toBeCloseTo(0.6555, 2);
    expect((stats.lastTime - stats.firstTime) / 86_400).toBeGreaterThan(2300);
    expect((stats.lastTime - stats.firstTime) / 86_400).toBeLessThan(2320);
  });

  it("lets a simple rule tell links from chance, but not all", () => {
    expect(ruleAccuracy(twin)).toBeGreaterThan(0.6);
    expect(ruleAccuracy(twin)).toBeLessThan(0.85);
  });
});

describe("the twin of stackoverflow at 60,000 edges", () => {
  const twin = makeStackOverflowTwin(60_000, 1);
  const stats = graphStats(twin, 12);
  const { sent, received } = degreesOf(twin);
  const figures = timeFigures(twin);

  it("is a well-formed temporal graph of people who all occur", () => {
    expectWellFormed(twin);
    expect(stats.edges).toBe(60_000);
  });

  // stackoverflow: 2,601,977 nodes, 63,497,050 edges, 36,233,450 distinct pairs, 15,593,784 self-loops: 1 / 1058.28 of each.
  it("has as many people, pairs and self-loops an edge as stackoverflow", () => {
    expect(stats.nodes).toBe(2459);
    expect(Math.abs(stats.distinctPairs - 34_238)).toBeLessThan(342); // but for pairs met again by chance
    expect(stats.selfLoops).toBe(14_735);
    expect(selfLoopPairs(twin)).toBe(1271); // of 1,345,000
  });

  const near: readonly (readonly [string, number, number, number])[] = [
    // figure, of the twin, of stackoverflow, tolerance
    ["reciprocated pairs", stats.reciprocity, 0.384, 0.03],
    ["Gini of edge ends", stats.activity.gini, 0.8471, 0.04],
    ["balance of edges sent", balanceOf(sent), 0.1365, 0.04],
    ["balance of edges received", balanceOf(received), 0.1799, 0.03],
    // of sx-mathoverflow
    ["senders, share of nodes", figures.senders / stats.nodes, 0.7968, 0.001],
    ["receivers, share of nodes", figures.receivers / stats.nodes, 0.8856, 0.01],
    ["nodes unseen before the last 20 % of edges", figures.unseenNodes, 0.2148, 0.06],
    ["test edges of a known pair", figures.knownTestPairs, 0.3279, 0.08],
  ];
  it.each(near)("is near stackoverflow, or its sibling, in: %s", (_name, ofTwin, ofOriginal, tolerance) => {
    expect(Math.abs(ofTwin - ofOriginal)).toBeLessThan(tolerance);
  });

  it("grows over 2,774 days, from 2.7 % of the edges in the first twelfth to 11.9 % in the last", () => {
    expect(stats.edgesPerBin[0] / 60_000).toBeCloseTo(0.0269, 2);
    expect(stats.edgesPerBin[11] / 60_000).toBeCloseTo(0.1189, 2);
    expect(stats.firstTime).toBeGreaterThanOrEqual(1_217_567_877);
    expect(stats.lastTime).toBeLessThanOrEqual(1_457_273_428);
  });

  it("lets a simple rule tell links from chance, but not all", () => {
    expect(ruleAccuracy(twin)).toBeGreaterThan(0.6);
    expect(ruleAccuracy(twin)).toBeLessThan(0.85);
  });
});

describe.each([
  ["wiki-talk", makeWikiTalkTwin, wikiTalkFigures],
  ["stackoverflow", makeStackOverflowTwin, stackOverflowFigures],
] as const)("the twin of %s at any size", (_name, make, figures) => {
  it.each([200, 1000, 10_000, 100_000])("has people, edges and self-loops in proportion: %i edges", (edges) => {
    const twin = make(edges, 3);
    const inProportion = (count: number): number => Math.round((count * edges) / figures.edges);
    expect(twin.src.length).toBe(edges);
    expect(twin.nodeCount).toBe(inProportion(figures.nodes));
    expect(new Set(twin.src).size).toBe(inProportion(figures.senders));
    expect(graphStats(twin).selfLoopShare).toBeCloseTo(figures.selfLoopShare, 2);
    expect(twin.time.every((t, e) => Number.isFinite(t) && (e === 0 || t >= twin.time[e - 1]))).toBe(true);
  });
});

describe("the published figures of wiki-talk and stackoverflow", () => {
  it("agree with each other and with figures of the same networks from elsewhere", () => {
    // 3,130,742 directed pairs of two nodes make 2,787,968 undirected ones; KONECT's reciprocity counts self-loops in.
    expect(wikiTalkFigures.distinctPairs - (wikiTalkFigures.selfLoopPairs ?? 0)).toBe(3_130_742);
    expect((2 * (3_130_742 - 2_787_968)) / 3_130_742).toBeCloseTo(wikiTalkFigures.reciprocatedPairs, 3);
    const { distinctPairs, selfLoopPairs: loops = 0, reciprocatedPairs } = stackOverflowFigures;
    expect((reciprocatedPairs * (distinctPairs - loops) + loops) / distinctPairs).toBeCloseTo(0.406864, 4);
    for (const { volume } of [wikiTalkFigures, stackOverflowFigures]) {
      expect(volume.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
    }
    expect((wikiTalkFigures.endTime - wikiTalkFigures.firstTime) / 86_400).toBe(2320);
    expect(Math.floor((stackOverflowFigures.endTime - stackOverflowFigures.firstTime) / 86_400)).toBe(2774);
    // 932,356 of 17,823,525 answers in the first 365 of 2,774 days: t^1.455.
    expect((365 / 2774) ** 1.455).toBeCloseTo(932_356 / 17_823_525, 3);
  });

  const file = "sx-mathoverflow/sx-mathoverflow.txt.gz";
  const folder = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
  const name = `${folder}/${file}`;
  it.skipIf(!existsSync(name))(
    `take from the real sibling what it shows (needs ${file} in ../shared/datasets)`,
    { timeout: 60_000 },
    async () => {
      const { graph } = (await openDataset({ name, source: readFileSync(name) })) as TemporalDataset;
      const stats = graphStats(graph);
      const figures = timeFigures(graph);
      const { senders, silentSenders, nodes } = stackOverflowFigures;
      expect(figures.senders / stats.nodes).toBeCloseTo(senders / nodes, 3);
      expect((stats.nodes - figures.receivers) / figures.senders).toBeCloseTo(silentSenders / senders, 3);
      expect(figures.unseenNodes).toBeCloseTo(0.2148, 3);
      expect(figures.knownTestPairs).toBeCloseTo(0.3279, 3);
      expect(stats.activity.gini).toBeCloseTo(0.854886, 5); // as KONECT publishes it: the same measure
    },
  );
});
