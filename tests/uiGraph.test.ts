import { describe, expect, it } from "vitest";
import { drawnKey } from "../src/store/graph/graph";
import { resolveSpec } from "../src/train/spec";
import { equalBins } from "../src/ui/graph/bins";
import { nodeNear, nodeTowards, panBy, seenAt, wholeView, zoomAt } from "../src/ui/graph/camera";
import { graphDrawing } from "../src/ui/graph/graphDrawing";
import { createLayout } from "../src/ui/graph/layout";
import { classLook } from "../src/ui/graph/looks";
import { fitsPicture, type Predicted, placesAsked, predictedBy } from "../src/ui/graph/predicted";
import { predictionSentence, tallyOf } from "../src/ui/graph/predictionSentence";
import { colourings, isWrong, rankedClasses, sceneOf } from "../src/ui/graph/scene";
import { timeWriter } from "../src/ui/graph/times";
import { fieldTrail, openPairs, trailNodes, trailSteps } from "../src/ui/graph/trail";
import { createWords } from "../src/words/words";
import { links, sample } from "./graphSample";

const spec = resolveSpec({ dataset: "toy", task: "node", model: "fnn", method: "rigl" });
const en = createWords("en");
const said = { epoch: 3, train: Int16Array.of(0, 0, -1, -1, -1), val: Int16Array.of(-1, -1, 0, -1, -1) };
const lane = { spec, last: { ...said, test: Int16Array.of(-1, -1, -1, 1, -1) } };
const predicted = predictedBy(sample, lane, "last") as Predicted;

describe("a layout", () => {
  const path = { src: Uint32Array.of(0, 1, 2), dst: Uint32Array.of(1, 2, 3) };
  const settle = () => {
    const layout = createLayout(4, path);
    let steps = 0;
    while (layout.step()) steps++;
    return { steps, ...layout.places };
  };

  it("comes to rest, and is the same for the same graph", () => {
    const { steps, x, y } = settle();
    expect(steps).toBe(300);
    expect(settle()).toEqual({ steps, x, y });
  });

  it("puts pairs nearer to one another than others", () => {
    const { x, y } = settle();
    const apart = (a: number, b: number): number => Math.hypot(x[a] - x[b], y[a] - y[b]);
    expect(apart(0, 1)).toBeLessThan(apart(0, 2));
    expect(apart(0, 2)).toBeLessThan(apart(0, 3));
  });
});

describe("a camera", () => {
  const places = { x: Float64Array.of(-100, 100, 0), y: Float64Array.of(-50, 50, 0) };
  const size = { width: 436, height: 236 };
  const whole = wholeView(places, size);

  it("shows the whole, with a margin", () => {
    expect(whole).toEqual({ x: 0, y: 0, scale: 2 });
    expect(seenAt(0, places, whole, size)).toEqual({ x: 18, y: 18 });
    expect(seenAt(1, places, whole, size)).toEqual({ x: 418, y: 218 });
  });

  it("keeps what is under the pointer there when it goes nearer, and no nearer than it may", () => {
    const point = seenAt(1, places, whole, size);
    const near = zoomAt(whole, 3, point, whole, size);
    expect(near.scale).toBe(6);
    expect(seenAt(1, places, near, size).x).toBeCloseTo(point.x, 9);
    expect(seenAt(1, places, near, size).y).toBeCloseTo(point.y, 9);
    expect(zoomAt(whole, 1000, point, whole, size).scale).toBe(24);
    expect(zoomAt(whole, 0.001, point, whole, size).scale).toBe(1);
  });

  it("moves with the hand", () => {
    expect(seenAt(2, places, panBy(whole, 30, -10), size)).toEqual({ x: 248, y: 108 });
  });

  it("finds the node under a pointer, and the next one in the direction of an arrow", () => {
    expect(nodeNear({ x: 24, y: 20 }, places, whole, size, 14)).toBe(0);
    expect(nodeNear({ x: 100, y: 20 }, places, whole, size, 14)).toBeUndefined();
    expect(nodeTowards(2, "ArrowRight", places)).toBe(1);
    expect(nodeTowards(2, "ArrowUp", places)).toBe(0);
    expect(nodeTowards(0, "ArrowLeft", places)).toBeUndefined();
    expect(nodeTowards(2, "Enter", places)).toBeUndefined();
  });
});

describe("bins", () => {
  it("hold about as many values each, and equal values together", () => {
    const { low, high, of } = equalBins([1, 1, 1, 2, 3, 4, 5, 6, Number.NaN], 4);
    expect(low).toEqual([1, 3, 5]);
    expect(high).toEqual([2, 4, 6]);
    expect([...of]).toEqual([0, 0, 0, 0, 1, 1, 2, 2, -1]);
  });
});

