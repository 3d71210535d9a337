import { describe, expect, it } from "vitest";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { keptCounts } from "../src/sparse/distribution";
import type { DistributionId } from "../src/sparse/types";
import type { FlopsCount, RunEvent } from "../src/train/protocol";
import { checkEvents, countPicture } from "./trainEvents";
import { eventsOf, runToy, toyTemporal } from "./trainToy";

// The link net of the toy graph: two embeddings of 4 numbers, 16 hidden units, 1 logit.
const layers = { w1: { inputs: 8, outputs: 16 }, w2: { inputs: 16, outputs: 1 } };
const all = { w1: 128, w2: 16 };

/** Kept weights by hand: d·128 and d·16 rounded; ε·24 and ε·17 with ε from the total of round(d·144), full layers set aside. */
const kept: Readonly<Record<DistributionId, Readonly<Record<number, { w1: number; w2: number }>>>> = {
  uniform: {
    0.5: { w1: 64, w2: 8 },
    0.9: { w1: 13, w2: 2 },
    0.96875: { w1: 4, w2: 1 },
    0.984375: { w1: 2, w2: 1 },
  },
  erk: {
    0.5: { w1: 56, w2: 16 },
    0.9: { w1: 8, w2: 6 },
    0.96875: { w1: 3, w2: 2 },
    0.984375: { w1: 1, w2: 1 },
  },
};
/** Hidden width h of the small dense net: 9 h weights, as near to d·144 as can be. */
const smallWidths: Readonly<Record<number, number>> = { 0.5: 8, 0.9: 2, 0.96875: 1, 0.984375: 1 };

// 600 edges: 120 for test, 120 for validation, 360 for training, a negative with each; 11 batches of 64 and one of 16.
const samples = 720;
const stepsPerEpoch = 12;
const batchOf = (step: number): number => (step % stepsPerEpoch === 0 ? 16 : 64);

/** One multiply-add is 2 FLOPs; backward costs twice the forward pass, or lacks the input gradient of the first layer. */
const plain = ({ w1, w2 }: { w1: number; w2: number }, count: number): FlopsCount => ({
  rigl: 3 * 2 * (w1 + w2) * count,
  exact: 2 * (2 * w1 + 3 * w2) * count,
  propagation: 0,
});
const plus = (...counts: FlopsCount[]): FlopsCount => ({
  rigl: counts.reduce((sum, { rigl }) => sum + rigl, 0),
  exact: counts.reduce((sum, { exact }) => sum + exact, 0),
  propagation: 0,
});
/** Updates at steps 5, 10 … 35 of 48, the last of which may be 36: none falls on a batch of 16. */
const riglUpdates = 7;
/** GraNet's pruning ends at ¾ of 48 steps, with an update of its own. */
const granetEnd = 36;

/** Rounds of IMP that remove half each: ½, 1/16, 1/32 and 1/64 are the first powers at or below the densities. */
const impRounds: Readonly<Record<number, number>> = { 0.5: 1, 0.9: 4, 0.96875: 5, 0.984375: 6 };

/** Methods that keep as many weights as the others in all, wherever they are. */
const overall: readonly MethodId[] = ["imp", "snip", "synflow", "snfs"];

/** What forming the weight gradient densely adds to a step: f_D instead of f_S. */
const denseGradient = ({ w1, w2 }: { w1: number; w2: number }, count: number): FlopsCount => {
  const more = 2 * (144 - w1 - w2) * count;
  return { rigl: more, exact: more, propagation: 0 };
};

/** Returns for each step the weights kept while it ran, by the pictures, and whether it was an update. */
function stepsOf(events: RunEvent[]): { step: number; kept: { w1: number; w2: number } }[] {
  const [{ plan }] = eventsOf(events, "started");
  const updates = eventsOf(events, "masksUpdated").map((event) => ({ step: event.step, kept: countPicture(event) }));
  return Array.from({ length: plan.steps }, (_, i) => {
    const { w1, w2 } = updates.filter((update) => update.step < i + 1).slice(-1)[0].kept;
    return { step: i + 1, kept: { w1, w2 } };
  });
}

/** SynFlow's 100 rounds: round i starts from 144 ρ^((i - 1)/100) weights in all, ρ = kept / 144; 3 f a round. */
function synflowScoring(kept: number): number {
  let weights = 0;
  for (let i = 0; i < 100; i++) weights += Math.max(kept, Math.round(144 * (kept / 144) ** (i / 100)));
  return 3 * 2 * weights;
}

