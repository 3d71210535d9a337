import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseRecording } from "../src/record/parse";
import { recordingText } from "../src/record/text";
import { asksForNothing } from "../src/store/record/firstReplay";
import { looksLikeRecord, readRecord } from "../src/store/record/recordFile";
import { runNotes } from "../src/store/runNotes";
import { overlaidRuns, shownRuns } from "../src/store/shownRuns";
import { printColour } from "../src/ui/save/printColours";
import { createWords } from "../src/words/words";
import { makeSilentLab } from "./silentLab";
import { sweepFileOf, sweepOf } from "./sweepFixture";

const publicFile = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../public/runs/${name}`, import.meta.url)), "utf8");
const text = publicFile("slr-beside-rigl.json");
const recording = parseRecording(text, "r.json");
const fileOf = (content: string, name = "r.json"): File => new File([content], name);

function makeLab() {
  const { lab } = makeSilentLab();
  return { lab, state: () => lab.getState() };
}

/** A host of the recorded runs, without whatever is missing. */
function host(files: Readonly<Record<string, string>>): void {
  vi.stubGlobal("document", { baseURI: "https://lab.example/class/" });
  vi.stubGlobal("fetch", async (url: URL) => {
    const name = url.href.replace("https://lab.example/class/runs/", "");
    return name in files ? new Response(files[name]) : new Response("gone", { status: 404 });
  });
}

beforeEach(() => vi.stubGlobal("document", undefined));
afterEach(() => vi.unstubAllGlobals());

describe("a recording that is opened", () => {
  it("is replayed from its start with all its lanes, and its end is there at once", async () => {
    const { state } = makeLab();
    await state().openRecord(fileOf(text, "mine.json"));
    expect(state()).toMatchObject({
      view: "run",
      shownAt: 0,
      recorded: { title: "mine.json", source: "file", plays: true },
    });
    expect(state().recording).toEqual(recording);
    expect(state().runs.map(({ outcome }) => outcome)).toEqual(["finished", "finished"]);
    expect(shownRuns(state()).map(({ run }) => run.evaluations.epoch)).toEqual([[0], [0]]);
    state().showAt(undefined);
    expect(shownRuns(state()).map(({ run }) => run.result)).toEqual(state().runs.map(({ result }) => result));
  });

  it("shows each lane as of a step", async () => {
    const { state } = makeLab();
    state().replay(recording, { title: "r", source: "file" });
    const [{ plan }] = state().runs;
    state().showAt(7 * (plan?.stepsPerEpoch ?? 0));
    for (const { run } of shownRuns(state())) {
      expect(run.evaluations.epoch).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(run).toMatchObject({ outcome: "open", progress: { epoch: 7 } });
    }
  });

  it("gives way to what was there before, and to a run of its own settings", async () => {
    const { state } = makeLab();
    state().replay(recording, { title: "first", source: "file" });
    state().replay(recording, { title: "second", source: "page", plays: true });
    state().closeRecord();
    expect(state()).toMatchObject({ runs: [], recording: undefined, recorded: undefined, shownAt: undefined });
    state().replay(recording, { title: "third", source: "file", plays: true });
    state().repeatRecord();
    expect(state()).toMatchObject({ activity: "running", recorded: undefined, shownAt: undefined });
    expect(state().runs.map(({ spec }) => spec)).toEqual(recording.lanes.map(({ spec }) => spec));
  });

  it("waits for a run that is under way", async () => {
    const { state } = makeLab();
    state().runOrResume();
    await state().openRecord(fileOf(text));
    expect(state()).toMatchObject({ notice: expect.stringMatching(/^A run is under way/), recorded: undefined });
  });
});

describe("a file that is dropped", () => {
  it("is known by its content, whatever its name", async () => {
    expect(await looksLikeRecord(fileOf(text, "notes.txt"))).toBe(true);
    expect(await looksLikeRecord(fileOf("1 2 3\n", "edges.JSON"))).toBe(true);
    expect(await looksLikeRecord(fileOf("1 2 3\n", "edges.txt"))).toBe(false);
  });

  it("is told apart: a run, or a sweep", async () => {
    expect(await readRecord(fileOf(text))).toEqual({ kind: "run", recording });
    const sweep = sweepFileOf(sweepOf({ methods: ["rigl"], sparsities: [0.5], seeds: [1] }), () => ({
      accuracy: 0.7,
      flops: 1,
    }));
    expect(await readRecord(fileOf(JSON.stringify(sweep)))).toEqual({ kind: "sweep" });
  });

  it.each<[string, File, RegExp]>([
    ["no JSON", fileOf("1 2 3\n"), /^r\.json is not JSON .*take another copy/],
    ["cut short", fileOf(text.slice(0, 5000)), /^r\.json is not JSON .*cut short/],
    ["other JSON", fileOf('{"nodes": []}'), /^r\.json is neither a recorded run nor a sweep .* edge list or npz/],
    ["null", fileOf("null"), /^r\.json is neither/],
    ["of a newer version", fileOf(text.replace('"version":1', '"version":7')), /version is 7.*reload this page/],
    ["broken", fileOf(recordingText(recording).replace('"lanes"', '"tracks"')), /lanes must be a list, but is missing/],
    ["too large", Object.defineProperty(fileOf(text), "size", { value: 3e9 }), /has 3\.0.GB; .* at most 256.MB/],
  ])("and is %s gets its sentence", async (_, file, sentence) => {
    const { state } = makeLab();
    await state().openRecord(file);
    expect(state().notice).toMatch(sentence);
    expect(state()).toMatchObject({ runs: [], recorded: undefined, view: "run" });
  });
});

describe("the recorded runs of the page's host", () => {
  const files = { "index.json": publicFile("index.json"), "slr-beside-rigl.json": text };

  it("are listed and played", async () => {
    host(files);
    const { state } = makeLab();
    await state().listShipped();
    expect(state().shipped).toHaveLength(3);
    const [first, second] = state().shipped ?? [];
    await state().playShipped(first, true);
    expect(state()).toMatchObject({ recorded: { source: "page", shipped: first, plays: true }, shownAt: 0, recording });
    await state().playShipped(second);
    expect(state().notice).toMatch(/^The recorded run “Nodes at .*” could not be fetched; check the connection/);
    expect(state().recorded?.shipped).toEqual(first);
  });

  it("do not put themselves over what a person has begun meanwhile", async () => {
    host(files);
    const { state } = makeLab();
    await state().listShipped();
    const [first] = state().shipped ?? [];
    const playing = state().playShipped(first, true);
    state().runOrResume();
    await playing;
    expect(state()).toMatchObject({ activity: "running", recorded: undefined, notice: undefined });
  });

  it.each<Record<string, string>>([{}, { "index.json": "<!doctype html>" }, { "index.json": '{"runs": [{}]}' }])(
    "may be missing without a word: %o",
    async (some) => {
      host(some);
      const { state } = makeLab();
      await state().listShipped();
      expect([state().shipped, state().notice]).toEqual([undefined, undefined]);
    },
  );

  it("play at once only where the address asks for nothing", () => {
    for (const search of ["", "?lang=zh", "?lecture=1", "?theme=dark", "?utm_source=mail"])
      expect([search, asksForNothing({ search, hash: "" })]).toEqual([search, true]);
    for (const search of ["?view=run", "?data=x.npz", "?backend=cpu", "?seed=3", "?task=node", "?lesson=2"])
      expect([search, asksForNothing({ search, hash: "" })]).toEqual([search, false]);
    expect(asksForNothing({ search: "", hash: "#v=1&method=rigl" })).toBe(false);
    expect(asksForNothing({ search: "", hash: "#results" })).toBe(true);
  });
});

describe("what stands on every figure", () => {
  it("names data, lanes, seed, machine and release", () => {
    const { state } = makeLab();
    state().replay(recording, { title: "r", source: "file" });
    expect(runNotes(shownRuns(state()), recording, createWords("en"))).toEqual([
      "Data: ia-email (synthetic twin): 3,037 nodes, 40,000 edges; link prediction; FNN on walk embeddings; seed 1.",
      "A: SLR, 90\u00a0% sparsity; B: RigL, 90\u00a0% sparsity.",
      `Measured on CPU, WebAssembly SIMD (wasm). Sparse GNN Lab ${recording.release}, ${recording.made.slice(0, 10)}.`,
    ]);
  });

  it("names runs of the history each for itself, and their data on the chart where it is another", () => {
    const { state, lab } = makeLab();
    state().replay(recording, { title: "r", source: "file" });
    const [own] = state().runs;
    const run = {
      ...own,
      spec: { ...own.spec, seed: 7 },
      dataset: own.dataset && { ...own.dataset, name: "email.txt" },
    };
    lab.setState({
      overlays: [
        { entry: "a", index: 0, name: "first", run },
        { entry: "b", index: 0, run: own },
      ],
    });
    const earlier = overlaidRuns(state());
    expect(earlier.map(({ label }) => label)).toEqual(["SLR “first” email.txt", "SLR"]);
    expect(runNotes(shownRuns(state()), recording, createWords("en"), earlier).slice(2, 4)).toEqual([
      "Earlier run 1: SLR “first” email.txt, 90\u00a0% sparsity; email.txt, seed 7, CPU, WebAssembly SIMD.",
      "Earlier run 2: SLR, 90\u00a0% sparsity; ia-email (synthetic twin), seed 1, CPU, WebAssembly SIMD.",
    ]);
  });

  it("has the colours of the light theme", () => {
    const css = readFileSync(fileURLToPath(new URL("../src/ui/styles/tokens.css", import.meta.url)), "utf8");
    const light = css.slice(css.indexOf(':root[data-theme="light"] {'), css.indexOf("color-scheme: light;\n}"));
    for (const name of [
      "ink",
      "ink-2",
      "line-strong",
      ...["blue", "orange", "green", "purple", "grey"].map((one) => `series-${one}`),
    ]) {
      const colour = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(light)?.[1];
      expect([name, printColour(`var(--${name})`)]).toEqual([name, colour]);
    }
  });
});