describe("looks", () => {
  it("tell 25 classes apart, neighbours by form alone", () => {
    const looks = Array.from({ length: 25 }, (_, rank) => classLook(rank));
    expect(new Set(looks.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(25);
    expect(new Set(looks.slice(0, 5).map(({ shape }) => shape)).size).toBe(5);
    expect(new Set(looks.slice(0, 5).map(({ colour }) => colour)).size).toBe(5);
  });
});

describe("a scene", () => {
  it("offers what the data set has to be coloured by", () => {
    expect(colourings(sample, undefined)).toEqual(["class", "part", "degree", "time"]);
    expect(colourings(sample, predicted)).toEqual(["class", "prediction", "part", "degree", "time"]);
    const bare = { ...links, labels: sample.labels.map(() => -1), part: sample.part.map(() => 0) };
    expect(colourings(bare, undefined)).toEqual(["degree", "time"]);
  });

  it("colours by class, counts each, and marks the wrong ones", () => {
    const { nodes, kinds } = sceneOf(sample, "class", predicted);
    expect(nodes.map(({ shape }) => shape)).toEqual(["circle", "square", "circle", "square", "circle"]);
    expect(nodes.map(({ hollow }) => hollow ?? false)).toEqual([false, false, false, false, true]);
    expect(nodes.map(({ wrong }) => wrong)).toEqual([false, true, false, false, false]);
    expect(kinds.map(({ count }) => count)).toEqual([2, 2, 1]);
    expect(nodes[4].radius).toBeGreaterThan(nodes[0].radius);
  });

  it("colours by prediction, part, and measures", () => {
    const shapesBy = (by: Parameters<typeof sceneOf>[1]) =>
      sceneOf(sample, by, predicted).nodes.map(({ shape }) => shape);
    expect(shapesBy("prediction")).toEqual(["circle", "circle", "circle", "square", "circle"]);
    expect(shapesBy("part")).toEqual(["circle", "circle", "triangle", "square", "circle"]);
    expect(sceneOf(sample, "degree", undefined).kinds.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
    expect(sceneOf(sample, "time", undefined).kinds.at(-1)?.id).toEqual({ type: "stretch", low: 9, high: 9 });
  });

  it("shows the most frequent classes where they are too many", () => {
    const labels = Int32Array.from({ length: 40 }, (_, i) => (i < 20 ? i : 19));
    const many = { ...sample, labels, classNames: Array.from({ length: 20 }, (_, i) => `c${i}`) };
    const ranked = rankedClasses(many);
    expect(ranked.length).toBe(12);
    expect(ranked[0]).toBe(19);
    expect(ranked.slice(1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("predictions", () => {
  it("are asked for by place in each sample set", () => {
    expect(placesAsked(sample)).toEqual({
      train: Int32Array.of(0, 1, -1, -1, -1),
      val: Int32Array.of(-1, -1, 0, -1, -1),
      test: Int32Array.of(-1, -1, -1, 5, -1),
    });
    expect([...placesAsked(links).test]).toEqual([-1, 7, 4, -1, 12]);
  });

  it("are laid over the nodes, wrong where they differ from the class", () => {
    expect([...predicted.nodes]).toEqual([0, 0, 0, 1, -1]);
    expect([0, 1, 2, 3, 4].map((node) => isWrong(sample, predicted, node))).toEqual([
      false,
      true,
      false,
      false,
      undefined,
    ]);
    expect(tallyOf(sample, predicted)).toEqual({ right: 1, all: 1 });
    expect(predictedBy(sample, lane, "chosen")).toBeUndefined();
  });

  it("are laid over tested pairs: found, missed, and taken for an edge that is none", () => {
    const none = new Int16Array(0);
    const told = { epoch: 1, train: none, val: none, test: Int16Array.of(-1, 1, 0, -1, 1) };
    const over = predictedBy(links, { spec, chosen: told }, "chosen") as Predicted;
    const scene = sceneOf(links, "degree", over);
    expect(scene.verdicts).toEqual([undefined, "found", "missed", undefined]);
    expect(scene.alarms).toEqual([0]);
    expect(tallyOf(links, over)).toEqual({ right: 1, all: 3 });
  });

  it("belong to a picture of the same data, task and seed, whatever the method", () => {
    expect(fitsPicture({ ...spec, method: "set", sparsity: 0.3, model: "gcn" }, spec)).toBe(true);
    for (const part of [{ seed: 2 }, { dataset: "other" }, { task: "link" }, { nodesPerClass: 5 }] as const) {
      expect(fitsPicture({ ...spec, ...part }, spec)).toBe(false);
    }
    expect(drawnKey(spec)).toBe(drawnKey({ ...spec, epochs: 3 }));
  });

  it("are told in a sentence, or how to come by them", () => {
    const say = (part: object): string => predictionSentence(sample, { lanes: [], other: false, ...part }, en);
    expect(say({})).toMatch(/^Press Run/);
    expect(say({ other: true })).toMatch(/another seed\. Run again/);
    expect(say({ lanes: [{ spec }] })).toMatch(/on their way/);
    expect(say({ lanes: [lane], spec, predicted })).toBe(
      "RigL, epoch 3: 1 / 1 (100.0\u00a0%) of the test nodes in this sample are right.",
    );
    const best = { ...predicted, chosen: true };
    expect(say({ lanes: [lane], spec, predicted: best })).toMatch(/the best by validation, of epoch 3/);
  });
});

describe("a trail", () => {
  const [walk] = sample.walks?.walks ?? [];

  it("is a walk that may next take only later edges", () => {
    const trail = { kind: "walk", walk, step: 1 } as const;
    expect(trailSteps(trail)).toBe(2);
    expect([...trailNodes(trail)]).toEqual([0, 1]);
    // At node 1 since time 1: edges to 2 (last at 5) and to 4 (at 9); never back to 0 unless walks go both ways.
    expect(openPairs(sample, trail)).toEqual([1, 3]);
    expect(openPairs(sample, { ...trail, step: 2 })).toEqual([]);
    expect(openPairs({ ...sample, bothWays: true }, { ...trail, step: 2 })).toEqual([]);
    const late = { ...sample, bothWays: true, lastWalked: Float64Array.of(1, 7, 3, 9) };
    expect(openPairs(late, { ...trail, step: 2 })).toEqual([1]);
  });

  it("is what two layers see of a node: its neighbours, and theirs", () => {
    const trail = fieldTrail(sample, 0);
    expect([trail.near, trail.far, trail.inward, trail.outer]).toEqual([[1], [2, 4], [0], [1, 3]]);
    expect(trailSteps(trail)).toBe(2);
    expect([...trailNodes(trail)].sort()).toEqual([0, 1, 2, 4]);
  });
});

describe("times", () => {
  it("are dates where they look like Unix seconds, else numbers", () => {
    expect(timeWriter(sample, en)(5)).toBe("5");
    const date = Date.UTC(2001, 4, 21, 17, 24) / 1000;
    const dated = {
      ...sample,
      firstTime: Float64Array.of(date),
      pairs: { ...sample.pairs, last: Float64Array.of(date) },
    };
    expect(timeWriter(dated, en)(date)).toBe("21 May 2001, 17:24");
  });
});

describe("a picture for paper", () => {
  const places = { x: Float64Array.of(0, 10, 20, 30, 40), y: Float64Array.of(0, 9, 0, 9, 0) };
  const input = { places, predicted, result: "1 of 1 is right.", seed: 7 };

  it("has every node, its class, the wrong one's mark, and says what it is of", () => {
    const { svg, title, rows } = graphDrawing(
      { ...input, scene: sceneOf(sample, "class", predicted), by: "class" },
      en,
    );
    expect(title).toBe("Graph of path, coloured by: Class");
    // Five nodes and the legend's three kinds; one wrong node and its line of the legend.
    expect(svg.match(/<path /g)?.length).toBe(8);
    expect(svg.match(/<circle /g)?.length).toBe(2);
    expect(svg).toContain("5 of 9 nodes");
    expect(svg).toContain("Seed 7.");
    expect(svg).not.toMatch(/NaN|undefined|var\(/);
    expect(rows[1]).toMatchObject({ node: 11, class: "b", predicted: "a", right: 0, usedFor: "train", neighbours: 3 });
    expect(rows[4]).toMatchObject({
      node: 14,
      class: undefined,
      predicted: undefined,
      right: undefined,
      usedFor: "none",
    });
  });

  it("tells tested pairs apart by dashes", () => {
    const told = { epoch: 1, train: new Int16Array(0), val: new Int16Array(0), test: Int16Array.of(-1, 1, 0, -1, 1) };
    const over = predictedBy(links, { spec, last: told }, "last") as Predicted;
    const scene = sceneOf(links, "degree", over);
    const { svg } = graphDrawing({ ...input, predicted: over, scene, by: "degree" }, en);
    // In the picture and in the legend.
    for (const dash of ["6 3", "2 3"]) expect(svg.split(`stroke-dasharray="${dash}"`).length).toBe(3);
  });
});