/** Training FLOPs by the closed forms of the papers, for 4 epochs in all, or a round of IMP each and 4. */
function closedForm(method: MethodId, target: { w1: number; w2: number }, sparsity: number, events: RunEvent[]) {
  switch (method) {
    case "dense":
      return plain(all, 4 * samples);
    case "small-dense":
      return plain({ w1: 8 * smallWidths[sparsity], w2: smallWidths[sparsity] }, 4 * samples);
    case "static":
    case "set":
      return plain(target, 4 * samples);
    case "snip":
      // 3 f_S, and one dense batch
      return plus(plain(target, 4 * samples), plain(all, 64));
    case "synflow": {
      // 3 f_S, and the rounds of scoring; which layers they visited decides only the exact count.
      const scoring = eventsOf(events, "evaluated")[0].flops;
      expect(scoring.rigl).toBe(synflowScoring(target.w1 + target.w2));
      const lastLayer = scoring.exact / 2 - scoring.rigl / 3;
      expect(lastLayer).toBeGreaterThanOrEqual(100); // each round visits at least 1 weight of the second layer, at most 16
      expect(lastLayer).toBeLessThanOrEqual(1600);
      return plus(plain(target, 4 * samples), scoring);
    }
    case "rigl":
    case "dst-ee":
      return plus(plain(target, 4 * samples), denseGradient(target, 64 * riglUpdates));
    case "snfs":
      // 2 f_S + f_D in every step
      return plus(
        ...stepsOf(events).map(({ step, kept }) =>
          plus(plain(kept, batchOf(step)), denseGradient(kept, batchOf(step))),
        ),
      );
    case "granet":
      // As RigL, each step at the density that it ran under.
      return plus(
        ...stepsOf(events).map(({ step, kept }) => {
          const updating = step <= granetEnd && (step % 5 === 0 || step === granetEnd);
          return plus(plain(kept, batchOf(step)), denseGradient(kept, updating ? batchOf(step) : 0));
        }),
      );
    case "magnitude":
      return plus(plain(all, 2 * samples), plain(target, 2 * samples));
    case "admm":
    case "slr":
      return plus(plain(all, 3 * samples), plain(target, samples));
    case "gmp":
    case "imp":
      // 3 f_S(s_t), or of the round: each step at the density that it ran under.
      return plus(...stepsOf(events).map(({ step, kept }) => plain(kept, batchOf(step))));
    default:
      return method satisfies never;
  }
}

describe.each(Object.keys(algorithms) as MethodId[])("%s", (method) => {
  describe.each(["uniform", "erk"] as const)("%s", (distribution) => {
    it.each([0.5, 0.9, 0.96875, 0.984375])(
      "at sparsity %s keeps every promise from first to last event",
      async (sparsity) => {
        const target = kept[distribution][sparsity];
        expect(keptCounts(layers, sparsity, distribution)).toEqual(target);
        const events = await runToy({ task: "link", method, distribution, sparsity });
        checkEvents(events);
        const [{ plan }] = eventsOf(events, "started");
        const [{ result }] = eventsOf(events, "finished");
        const epochs = method === "imp" ? impRounds[sparsity] + 4 : 4;
        expect(plan).toMatchObject({ epochs, stepsPerEpoch, samples: { train: samples, val: 240, test: 240 } });
        expect([plan.maskableWeights, result.steps]).toEqual([144, 12 * epochs]);

        const counts = eventsOf(events, "masksUpdated").map(countPicture);
        const final = counts[counts.length - 1];
        const family = algorithms[method].family;
        const width = smallWidths[sparsity];
        if (method === "dense") expect(final).toEqual(all);
        else if (method === "small-dense") expect(final).toEqual({ w1: 8 * width, w2: width });
        else if (overall.includes(method)) expect(final.w1 + final.w2).toBe(target.w1 + target.w2);
        else expect(final).toEqual(target);
        const own = { w1: final.w1, w2: final.w2 };
        for (const [i, count] of counts.entries()) {
          if (method === "snfs") expect(count.w1 + count.w2).toBe(target.w1 + target.w2);
          else if (family !== "train-and-prune" && method !== "granet") expect(count).toEqual(final);
          else if (i === 0) expect(count).toEqual(method === "granet" ? kept[distribution][0.5] : all);
          else for (const name of ["w1", "w2"]) expect(count[name]).toBeLessThanOrEqual(counts[i - 1][name]);
        }
        // set and snfs move connections after each epoch but the last, rigl as above, gmp and granet at 5, 10 … 35 and 36, imp
        // prunes after each round, the others once.
        const updates = {
          static: 0,
          snip: 0,
          synflow: 0,
          set: 3,
          snfs: 3,
          rigl: 7,
          "dst-ee": 7,
          granet: 8,
          gmp: 8,
          imp: impRounds[sparsity],
          magnitude: 1,
          admm: 1,
          slr: 1,
          dense: 0,
          "small-dense": 0,
        };
        expect(counts).toHaveLength(1 + updates[method]);

        expect(result.trainingFlops).toEqual(
          closedForm(method, overall.includes(method) ? own : target, sparsity, events),
        );
        expect(result.denseTrainingFlops).toEqual(plain(all, epochs * samples));
        // 17 biases beside the weights; a narrower net has fewer of both.
        const parameters = method === "small-dense" ? 10 * width + 1 : 161;
        const zeros = method === "small-dense" || method === "dense" ? 0 : 144 - target.w1 - target.w2;
        expect(result.parameters).toBe(parameters);
        expect(result.parameterSparsity).toBeCloseTo(zeros / parameters, 12);
      },
    );
  });
});

