import { describe, expect, it } from "vitest";
import { applyEvents, emptyRun, restAt } from "../src/store/run";
import { resultSentence } from "../src/store/sentence";
import { chartRows, chosenPoint, phaseMarks } from "../src/store/series";
import { plannedStages, runStages } from "../src/store/stages";
import type { RunEvent } from "../src/train/protocol";
import { createWords } from "../src/words/words";
import { evaluated, masksUpdated, result, spec, started } from "./storeEvents";

const t = createWords("en");

// Bit i is weight i: 0x0f = 00001111 keeps weights 0 .. 3, 0x1e = 00011110 keeps 1 .. 4.
const [first, second] = ["Dw==", "Hg=="];

const events: readonly RunEvent[] = [
  { type: "progress", stage: "walks", done: 1, total: 4, epoch: 0, fraction: 0.25, secondsLeft: 3 },
  started,
  masksUpdated(0, first, 0, 0),
  evaluated(0),
  evaluated(1),
  { type: "progress", stage: "dense training", done: 10, total: 15, epoch: 2, fraction: 10 / 15, secondsLeft: 1 },
  evaluated(2),
  masksUpdated(10, second, 1, 1),
  evaluated(3, 0.5),
  { type: "finished", result },
];

describe("applyEvents", () => {
  it("keeps plan, evaluations as columns, the last masks beside those before, and the result", () => {
    const run = applyEvents(emptyRun(spec), events);
    expect(run.plan?.epochs).toBe(3);
    expect(run.dataset?.name).toBe("ia-email (synthetic twin)");
    expect(run.evaluations.epoch).toEqual([0, 1, 2, 3]);
    expect(run.evaluations.step).toEqual([0, 5, 10, 15]);
    expect(run.evaluations.density).toEqual([1, 1, 1, 0.5]);
    expect(run.evaluations.stage[3]).toBe("retraining");
    expect(run.masks?.updates).toBe(2);
    expect(run.masks?.layers.w1).toMatchObject({ bits: second, before: first, dropped: 1, grown: 1 });
    expect(run.stages).toEqual(["walks", "dense training"]);
    expect(run.outcome).toBe("finished");
    expect(run.result).toBe(result);
  });

  it("gives the same run however the events are batched", () => {
    const whole = applyEvents(emptyRun(spec), events);
    const single = events.reduce((run, event) => applyEvents(run, [event]), emptyRun(spec));
    expect(single).toEqual(whole);
  });

  it("leaves the run before as it was, and its evaluations the same where none came", () => {
    const before = applyEvents(emptyRun(spec), events.slice(0, 5));
    const copy = structuredClone(before);
    const after = applyEvents(before, events.slice(5));
    expect(before).toEqual(copy);
    expect(after.evaluations).not.toBe(before.evaluations);
    expect(applyEvents(before, [events[5]]).evaluations).toBe(before.evaluations);
  });

  it("tells a stop and a failure apart, with what was shown so far", () => {
    const open = applyEvents(emptyRun(spec), events.slice(0, 5));
    expect(applyEvents(open, [{ type: "stopped", step: 7 }]).outcome).toBe("stopped");
    const failed = applyEvents(open, [{ type: "failed", message: "Too large." }]);
    expect(failed).toMatchObject({ outcome: "failed", message: "Too large." });
    expect(failed.evaluations.epoch).toEqual([0, 1]);
  });
});

describe("chartRows", () => {
  const { evaluations } = applyEvents(emptyRun(spec), events);
  it("counts epochs, FLOPs of a convention, or seconds on the axis", () => {
    expect(chartRows(evaluations, "epoch", "rigl").map(({ x }) => x)).toEqual([0, 1, 2, 3]);
    expect(chartRows(evaluations, "flops", "rigl").map(({ x }) => x)).toEqual([0, 1000, 2000, 3000]);
    expect(chartRows(evaluations, "flops", "exact").map(({ x }) => x)).toEqual([0, 800, 1600, 2400]);
    expect(chartRows(evaluations, "seconds", "exact").map(({ x }) => x)).toEqual([0, 0.5, 1, 1.5]);
  });

  it("carries every line of every chart", () => {
    expect(chartRows(evaluations, "epoch", "exact")[3]).toEqual({
      x: 3,
      epoch: 3,
      train: 0.8,
      val: 0.74,
      test: 0.71,
      trainLoss: 0.6,
      valLoss: 0.65,
      density: 0.5,
      "layer:w1": 0.5,
      flops: 2400,
      denseFlops: 4800,
      seconds: 1.5,
    });
  });
});

