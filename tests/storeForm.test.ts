import { describe, expect, it } from "vitest";
import type { MethodId } from "../src/sparse/algorithms";
import { applicableSettings } from "../src/store/applicable";
import { type DataChoice, dataChoices, findChoice } from "../src/store/data/dataChoices";
import { sortDropped } from "../src/store/data/droppedFiles";
import * as forms from "../src/store/form";
import { formSpecs } from "../src/store/formSpecs";
import { expectedLayers, keptWeights } from "../src/store/layers";
import { firstBackend } from "../src/store/page/preferences";
import { specsOf } from "../src/store/setup";
import { timeSpan } from "../src/store/timeSpan";
import { resolveSpec } from "../src/train/spec";
import { english } from "../src/words/load";

const summary = { name: "mail.txt", kind: "file", nodes: 5, edges: 9, distinctPairs: 8, selfLoops: 0 } as const;
const files = { edges: new File(["0 1 2"], "mail.txt") };
const plain = { key: "file-1", files, summary: { ...summary, form: "temporal" as const } };
const labelled = { key: "file-2", files, summary: { ...summary, form: "temporal" as const, classes: 4 } };
const cora = {
  key: "file-3",
  files,
  summary: { ...summary, form: "features" as const, classes: 7, featureCount: 1433 },
};
const choices = dataChoices({ opened: [plain, labelled, cora] });
const choice = (id: string): DataChoice => findChoice(choices, id);

/** A form of one lane in which nothing is set. */
const oneLane = (method: MethodId): forms.Form => ({
  ...forms.firstForm,
  set: {},
  lanes: [{ id: 0, method, set: {}, faults: {} }],
});

describe("the data set menu", () => {
  it("labels what is synthetic and what is a file, with a citation each", () => {
    for (const { id, kind, label, citation } of choices) {
      expect(citation).not.toBe("");
      expect(kind === "file").toBe(id.startsWith("file-"));
      expect(kind === "synthetic twin").toBe(id.endsWith("-twin"));
      expect(label.includes("synthetic twin")).toBe(kind === "synthetic twin");
    }
  });

  it("offers the tasks that a file allows", () => {
    expect(choice("file-1").tasks).toEqual(["link"]);
    expect(choice("file-2").tasks).toEqual(["node", "link"]);
    expect(choice("file-3").tasks).toEqual(["node"]);
  });
});

describe("choosing", () => {
  it("lets task and model follow the data set", () => {
    const toCora = forms.chooseDataset(forms.firstForm, choice("file-3"));
    expect(toCora).toMatchObject({ dataset: "file-3", task: "node", model: "gcn" });
    expect(forms.chooseDataset(toCora, choice("file-1"))).toMatchObject({ task: "link", model: "fnn" });
    const toLabelled = forms.chooseDataset(toCora, choice("file-2"));
    expect(toLabelled).toMatchObject({ task: "node", model: "gcn" });
    expect(forms.chooseTask(toLabelled, "link", "temporal")).toMatchObject({ task: "link", model: "fnn" });
  });

  it("keeps what was typed and lets the rest follow the method's defaults", () => {
    const typed = forms.typeNumber(oneLane("rigl"), "sparsity", "75", 100);
    const rigl = formSpecs(typed, "temporal").spec;
    const slr = formSpecs(forms.chooseMethod(typed, "slr"), "temporal").spec;
    expect([rigl.sparsity, slr.sparsity]).toEqual([0.75, 0.75]);
    expect(rigl.learningRate).not.toBe(slr.learningRate);
  });
});

describe("a number field", () => {
  it("keeps the faulty text beside a sentence, blocks the run, and recovers", () => {
    const faulty = forms.typeNumber(forms.firstForm, "seed", "1.5");
    expect(faulty.faults.seed).toEqual({ text: "1.5", message: "Enter a whole number from 0 to 4294967295." });
    expect(formSpecs(faulty, "temporal").problem).toBe("Seed: Enter a whole number from 0 to 4294967295.");
    expect(formSpecs(faulty, "temporal").spec.seed).toBe(1);
    const mended = forms.typeNumber(faulty, "seed", "15");
    expect(mended.faults).toEqual({});
    expect(formSpecs(mended, "temporal")).toMatchObject({ spec: { seed: 15 } });
    expect(formSpecs(mended, "temporal").problem).toBeUndefined();
  });

  it("takes percent for the sparsity without tails of binary arithmetic", () => {
    const typed = (text: string) => forms.laneOf(forms.typeNumber(forms.firstForm, "sparsity", text, 100));
    expect(typed("7").set.sparsity).toBe(0.07);
    expect(typed("90.625").set.sparsity).toBe(0.90625);
    expect(typed("").faults.sparsity?.message).toBe("Enter a number from 0 to 99.99 %.");
  });

  it("does not block a run by a fault in a field that the method does not have", () => {
    const faulty = forms.typeNumber(oneLane("slr"), "rho", "-1");
    expect(formSpecs(faulty, "temporal").problem).toBeDefined();
    expect(formSpecs(forms.chooseMethod(faulty, "set"), "temporal").problem).toBeUndefined();
  });

  it("passes on what two settings contradict each other in", () => {
    const form = forms.setSetting(forms.setSetting(oneLane("gmp"), "pruneStart", 0.9), "pruneEnd", 0.2);
    expect(formSpecs(form, "temporal").problem).toContain("before it starts");
    expect(formSpecs(forms.resetSettings(form), "temporal").problem).toBeUndefined();
    // Another method has neither field, so nobody could mend them there.
    expect(formSpecs(forms.chooseMethod(form, "rigl"), "temporal").problem).toBeUndefined();
  });
});

