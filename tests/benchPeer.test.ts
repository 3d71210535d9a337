import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Peer, startPeer } from "../bench/peer/peer";
import { startTorch } from "../bench/peer/startTorch";
import { compare, torchWays } from "../bench/peer/torchWays";
import type { Work } from "../src/bench/comparison";
import { propagationMatrix } from "../src/bench/inputs/factored";
import type { Contestant } from "../src/bench/measure";
import { measureRow } from "../src/bench/measureRow";
import { brainProblem, linkProblem, wideProblem } from "../src/bench/rows/fnn";
import { graphProblem } from "../src/bench/rows/graphNet";
import { productRow } from "../src/bench/rows/product";
import { startBackend } from "../src/ops/backend";
import type { BackendInfo } from "../src/ops/backendInfo";

const script = fileURLToPath(new URL("fakePeer.mjs", import.meta.url));
const graph = { nodes: 60, edges: 150, decay: 0.5 };
const product = productRow("product", propagationMatrix(graph, 1), 3);

let backend: BackendInfo;
beforeAll(async () => {
  backend = await startBackend("cpu");
});

const started: Peer[] = [];
afterEach(() => {
  for (const peer of started.splice(0)) peer.close();
});

async function fake(mood = ""): Promise<Peer> {
  const peer = await startPeer(process.execPath, [script, mood]);
  if (typeof peer === "string") throw new Error(peer);
  started.push(peer);
  return peer;
}

describe("another program beside the lab", () => {
  it("greets, and is told to use one thread", async () => {
    expect(await fake()).toMatchObject({ about: "Fake, 1 thread", devices: ["cpu"] });
  });

  it("takes its turns in a race once it has shown that it does the same", async () => {
    const peer = await fake();
    const row = await measureRow("product", product, {
      backend,
      budget: { repeats: 2, turnMs: 2 },
      moreWays: ({ work }) => torchWays(peer, work),
    });
    const way = row.ways.find(({ side }) => side === "torch");
    expect(way).toMatchObject({ label: "PyTorch, CPU, one thread" });
    expect(way?.time?.repeats).toHaveLength(2);
    const { units, left } = {
      ...(await peer.ask({ op: "run", id: 0, units: 0 })),
      ...(await peer.ask({ op: "close" })),
    };
    expect(units).toBeGreaterThan(3);
    expect(left, "works that were not closed").toBe(0);
  });

  it("is left out, with both numbers, where it does something else", async () => {
    const [way] = torchWays(await fake("wrong"), product.work);
    expect(await way.open(backend)).toMatch(/^it does not do the same, number 1 is \S+ in place of \S+$/);
  });

  it("is left out where it fails, in its own words", async () => {
    const work: Work = { kind: "table training", problem: linkProblem("sgd", 1) };
    const [way] = torchWays(await fake(), work);
    expect(await way.open(backend)).toBe('it fails with "TypeError: there is no fnn here"');
  });

  it("fails the turn in which it ends", async () => {
    const [way] = torchWays(await fake("dies"), product.work);
    await expect(((await way.open(backend)) as Contestant).run(1)).rejects.toThrow(/ended/);
  });

  it("has no counterpart to walks and skip-gram", async () => {
    expect(torchWays(await fake(), { kind: "embedding", pass: () => undefined })).toEqual([]);
  });

  it("says why it is not there", async () => {
    expect(await startPeer(process.execPath, [script, "refuses"])).toBe("No module named 'torch'");
    expect(await startPeer("no-such-program-anywhere", [])).toMatch(/ENOENT/);
  });
});

it("finds the first number that differs by more than rounding", () => {
  expect(compare([1, 2, 100], [1.00005, 2, 100.005])).toBeUndefined();
  expect(compare([1, 2], [1, 2.01])).toBe("number 2 is 2.01 in place of 2");
  expect(compare([1, 2], [1, Number.NaN])).toBe("number 2 is NaN in place of 2");
  expect(compare([1, 2], [1])).toBe("1 numbers in place of 2");
});

const torch = await startTorch().catch(() => undefined);
afterAll(() => torch?.close());

describe.skipIf(!torch)("PyTorch (needs a python3 that imports torch)", () => {
  const works: Readonly<Record<string, Work>> = {
    "link net by SGD": { kind: "table training", problem: linkProblem("sgd", 2) },
    "link net by Adam": { kind: "table training", problem: linkProblem("adam", 2) },
    "wide sparse net": { kind: "table training", problem: wideProblem(64) },
    "net of brain": { kind: "table training", problem: brainProblem(2) },
    GCN: { kind: "graph training", ...graphProblem("gcn", graph, 40) },
    GraphSAGE: { kind: "graph training", ...graphProblem("sage", graph, 40) },
    product: product.work,
  };

  it.each(Object.entries(works))("does the same as the lab: the %s", async (_, work) => {
    const [way] = torchWays(torch!, work);
    const contestant = await way.open(backend);
    expect(contestant).not.toBeTypeOf("string");
    await (contestant as Contestant).run(1);
    (contestant as Contestant).dispose();
  });
});