describe("chosenPoint", () => {
  const { evaluations } = applyEvents(emptyRun(spec), events);
  it("stands at the chosen epoch's test accuracy on every axis, and nowhere before the end", () => {
    expect(chosenPoint(evaluations, 3, "epoch", "rigl")).toEqual({ x: 3, y: 0.71 });
    expect(chosenPoint(evaluations, 3, "flops", "exact")).toEqual({ x: 2400, y: 0.71 });
    expect(chosenPoint(evaluations, undefined, "epoch", "rigl")).toBeUndefined();
  });
});

describe("phaseMarks", () => {
  it("knows all phases by epoch, and by FLOPs those that were reached", () => {
    const early = applyEvents(emptyRun(spec), events.slice(0, 5));
    const late = applyEvents(emptyRun(spec), events);
    const byEpoch = [
      { name: "dense training", from: 0 },
      { name: "retraining", from: 2 },
    ];
    if (!early.plan || !late.plan) throw new Error("The plan is missing.");
    expect(phaseMarks(early.plan, early.evaluations, "epoch", "rigl")).toEqual(byEpoch);
    expect(phaseMarks(early.plan, early.evaluations, "flops", "rigl")).toEqual(byEpoch.slice(0, 1));
    expect(phaseMarks(late.plan, late.evaluations, "flops", "rigl")).toEqual([
      { name: "dense training", from: 0 },
      { name: "retraining", from: 2000 },
    ]);
  });
});

describe("rounds of one name", () => {
  const imp = { ...spec, method: "imp", sparsity: 0.75, pruneShare: 0.5, roundEpochs: 3, epochs: 4 } as const;
  const plan = {
    phases: [
      { name: "pruning", epochs: 3 },
      { name: "pruning", epochs: 3 },
      { name: "sparse training", epochs: 4 },
    ],
    epochs: 10,
    stepsPerEpoch: 5,
    steps: 50,
  } as const;
  const first = events[0];
  const start = events.find((event) => event.type === "started");
  if (start?.type !== "started") throw new Error("No run starts.");
  const opened = applyEvents(emptyRun(imp), [first, { ...start, spec: imp, plan: { ...start.plan, ...plan } }]);

  it("are marked each and named once", () => {
    if (!opened.plan) throw new Error("The plan is missing.");
    expect(phaseMarks(opened.plan, opened.evaluations, "epoch", "rigl")).toEqual([
      { name: "pruning, 2 rounds", from: 0 },
      { from: 3 },
      { name: "sparse training", from: 6 },
    ]);
  });

  it("are one stretch of the progress bar, filled from round to round", () => {
    const stages = plannedStages(imp, "features");
    expect(stages.map(({ stage, epochs }) => [stage, epochs])).toEqual([
      ["compiling", undefined],
      ["pruning", 6],
      ["sparse training", 4],
    ]);
    const rested = restAt(opened, 24); // in the fifth of ten epochs
    expect(rested.progress).toMatchObject({ stage: "pruning", epoch: 5 });
    const filled = runStages(rested, "features").map(({ done }) => done);
    expect(filled).toEqual([1, expect.closeTo(4.8 / 6, 10), 0]);
    expect(restAt(opened, 31).progress).toMatchObject({ stage: "sparse training", epoch: 7 });
  });
});