describe("lanes", () => {
  const methodsOf = ({ lanes }: forms.Form) => lanes.map(({ id, method }) => `${"ABCD"[id]} ${method}`);

  it("have settings of their own, and share all others", () => {
    const b = { ...forms.firstForm, chosen: 1 };
    const typed = forms.typeNumber(forms.typeNumber(b, "sparsity", "75", 100), "seed", "9");
    const { specs, spec } = formSpecs(forms.setSetting(typed, "distribution", "erk", 0), "temporal");
    expect(specs.map(({ sparsity, seed, distribution }) => [sparsity, seed, distribution])).toEqual([
      [0.9, 9, "erk"],
      [0.75, 9, "uniform"],
    ]);
    expect(spec).toBe(specs[1]);
  });

  it("are named where one of them cannot run, but not for what all share", () => {
    const own = forms.typeNumber(forms.firstForm, "sparsity", "120", 100, 1);
    expect(formSpecs(own, "temporal").problem).toBe("Lane B: Target sparsity: Enter a number from 0 to 99.99 %.");
    const shared = forms.typeNumber(forms.firstForm, "batchSize", "0");
    expect(formSpecs(shared, "temporal").problem).toBe("Batch size: Enter a whole number from 1 to 65536.");
  });

  it("differ in nothing but their method as the page opens", () => {
    const [slr, rigl] = formSpecs(forms.firstForm, "temporal").specs;
    const differing = Object.keys(slr).filter((key) => slr[key as "seed"] !== rigl[key as "seed"]);
    expect(differing).toEqual(["method"]);
  });

  it("come with a method that is not there yet and the settings of the chosen one, up to four", () => {
    const typed = forms.typeNumber(forms.firstForm, "sparsity", "75", 100, 1);
    const three = forms.addLane({ ...typed, chosen: 1 });
    expect(methodsOf(three)).toEqual(["A slr", "B rigl", "C set"]);
    expect(three).toMatchObject({
      chosen: 2,
      lanes: [{ set: {} }, { set: { sparsity: 0.75 } }, { set: { sparsity: 0.75 } }],
    });
    const four = forms.addLane(three);
    expect(methodsOf(four)).toEqual(["A slr", "B rigl", "C set", "D dense"]);
    expect(forms.addLane(four)).toBe(four);
  });

  it("keep their letters while others go, until the next run letters them anew", () => {
    const three = forms.addLane(forms.firstForm);
    const without = forms.removeLane(three, 0);
    expect(methodsOf(without)).toEqual(["B rigl", "C set"]);
    expect(without.chosen).toBe(2);
    expect(methodsOf(forms.letterAnew(without))).toEqual(["A rigl", "B set"]);
    expect(forms.letterAnew(without).chosen).toBe(1);
    expect(methodsOf(forms.addLane(without))).toEqual(["A slr", "B rigl", "C set"]);
    const last = forms.removeLane(without, 2);
    expect(last.chosen).toBe(1);
    expect(forms.removeLane(last, 1)).toBe(last);
  });

  it("become a set-up and back", () => {
    const form = forms.typeNumber(forms.addLane(forms.firstForm), "sparsity", "75", 100);
    const setup = forms.setupOfForm(form);
    expect(setup.lanes[2]).toEqual({ method: "set", set: { sparsity: 0.75 } });
    expect(forms.formOf(setup)).toEqual({ ...form, chosen: 0 });
    expect(specsOf(setup)).toEqual(formSpecs(form, "temporal").specs);
  });
});