describe("the paper's schedule", () => {
  it("costs 30 dense and 10 sparse epochs by train-and-prune, 40 sparse ones by sparse training", async () => {
    const lengths = {
      epochs: 8,
      denseEpochs: 4,
      pruneEpochs: 2,
      retrainEpochs: 2,
      task: "link",
      sparsity: 0.5,
    } as const;
    const flopsOf = async (method: MethodId) => {
      const events = await runToy({ ...lengths, method });
      return eventsOf(events, "finished")[0].result.trainingFlops.rigl;
    };
    // In dense epochs: 6 + 2 d against 8 d, at d = 1/2 7 against 4.
    expect((await flopsOf("slr")) / (await flopsOf("static"))).toBeCloseTo(7 / 4, 12);
  });
});

/** Nonzeros of Â by hand: a pair of different nodes that are linked, once each way, and itself for each node. */
function propagationNonzeros(selfLoops: boolean): number {
  const { src, dst, nodeCount } = toyTemporal.graph;
  const pairs = new Set<number>();
  src.forEach((from, e) => {
    if (from === dst[e]) return;
    pairs.add(from * nodeCount + dst[e]);
    pairs.add(dst[e] * nodeCount + from);
  });
  return pairs.size + (selfLoops ? nodeCount : 0);
}

describe.each(Object.keys(algorithms) as MethodId[])("%s classifies nodes", (method) => {
  it("with the FNN of two hidden layers", async () => {
    const events = await runToy({ task: "node", method, distribution: "erk", batchSize: 8 });
    checkEvents(events);
    const [{ plan }] = eventsOf(events, "started");
    expect(plan).toMatchObject({ outputs: 3, maskableWeights: 4 * 16 + 16 * 8 + 8 * 3, stepsPerEpoch: 5 });
    expect(plan.samples).toEqual({ train: 36, val: 12, test: 12 });
  });

  it("with a GCN, every step one pass over the graph", async () => {
    const events = await runToy({ task: "node", model: "gcn", method, epochs: 20, denseEpochs: 10, sparsity: 0.75 });
    checkEvents(events);
    const [{ plan }] = eventsOf(events, "started");
    const [{ result }] = eventsOf(events, "finished");
    expect(plan).toMatchObject({ stepsPerEpoch: 1, maskableWeights: 4 * 16 + 16 * 3 });
    // 2·60·(2·64 + 3·48) exact; Â·H forward and back in both layers, 16 and 3 columns wide.
    const steps = result.steps;
    expect(result.denseTrainingFlops).toEqual({
      rigl: steps * 3 * 2 * 60 * 112,
      exact: steps * 2 * 60 * (2 * 64 + 3 * 48),
      propagation: steps * 2 * 2 * propagationNonzeros(true) * (16 + 3),
    });
    // SNIP's one dense batch is a pass over the graph, too.
    const passes = method === "snip" ? steps + 1 : steps;
    if (method !== "small-dense")
      expect(result.trainingFlops.propagation).toBe((passes * result.denseTrainingFlops.propagation) / steps);
  });

  it("with GraphSAGE, and with sparse features", async () => {
    checkEvents(await runToy({ task: "node", model: "sage", method }));
    const events = await runToy({ dataset: "ring", task: "node", model: "sage", method, sparsity: 0.5 });
    checkEvents(events);
    const [{ plan }] = eventsOf(events, "started");
    const [{ result }] = eventsOf(events, "finished");
    expect(plan.maskableWeights).toBe(2 * 12 * 16 + 2 * 16 * 3);
    expect(plan.samples).toEqual({ train: 12, val: 9, test: 9 });
    // Of sparse features only nonzeros are multiplied: 90 · 16 for each of two matrices, then 30 · 48 for each.
    expect(result.denseTrainingFlops).toEqual({
      rigl: result.steps * 3 * 2 * 2 * (90 * 16 + 30 * 48),
      exact: result.steps * 2 * 2 * (2 * 90 * 16 + 3 * 30 * 48),
      propagation: result.steps * 2 * 2 * 60 * (16 + 3),
    });
  });
});