describe("the stages of a run", () => {
  it("share the bar: 9 % for each preparation, the rest by epochs", () => {
    const stages = plannedStages({ ...spec, denseEpochs: 2, pruneEpochs: 1, retrainEpochs: 1 }, "temporal");
    expect(stages.map(({ stage }) => stage)).toEqual([
      "walks",
      "embedding",
      "compiling",
      "dense training",
      "pruning",
      "retraining",
    ]);
    expect(stages[3].share).toBeCloseTo(0.365, 10); // (1 - 3 · 0.09) · 2 / 4
    expect(stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(plannedStages(spec, "features")[0].stage).toBe("compiling");
  });

  it("begin with dense training where a sparse one starts from it", () => {
    const quirk = { ...spec, method: "set", denseStart: true, denseEpochs: 2, epochs: 6 } as const;
    const planned = plannedStages(quirk, "temporal");
    expect(planned.map(({ stage }) => stage)).toEqual([
      ...["walks", "embedding", "dense training", "compiling", "sparse training"],
    ]);
    expect(planned[2].share).toBeCloseTo(0.73 * (2 / 8), 10);
    expect(planned.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    const starting = applyEvents(emptyRun(quirk), [
      { type: "progress", stage: "dense training", done: 3, total: 4, epoch: 2, fraction: 3 / 4 },
    ]);
    expect(runStages(starting, "temporal").map(({ done }) => done)).toEqual([1, 1, 0.75, 0, 0]);
    const training = applyEvents(starting, [
      { type: "progress", stage: "sparse training", done: 5, total: 10, epoch: 3, fraction: 0.5 },
    ]);
    expect(runStages(training, "temporal").map(({ done }) => done)).toEqual([1, 1, 1, 1, 0.5]);
  });

  it("fill up in order", () => {
    const short = { ...spec, denseEpochs: 2, pruneEpochs: 1, retrainEpochs: 1 };
    const walking = applyEvents(emptyRun(short), events.slice(0, 1));
    expect(runStages(walking, "temporal").map(({ done }) => done)).toEqual([0.25, 0, 0, 0, 0, 0]);
    const training = applyEvents(emptyRun(short), [
      { type: "progress", stage: "pruning", done: 5, total: 8, epoch: 3, fraction: 5 / 8 },
    ]);
    expect(runStages(training, "temporal").map(({ done }) => done)).toEqual([1, 1, 1, 1, 0.5, 0]);
  });
});

describe("restAt", () => {
  it("moves progress to the step where the worker rests", () => {
    const run = applyEvents(emptyRun(spec), events.slice(0, 2));
    // 5 steps an epoch, 2 epochs of dense training, then 1 of retraining.
    expect(restAt(run, 2).progress).toMatchObject({ stage: "dense training", epoch: 1, fraction: 2 / 15 });
    expect(restAt(run, 11).progress).toMatchObject({ stage: "retraining", epoch: 3, fraction: 11 / 15 });
    expect(restAt(run, 0)).toBe(run);
    expect(restAt(emptyRun(spec), 3).progress).toBeUndefined(); // no plan yet
  });
});

describe("resultSentence", () => {
  it("is silent before the end", () => {
    expect(resultSentence(applyEvents(emptyRun(spec), events.slice(0, 5)), "rigl", t)).toBeUndefined();
  });

  it("says what was reached, kept, counted and measured", () => {
    const sentence = resultSentence(applyEvents(emptyRun(spec), events), "rigl", t)?.replaceAll("\u00a0", " ");
    expect(sentence).toBe(
      "SLR (train and prune) reached 81.2 % test accuracy (ROC-AUC 0.901) in link prediction on ia-email (synthetic twin); validation chose the model of epoch 2. " +
        "At 50 % sparsity it kept 4 of 8 weights. " +
        "Training took 2.5 MFLOPs, counted (RigL’s convention): 1/8.2 of the dense net trained for the same steps. " +
        "Seed 3; 12.3 s of training measured on CPU, plain JavaScript.",
    );
  });

  it("says so where the test data chose the model, and where training was left out of the count", () => {
    const run = applyEvents(emptyRun(spec), events);
    const uncountedFlops = { rigl: 7_000_000, exact: 5_000_000, propagation: 0 };
    const quirk = { ...run, result: { ...result, chosenBy: "test" as const, uncountedFlops } };
    const sentence = resultSentence(quirk, "exact", t)?.replaceAll("\u00a0", " ");
    expect(sentence).toContain(
      "; the test data itself chose the model of epoch 2, as in the released code, so the figure flatters.",
    );
    expect(sentence).not.toContain("validation");
    expect(sentence).toContain("Left out are 5 MFLOPs that trained the dense net it started from.");
  });
});