describe("applicableSettings", () => {
  const shown = (given: Parameters<typeof resolveSpec>[0], form: "temporal" | "features" = "temporal") =>
    applicableSettings(resolveSpec(given), form);

  it("shows of a method what it uses", () => {
    expect(shown({ method: "slr" })).toEqual(
      expect.arrayContaining(["rho", "slrStep", "denseEpochs", "retrainLearningRate"]),
    );
    expect(shown({ method: "slr" })).not.toContain("dropFraction");
    // One-shot pruning has no penalty phase: its pruning epochs are epochs of retraining.
    expect(shown({ method: "admm" })).toContain("pruneLearningRate");
    expect(shown({ method: "magnitude" })).not.toContain("pruneLearningRate");
    expect(shown({ method: "rigl" })).toEqual(expect.arrayContaining(["dropFraction", "updateInterval", "epochs"]));
    expect(shown({ method: "rigl" })).not.toContain("denseEpochs");
    expect(shown({ method: "dense" })).not.toContain("sparsity");
  });

  it("shows of model, task and data what has an effect", () => {
    const gcn = shown({ dataset: "file", task: "node", model: "gcn", method: "set" }, "features");
    expect(gcn).not.toContain("walkLength");
    expect(gcn).not.toContain("batchSize");
    expect(shown({ task: "link" })).toContain("walkScope");
    expect(shown({ dataset: "file", task: "node" })).not.toContain("walkScope");
    expect(shown({ optimizer: "adam" })).not.toContain("nesterov");
    expect(shown({ optimizer: "sgd" })).toContain("nesterov");
    expect(shown({ learningRateSchedule: "exponential" })).toContain("learningRateDecay");
    expect(shown({ learningRateSchedule: "cosine" })).not.toContain("learningRateDecay");
  });

  it("shows a quirk of the released code where it has an effect", () => {
    const ids = ["sgdRetraining", "testDropout", "denseStart", "chosenByTest"];
    const of = (given: Parameters<typeof shown>[0]) => shown(given).filter((id) => ids.includes(id));
    expect(of({ task: "link", method: "rigl" })).toEqual(["denseStart", "chosenByTest"]);
    expect(of({ dataset: "file", task: "node", method: "slr" })).toEqual([
      "sgdRetraining",
      "testDropout",
      "chosenByTest",
    ]);
    expect(of({ dataset: "file", task: "node", method: "gmp", dropout: 0 })).toEqual(["chosenByTest"]);
    expect(of({ task: "link", method: "dense" })).toEqual(["chosenByTest"]);
    expect(shown({ task: "link", method: "rigl", denseStart: true })).toContain("denseEpochs");
    const sgd = shown({ dataset: "file", task: "node", method: "slr", sgdRetraining: true });
    expect(sgd).not.toContain("retrainLearningRate");
  });
});

describe("the weights that stay", () => {
  it("are those of the paper's nets", () => {
    const link = resolveSpec({ task: "link", sparsity: 0.9 });
    const layers = expectedLayers(link, {});
    expect(layers).toEqual({ w1: { inputs: 16, outputs: 128 }, w2: { inputs: 128, outputs: 1 } });
    // round(0.1 · 2048) + round(0.1 · 128)
    expect(keptWeights(layers ?? {}, { ...link, distribution: "uniform" })).toEqual({ kept: 205 + 13, total: 2176 });
    const node = resolveSpec({ dataset: "file", task: "node", sparsity: 0.5 });
    const brain = expectedLayers(node, { classes: 10 });
    expect(keptWeights(brain ?? {}, node)).toEqual({ kept: 25216, total: 50432 });
    const gcn = resolveSpec({ dataset: "file", task: "node", model: "gcn", sparsity: 0.5, distribution: "uniform" });
    expect(keptWeights(expectedLayers(gcn, { featureCount: 1433, classes: 7 }) ?? {}, gcn).total).toBe(23040);
  });

  it("are unknown as long as the classes are", () => {
    expect(expectedLayers(resolveSpec({ dataset: "file", task: "node" }), {})).toBeUndefined();
  });
});

describe("dropped files", () => {
  const file = (name: string, size: number): File => new File(["x".repeat(size)], name);
  it("are told apart by name, else by size", () => {
    const [edges, labels] = [file("dblp.txt", 10), file("node2label.txt", 90)];
    expect(sortDropped([labels, edges])).toEqual({ edges, labels });
    const [large, small] = [file("a.txt", 90), file("b.txt", 10)];
    expect(sortDropped([small, large])).toEqual({ edges: large, labels: small });
    expect(sortDropped([large])).toEqual({ edges: large });
    expect(sortDropped([large, small, edges])).toBeUndefined();
    expect(sortDropped([])).toBeUndefined();
  });
});

describe("timeSpan", () => {
  it("writes Unix seconds as dates and other times as they are", () => {
    const { summary: base } = plain;
    expect(timeSpan({ ...base, firstTime: 925516800, lastTime: 1022889600 }, english)).toBe("1 May 1999 – 1 Jun 2002");
    expect(timeSpan({ ...base, firstTime: 0, lastTime: 69459254 }, english)).toBe("0 – 69,459,254");
    expect(timeSpan({ ...base, firstTime: 0, lastTime: 1 }, english)).toBe("0 – 1");
    expect(timeSpan(base, english)).toBe("none");
  });
});

describe("firstBackend", () => {
  it("lets the address go before what is stored, and says what it did not understand", () => {
    expect(firstBackend("?backend=cpu", "wasm")).toEqual({ backend: "cpu" });
    expect(firstBackend("", "wasm")).toEqual({ backend: "wasm" });
    expect(firstBackend("", "nonsense")).toEqual({ backend: "auto" });
    expect(firstBackend("?backend=tpu", undefined)).toMatchObject({
      backend: "auto",
      notice: expect.stringContaining("tpu"),
    });
  });
});
